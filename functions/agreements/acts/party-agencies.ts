/** Which registered agency each party of an MOU is, by the mail domains and names that the register of agencies knows. */
import {
  agencyFrom,
  agencyKey,
  agencyOfDomain,
  agencyOfLooks,
  domainKey,
  lookKeys,
} from '../../identity/agency.store.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { agenciesOf } from '../domain/agencies.rules.ts';
import type { Party } from '../mou/domain/party.schema.ts';

type Named = Pick<Party, 'key' | 'name' | 'shortName' | 'mailDomains'>;

/** Two round trips: whose the domains are, then these agencies and whoever has one of the short names. */
export async function readAgencies(parties: readonly Named[]) {
  const domains = parties.flatMap(({ mailDomains }) => mailDomains);
  const [owners, { looksOf }] = await Promise.all([
    batchGet(domains.map(domainKey)),
    // What characters look like is a large table, which only a publication needs.
    import('../../shared/characters/lookalike.ts'),
  ]);
  const ids = domains.flatMap((domain) => agencyOfDomain(owners, domain) ?? []);
  const found = await batchGet([
    ...ids.map(agencyKey),
    ...parties.flatMap(({ shortName }) => (shortName === undefined ? [] : lookKeys(looksOf(shortName)))),
  ]);
  return agenciesOf(parties, {
    agencyOf: (domain) => agencyFrom(found, agencyOfDomain(owners, domain) ?? ''),
    nameOwner: (name) => agencyOfLooks(found, looksOf(name)),
    looksOf,
  });
}
