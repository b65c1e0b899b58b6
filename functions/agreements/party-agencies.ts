/** Which registered agency each party of an MOU is, by the mail domains that the register of agencies knows. */
import { agencyOfDomain, domainKey } from '../identity/agency.store.ts';
import { readTogether } from '../shared/table.ts';
import { agenciesOf } from './agencies.rules.ts';
import type { Party } from './mou.schema.ts';

/** One read takes a hundred keys at most; sixty parties may have twenty domains each. */
const AT_ONCE = 100;

export async function readAgencies(parties: readonly Pick<Party, 'key' | 'mailDomains'>[]) {
  const domains = [...new Set(parties.flatMap(({ mailDomains }) => mailDomains))];
  const parts = Array.from({ length: Math.ceil(domains.length / AT_ONCE) }, (_, part) =>
    domains.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  const owners = new Map<string, string>();
  for (const some of parts) {
    const found = await readTogether(some.map(domainKey));
    for (const domain of some) {
      const owner = agencyOfDomain(found, domain);
      if (owner !== undefined) owners.set(domain, owner);
    }
  }
  return agenciesOf(parties, (domain) => owners.get(domain));
}
