/** Mail is one kind of effect, carried out in one way; what the mails of a capability have of their own is a family. */

import type { Instant } from './kernel.ts';
import type { MailEffect } from './ledger/effect.schema.ts';
import type { MailContent } from './mail-layout.tsx';
import type { MailTags } from './mail-tags.ts';

/** A mail effect at the moment at which it is carried out, with the event that asked for it. */
export interface Sending extends Pick<MailEffect, 'template' | 'to'> {
  stream: string;
  seq: number;
  /** The ids that the effect names. */
  about: Readonly<Record<string, string>>;
  now: Instant;
  /** Public address of the service. */
  service: string;
}

/** One name in an effect's `to`, such as `health/liaison`; without a slash, `health` and `health_cfo` are offices that sign for it. */
export interface Recipient {
  name: string;
  party: string;
  who: string;
}

export function recipientOf(name: string): Recipient {
  const [seat = '', who = 'signatory'] = name.split('/');
  return { name, party: seat.split('_')[0] ?? seat, who };
}

export const partiesIn = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => recipientOf(name).party)),
];

/** Whoever reads a recipient's mail today. */
export interface Reader {
  name: string;
  mailbox: string;
  tags: MailTags;
}

export interface Attachment {
  name: string;
  content: Buffer;
  mediaType: string;
}

export type Contents<View> = Readonly<Record<string, (view: View) => MailContent>>;

/** One recipient of one effect, with what was read for all of them. */
export interface To<Facts> {
  facts: Facts;
  sending: Sending;
  to: Recipient;
}

/** Another email of the same moment says all of this one to the same person: it goes out alone, and the effect says in which one this was told. */
export interface ToldIn {
  toldIn: string;
  /** The other is about to be asked for: this one waits for it a while, and goes out by itself if it does not come. */
  soon?: true;
}

export interface Family<Facts, Person extends Reader, Secret, View> {
  /** Everything that decides and is told, for all recipients together. */
  read: (sending: Sending) => Promise<Facts>;
  /** Which mail it is now; none when events have overtaken it. Pure. */
  choose: (of: To<Facts>) => string | ToldIn | undefined;
  /** Nobody, where nobody is there to read it. Pure. */
  readers: (of: To<Facts>, template: string) => readonly Person[];
  /** Makes and keeps the link, code or word that the mail carries, just before it is sent. */
  mint?: (of: To<Facts>, template: string) => Promise<Secret>;
  view: (of: To<Facts>, reader: Person, secret: Secret) => View;
  content: Contents<View>;
  attach?: (of: To<Facts>) => Attachment | undefined;
  /** Asked for by whoever typed an address: it lapses after minutes, and its item tells nobody what came of it. */
  onRequest?: true;
}

/** Asked for by whoever typed an address, and answered by mails of other families: which, is found out when it is carried out. */
export interface Lookup {
  onRequest: true;
  answers: (sending: Sending) => Promise<readonly MailEffect[]>;
}

export type AnyFamily = Family<unknown, Reader, unknown, unknown>;

/** Makes families of any facts fit into one list without losing the types they were checked with. */
export const defineFamily = <Facts, Person extends Reader, Secret, View>(
  family: Family<Facts, Person, Secret, View>,
): AnyFamily => family as unknown as AnyFamily;

/** The address from which emails come takes none, so that an answer would be lost. */
export const nobodyReads = (whom: string): string => `Nobody reads answers to this email. Write to ${whom} instead.`;

/** Each template of a family, written in one way: with its greeting, its link and its footer. */
export const contents = <Template, View>(
  templates: Readonly<Record<string, Template>>,
  write: (view: View, template: Template) => MailContent,
): Contents<View> =>
  Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [name, (view: View) => write(view, template)]),
  );

/** The content of one mail. Throws RangeError on a template that the family does not have. */
export function contentOf<View>(content: Contents<View>, template: string, view: View): MailContent {
  const write = Object.hasOwn(content, template) ? content[template] : undefined;
  if (!write) throw new RangeError(`There is no email called ${template}`);
  return write(view);
}
