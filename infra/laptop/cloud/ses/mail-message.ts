/** What a raw mail says, in the form that an inbox shows and that SES events repeat. */
import { type AddressObject, simpleParser } from 'mailparser';

export interface Attachment {
  name: string;
  type: string;
  bytes: number;
  /** base64 */
  content: string;
}

export interface Message {
  /** Lower-case header names, values as they were sent, unfolded and decoded; repeated headers on lines of their own. */
  headers: Record<string, string>;
  from: string;
  to: string[];
  cc: string[];
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
}

const addresses = (of: AddressObject | AddressObject[] | undefined): string[] =>
  (of === undefined ? [] : Array.isArray(of) ? of : [of]).flatMap(({ value }) =>
    value.flatMap((each) => [each, ...(each.group ?? [])]).flatMap(({ address }) => (address ? [address] : [])),
  );

export async function readMessage(raw: Buffer): Promise<Message & { bcc: string[] }> {
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true });
  const headers: Record<string, string> = {};
  for (const { key, line } of mail.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n\s+/g, ' ')
      .trim();
    headers[key] = key in headers ? `${headers[key]}\n${value}` : value;
  }
  return {
    headers,
    from: addresses(mail.from)[0] ?? '',
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    bcc: addresses(mail.bcc),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
    attachments: mail.attachments.map((each) => ({
      name: each.filename ?? '',
      type: each.contentType,
      bytes: each.size,
      content: each.content.toString('base64'),
    })),
  };
}
