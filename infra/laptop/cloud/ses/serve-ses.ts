/** SES v1 behind the front door: form in, XML out; a mail that was accepted lies in the inbox before the caller hears so. */
import { randomUUID } from 'node:crypto';
import type { Faults } from '../faults.ts';
import type { Call, Reply, Service } from '../front-door.ts';
import { AccessDenied } from '../iam/roles.ts';
import { compose, type Outgoing, type Ses, SesError } from './ses.ts';

export function serveSes(ses: Ses, faults: () => Faults): Service {
  return {
    async answer(call: Call): Promise<Reply | undefined> {
      const form = new URLSearchParams(call.body);
      const action = form.get('Action') ?? '';
      try {
        if (action !== 'SendRawEmail' && action !== 'SendEmail')
          throw new SesError('InvalidAction', `The laptop cloud does not serve ses:${action}`);
        const mail = await (action === 'SendRawEmail' ? rawMail(form) : plainMail(form));
        const envelope = await ses.address(mail);
        for (const resource of envelope.resources) {
          call.caller.check(`ses:${action}`, resource, {
            'ses:fromaddress': [envelope.sender],
            'ses:recipients': envelope.destinations,
          });
        }
        const { mail: chosen } = faults();
        const fault =
          typeof chosen === 'function'
            ? chosen({ from: envelope.sender, to: envelope.destinations, raw: envelope.raw.toString() })
            : chosen;
        if (fault === 'refuse') throw new SesError('MessageRejected', 'The laptop cloud was told to refuse this mail.');
        if (fault === 'throttle') throw new SesError('Throttling', 'Maximum sending rate exceeded.');
        const messageId = ses.accept(envelope);
        return fault === 'time out after delivery' ? undefined : success(action, messageId);
      } catch (error) {
        if (error instanceof AccessDenied) return failure(403, 'AccessDenied', error.message);
        if (error instanceof SesError) return failure(400, error.name, error.message);
        throw error;
      }
    },
  };
}

/** `Name.member.1`, `Name.member.2`, ... */
const members = (form: URLSearchParams, name: string): string[] => {
  const values: string[] = [];
  for (let index = 1; form.has(`${name}.member.${index}`); index += 1)
    values.push(form.get(`${name}.member.${index}`) ?? '');
  return values;
};

function tagsOf(form: URLSearchParams): Record<string, string[]> {
  const tags: Record<string, string[]> = {};
  for (let index = 1; form.has(`Tags.member.${index}.Name`); index += 1) {
    const [name, value] = ['Name', 'Value'].map((part) => form.get(`Tags.member.${index}.${part}`) ?? '');
    for (const part of [name, value]) {
      if (!/^[A-Za-z0-9_.@-]{1,256}$/.test(part ?? ''))
        throw new SesError('InvalidParameterValue', `Invalid value for message tag: ${part}`);
    }
    tags[name ?? ''] = [value ?? ''];
  }
  return tags;
}

function rawMail(form: URLSearchParams): Outgoing {
  return {
    raw: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'),
    source: form.get('Source') ?? undefined,
    destinations: members(form, 'Destinations'),
    tags: tagsOf(form),
    configurationSet: form.get('ConfigurationSetName') ?? undefined,
  };
}

async function plainMail(form: URLSearchParams): Promise<Outgoing> {
  const [to, cc, bcc] = ['To', 'Cc', 'Bcc'].map((kind) => members(form, `Destination.${kind}Addresses`));
  const from = form.get('Source') ?? '';
  const raw = await compose({
    from,
    to: to ?? [],
    cc: cc ?? [],
    replyTo: members(form, 'ReplyToAddresses'),
    subject: form.get('Message.Subject.Data') ?? '',
    text: form.get('Message.Body.Text.Data') ?? '',
    html: form.get('Message.Body.Html.Data') ?? '',
  });
  return {
    raw,
    source: from,
    destinations: [...(to ?? []), ...(cc ?? []), ...(bcc ?? [])],
    tags: tagsOf(form),
    configurationSet: form.get('ConfigurationSetName') ?? undefined,
  };
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';
const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const success = (action: string, messageId: string): Reply => ({
  status: 200,
  type: 'text/xml',
  body: `<${action}Response xmlns="${NAMESPACE}"><${action}Result><MessageId>${messageId}</MessageId></${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
});
const failure = (status: number, code: string, message: string): Reply => ({
  status,
  type: 'text/xml',
  body: `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
});
