/** Mail is accepted from verified identities only, lies in the inbox before the sender hears so, and its fate comes back as an event. */
import { randomBytes } from 'node:crypto';
import nodemailer from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { EventBus } from '../events/events.ts';
import { isObject, objects, texts, truth } from '../shapes.ts';
import type { Stack } from '../template/template.ts';
import type { Fate, Inbox, NewMail } from './inbox.ts';
import { type Message, readMessage } from './mail-message.ts';
import { isSimulator, type Outcome, outcomesOf } from './mailbox-fates.ts';
import { sesEvent } from './ses-events.ts';

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
const REJECTED: Outcome = { kind: 'Reject' };
/** What an account may send: a sandbox 1 a second and 200 a day, a new production account 14 and 50,000. */
export interface MailQuota {
  perSecond: number;
  perDay: number;
}

const SECOND = 1_000;
const DAY = 86_400_000;

export class Ses {
  private readonly stack: Stack;
  private readonly inbox: Inbox;
  private readonly bus: EventBus;
  private readonly clock: Clock;
  private readonly quota: MailQuota | undefined;

  /** @param quota of the account; without one everything is accepted */
  constructor(stack: Stack, inbox: Inbox, bus: EventBus, clock: Clock, quota?: MailQuota) {
    this.quota = quota;
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
    this.holdToQuota(destinations);
    const rejected = raw.includes(EICAR);
    const fates: Record<string, Fate> = {};
    const became = new Map<string, { outcome: Outcome; recipients: string[] }>();
    for (const address of destinations) {
      for (const outcome of rejected ? [REJECTED] : outcomesOf(this.inbox.fateOf(address))) {
        const key = JSON.stringify(outcome);
        became.set(key, { outcome, recipients: [...(became.get(key)?.recipients ?? []), address] });
        fates[address] ??= outcome.kind as Fate;
      }
    }
    const at = new Date(this.clock.now()).toISOString();
    const mail: NewMail = { ...message, messageId, at, sender, recipients: destinations, tags, fates, raw };
    const all: { outcome: Outcome; recipients: string[] }[] = [
      { outcome: { kind: 'Send' }, recipients: destinations },
      ...became.values(),
    ];
    const published = all.filter(
      ({ outcome }) => configurationSet !== undefined && this.publishes(configurationSet, outcome.kind),
    );
    this.bus.publish(
      published.map(({ outcome, recipients }) => ({
        source: 'aws.ses',
        resources: envelope.resources.slice(1),
        ...sesEvent(outcome, mail, recipients, configurationSet ?? ''),
      })),
      () => this.inbox.put(mail),
    );
    return messageId;
  }

  /** What goes to the simulator counts for the rate alone. */
  private holdToQuota(destinations: readonly string[]): void {
    if (this.quota === undefined) return;
    const since = (ago: number) => new Date(this.clock.now() - ago).toISOString();
    const counts = (address: string) => !isSimulator(address);
    const { perSecond, perDay } = this.quota;
    if (this.inbox.sentSince(since(DAY), counts) + destinations.filter(counts).length > perDay)
      throw new SesError('Throttling', 'Daily message quota exceeded.');
    if (this.inbox.sentSince(since(SECOND), () => true) + destinations.length > perSecond)
      throw new SesError('Throttling', 'Maximum sending rate exceeded.');
  }

  private publishes(configurationSet: string, kind: Outcome['kind']): boolean {
    return this.stack.ofType('AWS::SES::ConfigurationSetEventDestination').some(({ properties }) => {
      const destination = isObject(properties.EventDestination) ? properties.EventDestination : {};
      // `DELIVERY_DELAY`, `deliveryDelay` and `DeliveryDelay` are one.
      const types = texts(destination.MatchingEventTypes).map((type) => type.toLowerCase().replaceAll('_', ''));
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
