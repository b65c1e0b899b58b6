/** To a liaison who looked for an agreement: the address of the party's page, behind which only its liaisons come. */
import { type Agreement, readText } from '../../agreements/agreement.reads.ts';
import { readAgency } from '../../identity/agency.store.ts';
import type { AgencyRow } from '../../identity/person.store.ts';
import { foundByLiaisonMail } from '../../offices/offices.mail.tsx';
import { mail } from '../../shared/mail-layout.tsx';
import { sameMailbox } from '../../shared/mailbox.ts';
import type { Round } from '../../signing/round.state.ts';
import type { Outgoing } from '../post.ts';
import { service } from './matter.ts';

/** A party whose agency this person is a liaison of today. */
export interface Tended {
  agreement: string;
  party: string;
  agency: string;
  name: string;
}

/** The parties of every agency that has this mailbox among its liaisons; rows are hints, so the agency itself is asked. */
export async function tendedBy(mailbox: string, rows: readonly AgencyRow[]): Promise<Tended[]> {
  const read = await Promise.all(rows.filter((row) => row.as === 'liaison').map((row) => readAgency(row.agency)));
  return read.flatMap(({ agency, parties }) => {
    const liaison = agency?.liaisons.find((one) => sameMailbox(one.mailbox) === mailbox);
    if (!agency || !liaison) return [];
    return parties.map(({ agreement, party }) => ({ agreement, party, agency: agency.id, name: liaison.name }));
  });
}

export async function foundLiaisonLetter(
  { party, name }: Tended,
  mailbox: string,
  agreement: Agreement,
  round: Round,
): Promise<Outgoing> {
  const text = await readText(agreement.textHash);
  const letter = { service: service(), agreement, deadline: round.deadline, text, party, to: { name } };
  return {
    to: { name, address: mailbox },
    ...mail(foundByLiaisonMail(letter)),
    tags: { round: round.id, party, template: 'found', to: 'liaison' },
  };
}
