/** From an effect to finished mails, the same for all families: read once, then for each recipient choose, and for each reader mint and write. */

import type { Instant } from '../shared/kernel.ts';
import type { EffectItem, MailEffect } from '../shared/ledger/effects.ts';
import { type AnyFamily, contentOf, recipientOf, type Sending, type ToldIn } from '../shared/mail.ts';
import { mail, type Reminds } from '../shared/mail-layout.tsx';
import type { Outgoing } from './post.ts';

/** A mail to one mailbox that is still to be written: its link or code is made at the last moment. */
export interface Draft {
  mailbox: string;
  write: () => Promise<Written>;
}

export interface Written {
  outgoing: Outgoing;
  /** Of one that only reminds. */
  reminds: Reminds | undefined;
  /** Of one that carries no link or code of its own: whoever has had many today may have it as a line of another. */
  news: News | undefined;
}

export interface News {
  subject: string;
  by?: Instant | undefined;
}

export type MailItem = Pick<EffectItem, 'stream' | 'seq'> & { effect: MailEffect };

export const sendingOf = ({ stream, seq, effect }: MailItem, now: Instant): Sending => {
  const { template, about, to } = effect;
  return { stream, seq, template, about, to, now, service: process.env.SERVICE_URL ?? '' };
};

/** What a recipient is sent: nothing when events have overtaken the email, nobody is there to read it, or another one tells it. */
export interface ForRecipient {
  drafts: Draft[];
  toldIn?: ToldIn;
}

/** @param waited whether it waited long enough for an email that was to tell it */
export async function draftsOf(
  family: AnyFamily,
  sending: Sending,
  waited = false,
): Promise<(name: string) => ForRecipient> {
  const facts = await family.read(sending);
  return (name) => {
    const of = { facts, sending, to: recipientOf(name) };
    const chosen = family.choose(of);
    if (chosen === undefined) return { drafts: [] };
    if (typeof chosen !== 'string' && !(chosen.soon && waited)) return { drafts: [], toldIn: chosen };
    const template = typeof chosen === 'string' ? chosen : sending.template;
    const drafts = family.readers(of, template).map((reader) => ({
      mailbox: reader.mailbox,
      write: async () => {
        const view = family.view(of, reader, await family.mint?.(of, template));
        const attachment = family.attach?.(of);
        const content = contentOf(family.content, template, view);
        const outgoing: Outgoing = {
          to: { name: reader.name, address: reader.mailbox },
          ...mail(content),
          ...(attachment && { attachment }),
          tags: { template, ...reader.tags },
        };
        const alone = family.mint || family.attach || family.onRequest;
        const news = alone ? undefined : { subject: outgoing.subject, by: content.by };
        return { outgoing, reminds: content.reminds, news };
      },
    }));
    return { drafts };
  };
}
