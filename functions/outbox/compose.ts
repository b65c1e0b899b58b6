/** From an effect to finished mails, the same for all families: read once, then for each recipient choose, and for each reader mint and write. */

import type { Instant } from '../shared/kernel.ts';
import type { EffectItem, MailEffect } from '../shared/ledger/effects.ts';
import { type AnyFamily, contentOf, recipientOf, type Sending } from '../shared/mail.ts';
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
}

export type MailItem = Pick<EffectItem, 'stream' | 'seq'> & { effect: MailEffect };

export const sendingOf = ({ stream, seq, effect }: MailItem, now: Instant): Sending => {
  const { template, about, to } = effect;
  return { stream, seq, template, about, to, now, service: process.env.SERVICE_URL ?? '' };
};

/** Drafts by recipient: none when events have overtaken the mail, or nobody is there to read it. */
export async function draftsOf(family: AnyFamily, sending: Sending): Promise<(name: string) => Draft[]> {
  const facts = await family.read(sending);
  return (name) => {
    const of = { facts, sending, to: recipientOf(name) };
    const template = family.choose(of);
    if (template === undefined) return [];
    return family.readers(of, template).map((reader) => ({
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
        return { outgoing, reminds: content.reminds };
      },
    }));
  };
}
