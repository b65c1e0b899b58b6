/** One mail to each liaison of a party about a signature made outside, as long as there is still something to do about it. */
import { readText } from '../../agreements/agreement.reads.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { outsideMail } from '../../signing/outside/outside.mail.tsx';
import type { Outgoing } from '../post.ts';
import { liaisonsOf } from './liaison.ts';
import { matterOf, service } from './matter.ts';

export const isAboutOutside = ({ template }: MailEffect): boolean => template.startsWith('outside-');

/** None when it was answered, withdrawn or replaced meanwhile. */
export async function outsideLetters(effect: MailEffect, party: string): Promise<Outgoing[]> {
  const { agreement, round, registered } = await matterOf(effect, party);
  if (round?.status !== 'open' || agreement.round !== effect.round) return [];
  const waits = (one: string) => round.signatories[one]?.offer !== undefined;
  const refused =
    effect.template === 'outside-refused' && round.signatories[party]?.status === 'asked' && !waits(party);
  const about = refused ? [party] : agreement.parties.filter((one) => one !== party && waits(one));
  if (effect.template === 'outside-refused' && !refused) return [];
  const [liaisons, text] = await Promise.all([liaisonsOf(registered.agency), readText(agreement.textHash)]);
  return liaisons.flatMap(({ name, mailbox }) =>
    about.map((one) => ({
      to: { name, address: mailbox },
      ...mail(outsideMail(effect.template, { service: service(), agreement, text, party, about: one })),
      tags: { round: effect.round, party, template: effect.template, to: 'liaison' },
    })),
  );
}
