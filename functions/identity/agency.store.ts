/** The register of agencies: the operator vouches for an agency's mail domains and its first liaison; a party of an MOU is one of them. */
import { PutItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { sha256 } from '../shared/canonical.ts';
import type { Instant } from '../shared/kernel.ts';
import {
  batchGet,
  dynamo,
  type Found,
  type Item,
  type Key,
  marshal,
  putAction,
  readPartition,
  tableName,
} from '../shared/ledger/table.ts';
import { sameMailbox } from '../shared/mailbox.ts';

export interface Official {
  name: string;
  mailbox: string;
}

/** A bureau or division of an agency. */
export interface Component {
  name: string;
  /** Those of the agency's mail domains that are this component's; without any, all are. */
  domains?: string[];
}

export interface Agency {
  /** `agy_` and a ULID. */
  id: string;
  /** As a party of an MOU is called that is this agency. */
  name: string;
  /** Parts of it that may be parties under names of their own; its liaisons vouch for them. */
  components?: Component[];
  /** Lower-case mail domains; no domain is in two agencies. */
  domains: string[];
  /** Vouch for the agency's offices and mailboxes. */
  liaisons: Official[];
  /** May ask for the removal of a body, and for a legal hold. */
  recordsOfficers: Official[];
  registeredAt: Instant;
}

export const agencyKey = (id: string): Key => ({ pk: `AGENCY#${id}`, sk: 'AGENCY' });
export const agencyFrom = (found: Found, id: string): Agency | undefined => found.get<Item & Agency>(agencyKey(id));

/** The agencies of these parties, as far as they were read. */
export const agenciesIn = (found: Found, register: readonly { agency?: string }[]) =>
  Object.fromEntries(
    register.flatMap(({ agency }) => (agency === undefined ? [] : [[agency, agencyFrom(found, agency)]])),
  );

/** These agencies as they are today, by id. */
export async function readAgencies(ids: readonly string[]): Promise<Map<string, Agency>> {
  const found = await batchGet(ids.map(agencyKey));
  return new Map(ids.flatMap((id) => (agencyFrom(found, id) ? [[id, agencyFrom(found, id) as Agency]] : [])));
}

export const putAgency = (agency: Agency): TransactWriteItem => putAction({ ...agencyKey(agency.id), ...agency });

/** Which agency has registered a mail domain. */
export const domainKey = (domain: string): Key => ({ pk: `DOMAIN#${domain}`, sk: 'DOMAIN' });
export const agencyOfDomain = (found: Found, domain: string): string | undefined =>
  found.get<Item & { agency: string }>(domainKey(domain))?.agency;

/** Two agencies that register one domain in the same moment: the second is refused. */
export const putDomain = (domain: string, agency: string): TransactWriteItem =>
  putAction({ ...domainKey(domain), agency }, true);

/** What a name looks like stands in a key by its hash: names are long, and written in every script. */
const lookKey = (look: string): Key => ({ pk: `NAME#${sha256(look)}`, sk: 'NAME' });
export const lookKeys = (looks: readonly string[]): Key[] => looks.map(lookKey);
/** The agency of which this, or what looks like it, is the name; components are not among them. */
export const agencyOfLooks = (found: Found, looks: readonly string[]): string | undefined =>
  looks.map((look) => found.get<Item & { agency: string }>(lookKey(look))?.agency).find((one) => one !== undefined);

/** The name takes the place of the one before. Two agencies that register one name in the same moment: the second is refused. */
export const putName = (
  agency: string,
  looks: readonly string[],
  before: readonly string[] = [],
): TransactWriteItem[] => [
  ...looks.filter((look) => !before.includes(look)).map((look) => putAction({ ...lookKey(look), agency }, true)),
  ...before
    .filter((look) => !looks.includes(look))
    .map((look) => ({ Delete: { TableName: tableName(), Key: marshal({ ...lookKey(look) }) } })),
];

/** Under which an agency finds the agreements that it is a party of: hints, written with the publication. */
export const agencyPartyKey = (id: string, agreement: string, party: string): Key => ({
  pk: `AGENCY#${id}`,
  sk: `PARTY#${agreement}#${party}`,
});

/** An agency and the hints to its agreements, in one query. */
export async function readAgency(id: string): Promise<{ agency?: Agency; parties: AgencyParty[] }> {
  const items = await readPartition<Item>(`AGENCY#${id}`);
  const agency = items.find(({ sk }) => sk === 'AGENCY') as (Item & Agency) | undefined;
  const parties = items.filter(({ sk }) => sk.startsWith('PARTY#')) as unknown as AgencyParty[];
  return { ...(agency && { agency }), parties };
}

export interface AgencyParty {
  agreement: string;
  party: string;
}

/**
 * Writes the hints of one agreement. Sixty parties and their hints are more than one transaction takes, so they come first: a hint
 * to an agreement that was not published after all leads to nothing, and whoever follows it sees nothing.
 */
export async function keepAgencyParties(agreement: string, agencies: Readonly<Record<string, string>>): Promise<void> {
  const hints = Object.entries(agencies).map(([party, agency]) => ({
    ...agencyPartyKey(agency, agreement, party),
    agreement,
    party,
  }));
  await Promise.all(
    hints.map((hint) => dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(hint) }))),
  );
}

/** Stands for a person's mailbox in keys and in the ledger, where no address may stand. */
export const personId = (mailbox: string): string => `per_${sha256(sameMailbox(mailbox)).slice(0, 32)}`;
