/** Which registered agency each party of an MOU is, by the mail domains and names that the register of agencies knows. */
import { agencyOfDomain, domainKey, readAgencies as readRegistered } from '../../identity/agency.store.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { agenciesOf } from '../domain/agencies.rules.ts';
import type { Party } from '../domain/mou.schema.ts';

export async function readAgencies(parties: readonly Pick<Party, 'key' | 'name' | 'mailDomains'>[]) {
  const domains = parties.flatMap(({ mailDomains }) => mailDomains);
  const found = await batchGet(domains.map(domainKey));
  const agencies = await readRegistered([...new Set(domains.flatMap((domain) => agencyOfDomain(found, domain) ?? []))]);
  return agenciesOf(parties, (domain) => agencies.get(agencyOfDomain(found, domain) ?? ''));
}
