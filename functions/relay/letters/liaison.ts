/** One mail to each liaison of a party's agency, as long as the party still owes something, or its holder is out of term. */
import { readText } from '../../agreements/agreement.reads.ts';
import { agencyFrom, agencyKey } from '../../identity/agency.store.ts';
import { holderInTerm } from '../../offices/holder.rules.ts';
import { liaisonMail } from '../../offices/offices.mail.tsx';
import { lacks } from '../../offices/readiness.rules.ts';
import type { MailEffect } from '../../shared/effects.ts';
import type { Instant } from '../../shared/kernel.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { batchGet } from '../../shared/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Outgoing } from '../post.ts';
import { matterOf, service } from './matter.ts';

/** None when events have overtaken the mail, or nobody is registered. */
export async function liaisonLetters(effect: MailEffect, party: string, now: Instant): Promise<Outgoing[]> {
  const { agreement, round, registered, offices } = await matterOf(effect, party);
  if (agreement.status !== 'out for signature' || agreement.round !== effect.round) return [];
  const { documentHash } = agreement;
  const turn = round?.signatories[party]?.status ?? 'waiting';
  // Whoever was asked is prepared; a new holder gets a link at once, and no word to pass on.
  const missing = turn === 'waiting' ? lacks(offices, { documentHash, structure: registered.structure }) : [];
  const mayStillSign = turn === 'waiting' || turn === 'asked';
  const term = offices && mayStillSign && holderInTerm(offices.signatory, dayIn(agreement.zone, now)).refused;
  if (missing.length === 0 && !term) return [];
  const liaisons = await liaisonsOf(registered.agency);
  const text = await readText(agreement.textHash);
  const template = ['reminder', 'ending'].includes(effect.template) ? 'reminder' : 'prepare';
  return liaisons.map(({ name, mailbox }) => {
    const letter = { service: service(), agreement, deadline: round?.deadline, text, party, to: { name } };
    return {
      to: { name, address: mailbox },
      ...mail(liaisonMail(template, letter, missing, term ? term.wrong : undefined)),
      tags: { round: effect.round, party, template: effect.template, to: 'liaison' },
    };
  });
}

/** Who vouches for an agency today. */
export async function liaisonsOf(agency: string | undefined) {
  if (agency === undefined) return [];
  return agencyFrom(await batchGet([agencyKey(agency)]), agency)?.liaisons ?? [];
}
