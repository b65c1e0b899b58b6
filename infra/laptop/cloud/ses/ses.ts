/** Mail is accepted from verified identities only, lies in the inbox before the sender hears so, and its fate comes back as an event. */
import { randomBytes } from 'node:crypto';
import nodemailer from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { EventBus } from '../events/events.ts';
import { isObject, objects, texts, truth } from '../shapes.ts';
import type { Stack } from '../template/template.ts';
import type { Fate, Inbox, NewMail } from './inbox.ts';
import { type Message, readMessage } from './mail-message.ts';
import { type SesEvent, sesEvent } from './ses-events.ts';

/** An error in SES's own words. */
export class SesError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface Outgoing {
  raw: Buffer;
  source: string | undefined;
  destinations: string[];
  tags: Record<string, string[]>;
  configurationSet: string | undefined;
}

/** What IAM is asked about, and what is needed to accept the mail. */
export interface Envelope extends Outgoing {
  message: Message;
  sender: string;
  /** ARNs of the identity and of the configuration set. */
  resources: string[];
}

const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';
const FATES: Record<string, Fate> = {
  ok: 'Delivery',
  bounce: 'Bounce',
  suppressionlist: 'Bounce',
  complaint: 'Complaint',
};

export class Ses {
  private readonly stack: Stack;
  private readonly inbox: Inbox;
  private readonly bus: EventBus;
  private readonly clock: Clock;

  constructor(stack: Stack, inbox: Inbox, bus: EventBus, clock: Clock) {
    this.stack = stack;
    this.inbox = inbox;
    this.bus = bus;
    this.clock = clock;
    for (const { logicalId, properties } of stack.ofType('AWS::SES::ConfigurationSetEventDestination')) {
      if (!isObject(properties.EventDestination) || !isObject(properties.EventDestination.EventBridgeDestination)) {
        throw new Error(
          `${logicalId} sends SES events elsewhere than to EventBridge, which the laptop cloud does not know`,
        );
      }
    }
  }

  /** Completes the envelope from the raw headers; refuses what SES refuses before it asks for permission. */
  async address(mail: Outgoing): Promise<Envelope> {
    const { bcc, ...message } = await readMessage(mail.raw);
    const sender = plain(mail.source ?? message.from);
    const identity = this.identityOf(sender);
    const fromHeader = plain(message.from);
    const unverified = [sender, fromHeader].find((address) => this.identityOf(address) === undefined);
    if (identity === undefined || unverified !== undefined) {
      throw new SesError(
        'MessageRejected',
        `Email address is not verified. The following identities failed the check in region ${this.stack.region.toUpperCase()}: ${unverified ?? sender}`,
      );
    }
    const destinations = (
      mail.destinations.length > 0 ? mail.destinations : [...message.to, ...message.cc, ...bcc]
    ).map(plain);
    if (destinations.length === 0) throw new SesError('InvalidParameterValue', "Missing required header 'To'.");
    if (destinations.length > 50) throw new SesError('InvalidParameterValue', 'Recipient count exceeds 50.');
    const bad = destinations.find((address) => !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address));
    if (bad !== undefined) throw new SesError('InvalidParameterValue', `Illegal address: ${bad}`);
    const configurationSet =
      mail.configurationSet ?? message.headers['x-ses-configuration-set'] ?? identity.configurationSet;
    const sets = this.stack.ofType('AWS::SES::ConfigurationSet').map(({ ref }) => ref);
    if (configurationSet !== undefined && !sets.includes(configurationSet)) {
      throw new SesError('ConfigurationSetDoesNotExist', `Configuration set <${configurationSet}> does not exist.`);
    }
    const arn = (rest: string) => `arn:aws:ses:${this.stack.region}:${this.stack.account}:${rest}`;
    const resources = [
      arn(`identity/${identity.name}`),
      ...(configurationSet === undefined ? [] : [arn(`configuration-set/${configurationSet}`)]),
    ];
    return {
      ...mail,
      message,
      sender,
      destinations,
      configurationSet,
      resources,
      tags: { ...headerTags(message.headers['x-ses-message-tags']), ...mail.tags },
    };
  }

  /** The mail and the deliveries of its events are written together; returns the message id. */
  accept(envelope: Envelope): string {
    const { raw, message, sender, destinations, tags, configurationSet } = envelope;
    const messageId = `${randomBytes(8).toString('hex')}-${randomBytes(16).toString('hex')}-000000`;
    const rejected = raw.includes(EICAR);
    const marks = destinations.map((address) => ({ address, mark: rejected ? 'reject' : this.inbox.fateOf(address) }));
    const fates = Object.fromEntries(marks.map(({ address, mark }) => [address, FATES[mark] ?? 'Reject']));
    const at = new Date(this.clock.now()).toISOString();
    const mail: NewMail = { ...message, messageId, at, sender, recipients: destinations, tags, fates, raw };
    const events = [...new Set(marks.map(({ mark }) => mark))].map((mark) => {
      const recipients = marks.filter((each) => each.mark === mark).map(({ address }) => address);
      return { kind: FATES[mark] ?? ('Reject' as Fate), recipients, suppressed: mark === 'suppressionlist' };
    });
    const sent: typeof events | { kind: SesEvent; recipients: string[]; suppressed: boolean }[] = [
      { kind: 'Send' as const, recipients: destinations, suppressed: false },
      ...events,
    ];
    const published = sent.filter(
      ({ kind }) => configurationSet !== undefined && this.publishes(configurationSet, kind),
    );
    this.bus.publish(
      published.map(({ kind, recipients, suppressed }) => ({
        source: 'aws.ses',
        resources: envelope.resources.slice(1),
        ...sesEvent(kind, mail, recipients, configurationSet ?? '', suppressed),
      })),
      () => this.inbox.put(mail),
    );
    return messageId;
  }

  private publishes(configurationSet: string, kind: SesEvent): boolean {
    return this.stack.ofType('AWS::SES::ConfigurationSetEventDestination').some(({ properties }) => {
      const destination = isObject(properties.EventDestination) ? properties.EventDestination : {};
      const types = texts(destination.MatchingEventTypes).map((type) => type.toLowerCase());
      return (
        properties.ConfigurationSetName === configurationSet &&
        truth(destination.Enabled ?? true) &&
        types.includes(kind.toLowerCase())
      );
    });
  }

  /** The address itself, or its domain, as an identity of the template. */
  private identityOf(address: string): { name: string; configurationSet: string | undefined } | undefined {
    const identities = this.stack.ofType('AWS::SES::EmailIdentity');
    for (const candidate of [address.toLowerCase(), address.toLowerCase().split('@')[1]]) {
      const found = identities.find(({ ref }) => ref.toLowerCase() === candidate);
      const set = objects(found?.properties.ConfigurationSetAttributes)[0]?.ConfigurationSetName;
      if (found !== undefined) return { name: found.ref, configurationSet: typeof set === 'string' ? set : undefined };
    }
    return undefined;
  }
}

/** `Office <a@b.example>` is a@b.example. */
const plain = (address: string): string => /<([^>]*)>\s*$/.exec(address)?.[1] ?? address.trim();

function headerTags(header: string | undefined): Record<string, string[]> {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name, [value]]] : [])));
}

/** SendEmail's parts as a raw mail. */
export async function compose(mail: {
  from: string;
  to: string[];
  cc: string[];
  replyTo: string[];
  subject: string;
  text: string;
  html: string;
}): Promise<Buffer> {
  const built = await nodemailer
    .createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
    .sendMail(mail);
  return Buffer.isBuffer(built.message) ? built.message : Buffer.from(String(built.message));
}
