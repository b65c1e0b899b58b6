/** Every party is one registered agency or a component of it, under the name in the register: whoever vouches for its mailboxes is known beforehand. */
import type { Refusal } from '../../shared/kernel.ts';
import { shown } from '../mou/domain/findings.rules.ts';
import type { Party } from '../mou/domain/party.schema.ts';

type Named = Pick<Party, 'key' | 'name' | 'shortName' | 'mailDomains'>;

/** What the register says of an agency, as far as a party is held against it. */
export interface Registered {
  id: string;
  name: string;
  components?: readonly { name: string; domains?: readonly string[] }[] | undefined;
}

/** What is known of agencies, and of what names look like. */
export interface Register {
  /** The agency of a mail domain. */
  agencyOf: (domain: string) => Registered | undefined;
  /** Id of the agency that has this name, or one that looks like it. */
  nameOwner: (name: string) => string | undefined;
  /** Names that have one of these in common look alike. */
  looksOf: (name: string) => readonly string[];
}

type Agencies =
  | { agencies: Record<string, string>; refusals?: undefined }
  | { refusals: Refusal[]; agencies?: undefined };

const unregistered = (domain: string, field: string): Refusal => ({
  code: 'domain-unregistered',
  wrong: `The email domain ${shown(domain)} belongs to no agency that is registered here.`,
  remedy: 'Ask the operator to register the agency with its email domains and a liaison, then send the MOU again.',
  field,
});

const mixed = (domain: string, field: string): Refusal => ({
  code: 'domain-of-another-agency',
  wrong: `The email domain ${shown(domain)} belongs to another agency than the first domain of this party.`,
  remedy: 'Give each party the domains of one agency only, or ask the operator which agency has which domain.',
  field,
});

const ofAnotherPart = (domain: string, name: string, field: string): Refusal => ({
  code: 'domain-of-another-component',
  wrong: `The email domain ${shown(domain)} is not registered for ${name}.`,
  remedy: 'Give the party the domains of this component only, or ask the operator to add the domain to it.',
  field,
});

const twice = (field: string): Refusal => ({
  code: 'agency-twice',
  wrong: 'Two parties are the same registered agency, or the same component of it.',
  remedy: 'Name it once; its offices can take several roles.',
  field,
});

const ofAnother = (field: string): Refusal => ({
  code: 'name-of-another-agency',
  wrong: 'This is the name of another registered agency, or looks like it.',
  remedy: 'Give the party a short name of its own, or none.',
  field,
});

/** Each name of a party against those of the parties before it. */
function alikeFindings(parties: readonly Named[], looksOf: Register['looksOf']): Refusal[] {
  const owners = new Map<string, number>();
  return parties.flatMap(({ name, shortName }, index) =>
    Object.entries({ name, shortName }).flatMap(([which, called]) => {
      if (called === undefined) return [];
      const looks = looksOf(called);
      const other = looks.map((look) => owners.get(look)).find((owner) => owner !== undefined && owner !== index);
      for (const look of looks) if (!owners.has(look)) owners.set(look, index);
      if (other === undefined) return [];
      return [
        {
          code: 'party-name-alike',
          wrong: `This name looks like that of another party (parties.${other}).`,
          remedy: 'Name each party so that readers can tell them apart.',
          field: `parties.${index}.${which}`,
        },
      ];
    }),
  );
}

/** More would not be read; the operator has them all. */
const MOST_NAMES = 5;

const namesOf = ({ name, components = [] }: Registered): string => {
  const parts = components.slice(0, MOST_NAMES).map((one) => `“${one.name}”`);
  const more = components.length > parts.length ? ` and ${components.length - parts.length} more` : '';
  return `“${name}”${parts.length > 0 ? `, with ${parts.join(', ')}${more}` : ''}`;
};

const misnamed = (agency: Registered, field: string): Refusal => ({
  code: 'party-name-unregistered',
  wrong: `The agency with these email domains is registered as ${namesOf(agency)}.`,
  remedy:
    'Name the party exactly as it is registered; a shorter name goes into `shortName`. The operator can add a component or correct a name.',
  field,
});

/** What is wrong with what a party calls itself; its name is that of its agency, or of a component with these domains. */
function nameFindings({ name, mailDomains }: Named, agency: Registered, field: string): Refusal[] {
  if (name === agency.name) return [];
  const component = agency.components?.find((one) => one.name === name);
  if (!component) return [misnamed(agency, `${field}.name`)];
  const { domains } = component;
  return mailDomains
    .filter((domain) => domains && !domains.includes(domain))
    .map((domain) => ofAnotherPart(domain, name, `${field}.mailDomains`));
}

/** The agency of each party by the party's key, or every reason why a party has none. */
export function agenciesOf(parties: readonly Named[], { agencyOf, nameOwner, looksOf }: Register): Agencies {
  const agencies: Record<string, string> = {};
  const taken = new Set<string>();
  const refusals: Refusal[] = alikeFindings(parties, looksOf);
  for (const [index, party] of parties.entries()) {
    const field = `parties.${index}`;
    const owners = party.mailDomains.map(agencyOf);
    const [own] = owners;
    refusals.push(
      ...party.mailDomains.flatMap((domain, at) => {
        const owner = owners[at];
        if (owner === undefined) return [unregistered(domain, `${field}.mailDomains`)];
        return own !== undefined && owner.id !== own.id ? [mixed(domain, `${field}.mailDomains`)] : [];
      }),
    );
    if (own === undefined) continue;
    refusals.push(...nameFindings(party, own, field));
    const owner = party.shortName === undefined ? own.id : (nameOwner(party.shortName) ?? own.id);
    if (owner !== own.id) refusals.push(ofAnother(`${field}.shortName`));
    const part = `${own.id} ${party.name}`;
    if (taken.has(part)) refusals.push(twice(`${field}.mailDomains`));
    taken.add(part);
    agencies[party.key] = own.id;
  }
  return refusals.length > 0 ? { refusals } : { agencies };
}
