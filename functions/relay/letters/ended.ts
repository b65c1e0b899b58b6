/** One mail to each liaison of a party about how a round ended; the copy goes along as it does to the office that signs. */
import { readText, signatoryOf } from '../../agreements/agreement.reads.ts';
import type { MailEffect } from '../../shared/effects.ts';
import type { Instant } from '../../shared/kernel.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { alike } from '../../shared/mailbox.ts';
import { signingMail } from '../../signing/signing.mail.tsx';
import type { Outgoing } from '../post.ts';
import { liaisonsOf } from './liaison.ts';
import { matterOf, service } from './matter.ts';
import { sealedCopy } from './sealed-copy.ts';

const ENDED = new Set(['executed', 'closed']);
export const isAboutTheEnd = ({ template }: MailEffect): boolean => ENDED.has(template);

/** None when the round never opened, so that nobody heard of it, or a new version has replaced it. */
export async function endedLetters(effect: MailEffect, party: string, now: Instant): Promise<Outgoing[]> {
  const { agreement, round, registered } = await matterOf(effect, party);
  if (!round || agreement.round !== effect.round) return [];
  const { template } = effect;
  const [liaisons, text] = await Promise.all([liaisonsOf(registered.agency), readText(agreement.textHash)]);
  const attachment = template === 'executed' ? await sealedCopy(agreement) : undefined;
  const link = `${service()}/agreements/${agreement.id}`;
  // Who holds the office that signs as well has the mail to that office.
  const { mailbox: head } = signatoryOf(registered).holder;
  const told = liaisons.filter(
    ({ mailbox }) => round.signatories[party]?.status === 'waiting' || !alike(mailbox, head),
  );
  return told.map(({ name, mailbox }) => {
    const to = { name, title: 'liaison' };
    const letter = { now, service: service(), agreement, round, text, party, to, link, asLiaison: true };
    return {
      to: { name, address: mailbox },
      ...mail(signingMail(template, letter)),
      ...(attachment && { attachment }),
      tags: { round: round.id, party, template, to: 'liaison' },
    };
  });
}
