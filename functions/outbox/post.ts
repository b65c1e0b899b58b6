/** Hands a finished mail to SES; nodemailer writes the MIME, so that no field of an MOU can become a header. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Attachment } from '../shared/mail.ts';
import { addressHeader, looksEncoded, subjectOf } from '../shared/mail-headers.ts';
import { gateOf } from './turns.ts';

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

const inTurn = gateOf({ now: () => performance.now(), sleep, chance: Math.random });

/** The mail as it goes over the wire. */
export async function mimeOf({ to, attachment, subject, text, html }: Outgoing): Promise<Buffer> {
  const spelled = looksEncoded(to.name);
  const composer = new MailComposer({
    from: process.env.MAIL_FROM,
    ...(!spelled && { to }),
    ...{ subject: subjectOf(subject), text, html },
    // Lines of a mail end in CR and LF, also inside its parts.
    newline: 'windows',
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(attachment && {
      attachments: [{ filename: attachment.name, content: attachment.content, contentType: attachment.mediaType }],
    }),
  });
  const built = await composer.compile().build();
  return spelled ? Buffer.concat([Buffer.from(addressHeader('To', to)), built]) : built;
}

/** Returns SES's message id. Throws when SES did not take the mail, or did not say so in time. */
export async function post(outgoing: Outgoing): Promise<string> {
  const { to, tags } = outgoing;
  const mail = new SendRawEmailCommand({
    RawMessage: { Data: await mimeOf(outgoing) },
    Destinations: [to.address],
    ConfigurationSetName: process.env.CONFIGURATION_SET,
    Tags: Object.entries(tags).flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }])),
  });
  const { MessageId = 'unknown' } = await inTurn(() => ses.send(mail));
  return MessageId;
}
