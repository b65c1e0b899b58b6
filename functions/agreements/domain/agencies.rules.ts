/** Every party is one registered agency, and no agency is two parties: whoever vouches for a party's mailboxes is known beforehand. */
import type { Refusal } from '../../shared/kernel.ts';
import { shown } from './findings.rules.ts';
import type { Party } from './mou.schema.ts';

type Parties = readonly Pick<Party, 'key' | 'mailDomains'>[];
type Agencies =
  | { agencies: Record<string, string>; refusals?: undefined }
  | { refusals: Refusal[]; agencies?: undefined };

const unregistered = (domain: string, field: string): Refusal => ({
  code: 'domain-unregistered',
  wrong: `The mail domain ${shown(domain)} belongs to no agency that is registered here.`,
  remedy: 'Ask the operator to register the agency with its mail domains and a liaison, then send the MOU again.',
  field,
});

const mixed = (domain: string, field: string): Refusal => ({
  code: 'domain-of-another-agency',
  wrong: `The mail domain ${shown(domain)} belongs to another agency than the first domain of this party.`,
  remedy: 'Give each party the domains of one agency only, or ask the operator which agency has which domain.',
  field,
});

const twice = (field: string): Refusal => ({
  code: 'agency-twice',
  wrong: 'Two parties are the same registered agency.',
  remedy: 'Name the agency once; its offices can take several roles.',
  field,
});

/** The agency of each party by the party's key, or every reason why a party has none. */
export function agenciesOf(parties: Parties, agencyOf: (domain: string) => string | undefined): Agencies {
  const agencies: Record<string, string> = {};
  const refusals: Refusal[] = [];
  for (const [index, { key, mailDomains }] of parties.entries()) {
    const field = `parties.${index}.mailDomains`;
    const owners = mailDomains.map(agencyOf);
    const [own] = owners;
    const wrong = mailDomains.flatMap((domain, at) => {
      if (owners[at] === undefined) return [unregistered(domain, field)];
      return own !== undefined && owners[at] !== own ? [mixed(domain, field)] : [];
    });
    if (own !== undefined && Object.values(agencies).includes(own)) wrong.push(twice(field));
    refusals.push(...wrong);
    if (own !== undefined) agencies[key] = own;
  }
  return refusals.length > 0 ? { refusals } : { agencies };
}
