/** Hands a finished mail to SES; nodemailer writes the MIME, so that no field of an MOU can become a header. */
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Attachment } from '../shared/mail.ts';

export interface Outgoing {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  attachment?: Attachment;
  /** Come back with every delivery report. Letters, digits, hyphen and underscore only. */
  tags: Readonly<Record<string, string | undefined>>;
}

/** One try a claim: whether SES took a mail it did not answer for is unknown, so the effect's own pause decides when to send again. */
const ses = new SESClient({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
});

/** Returns SES's message id. Throws when SES did not take the mail, or did not say so in time. */
export async function post({ to, attachment, tags, ...parts }: Outgoing): Promise<string> {
  const composer = new MailComposer({
    from: process.env.MAIL_FROM,
    to,
    ...parts,
    // Lines of a mail end in CR and LF, also inside its parts.
    newline: 'windows',
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(attachment && {
      attachments: [{ filename: attachment.name, content: attachment.content, contentType: attachment.mediaType }],
    }),
  });
  const { MessageId = 'unknown' } = await ses.send(
    new SendRawEmailCommand({
      RawMessage: { Data: await composer.compile().build() },
      Destinations: [to.address],
      ConfigurationSetName: process.env.CONFIGURATION_SET,
      Tags: Object.entries(tags).flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }])),
    }),
  );
  return MessageId;
}
