/** Where a mailbox may stand in agreements: rows that lead there are hints, and only the register of a party says whether it is so today. */
import { readAgency } from '../identity/agency.store.ts';
import { rolesIn } from '../identity/domain/roles.rules.ts';
import { type AgencyRow, type Role, readPerson } from '../identity/person.store.ts';
import type { PlainDay } from '../shared/kernel.ts';
import { alike } from '../shared/mailbox.ts';
import type { RegisteredParty } from './register.store.ts';

export interface Hint {
  agreement: string;
  party: string;
  as: AgencyRow['as'] | Role;
  /** The agency, the office's key or the reviewer's kind. */
  of: string;
}

/** Two round trips: the person, then every agency that names the mailbox among those who serve it so. */
export async function hintsOf(mailbox: string): Promise<Hint[]> {
  const { roles, agencies } = await readPerson(mailbox);
  const read = await Promise.all([...new Set(agencies.map((row) => row.agency))].map(readAgency));
  const asServant = agencies.flatMap((row) => {
    const { agency, parties } = read.find((one) => one.agency?.id === row.agency) ?? { parties: [] };
    const named = row.as === 'liaison' ? agency?.liaisons : agency?.recordsOfficers;
    return named?.some((one) => alike(one.mailbox, mailbox))
      ? parties.map(({ agreement, party }): Hint => ({ agreement, party, as: row.as, of: row.agency }))
      : [];
  });
  return [...asServant, ...roles];
}

/** Whether the register of the party, of one that has left too, still says so on that day; of those who serve an agency, whether the party still is that agency. */
export function stillHolds({ as, of }: Hint, party: RegisteredParty, mailbox: string, today: PlainDay): boolean {
  if (as === 'liaison' || as === 'records officer') return party.agency === of;
  const named = { office: ['holder', 'named holder'], alternate: ['alternate'], reviewer: ['named reviewer'] }[as];
  return rolesIn([{ ...party, left: undefined }], {}, mailbox, today).some(
    ({ is, office, review }) => named.includes(is) && (office ?? review) === of,
  );
}
