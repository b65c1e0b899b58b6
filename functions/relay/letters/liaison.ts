/** One mail to each liaison of a party's agency, as long as the party still owes something. */
import { readText } from '../../agreements/agreement.reads.ts';
import { agencyFrom, agencyKey } from '../../identity/agency.store.ts';
import { liaisonMail } from '../../offices/offices.mail.tsx';
import { lacks } from '../../offices/readiness.rules.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { readTogether } from '../../shared/table.ts';
import type { Outgoing } from '../post.ts';
import { matterOf, service } from './matter.ts';

/** None when events have overtaken the mail, or nobody is registered. */
export async function liaisonLetters(effect: MailEffect, party: string): Promise<Outgoing[]> {
  const { agreement, round, registered, offices } = await matterOf(effect, party);
  if (agreement.status !== 'out for signature' || agreement.round !== effect.round) return [];
  const { documentHash } = agreement;
  const missing = lacks(offices, { documentHash, structure: registered.structure });
  if (missing.length === 0) return [];
  const liaisons = await liaisonsOf(registered.agency);
  const text = await readText(agreement.textHash);
  const template = ['reminder', 'ending'].includes(effect.template) ? 'reminder' : 'prepare';
  return liaisons.map(({ name, mailbox }) => {
    const letter = { service: service(), agreement, deadline: round?.deadline, text, party, to: { name } };
    return {
      to: { name, address: mailbox },
      ...mail(liaisonMail(template, letter, missing)),
      tags: { round: effect.round, party, template: effect.template, to: 'liaison' },
    };
  });
}

/** Who vouches for an agency today. */
export async function liaisonsOf(agency: string | undefined) {
  if (agency === undefined) return [];
  return agencyFrom(await readTogether([agencyKey(agency)]), agency)?.liaisons ?? [];
}
