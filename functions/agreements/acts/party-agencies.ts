/** Which registered agency each party of an MOU is, by the mail domains that the register of agencies knows. */
import { agencyOfDomain, domainKey } from '../../identity/agency.store.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { agenciesOf } from '../domain/agencies.rules.ts';
import type { Party } from '../domain/mou.schema.ts';

export async function readAgencies(parties: readonly Pick<Party, 'key' | 'mailDomains'>[]) {
  const found = await batchGet(parties.flatMap(({ mailDomains }) => mailDomains.map(domainKey)));
  return agenciesOf(parties, (domain) => agencyOfDomain(found, domain));
}
