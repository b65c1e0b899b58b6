/** The register of a party's offices and who holds them now; the ledger keeps who held them when. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Found, type Item, type Key, marshal, putAction, readPartition } from '../shared/ledger/table.ts';
import { type KeptParty, partyIn, partyToSign, type RegisteredParty } from './domain/kept-party.rules.ts';
import { mouName } from './domain/mou-name.ts';
import { officeAt, seatsOf } from './domain/seats.rules.ts';
import type { RegisteredMou } from './domain/signed-mou.ts';
import { type Leaving, leftFrom } from './leaving/domain/leaving.state.ts';
import type { Holder } from './mou/domain/holder.schema.ts';

export type { KeptParty, RegisteredParty } from './domain/kept-party.rules.ts';

export const partyKey = (agreement: string, party: string): Key => ({ pk: `PARTY#${agreement}`, sk: party });

/**
 * Puts `after` in the place of `before`, if the register still says what was read: a liaison who changed it meanwhile is not
 * overwritten.
 */
export function putParty(agreement: string, before: KeptParty | undefined, after: KeptParty): TransactWriteItem {
  const { Put } = putAction({ ...partyKey(agreement, after.party), ...after });
  if (!Put) throw new Error('A put is a Put');
  if (!before) return { Put: { ...Put, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      ...Put,
      ConditionExpression: '#changes = :changes',
      ExpressionAttributeNames: { '#changes': 'changes' },
      ExpressionAttributeValues: marshal({ ':changes': before.changes }),
    },
  };
}

/** What the register keeps of a party over all versions: it says who someone was, and gives nobody a right. */
export const keptParty = (found: Found, agreement: string, party: string): KeptParty | undefined =>
  found.get<Item & KeptParty>(partyKey(agreement, party));

/** A version of an MOU. */
type Of = Readonly<{ id: string; version: number }>;

/** What the MOU is called, by any of its parties; its number where a register knows no title. */
export const titleOf = (register: readonly Pick<RegisteredParty, 'title'>[], { number }: { number: string }): string =>
  register.find(({ title }) => title !== undefined)?.title ?? mouName(number);

/** A version, with who has left it by the moment for which it was asked. */
type Stood = Pick<Of, 'version'> & { leaving?: Pick<Leaving, 'left'> | undefined };

/** The party as that version has it, with when it left. */
const standing = (kept: KeptParty | undefined, { version, leaving }: Stood): RegisteredParty | undefined => {
  const registered = partyIn(kept, version);
  const left = leftFrom({ version, ...(leaving && { leaving }) }).find(({ party }) => party === registered?.party);
  return registered && { ...registered, ...(left && { left: left.at }) };
};

/** A party of that version, also one that has left. */
export const partyFrom = (found: Found, of: Of & Stood, party: string): RegisteredParty | undefined =>
  standing(keptParty(found, of.id, party), of);

/** Whoever signs that version, those that leave with it too. */
export const signingParty = (found: Found, version: Parameters<typeof partyToSign>[1] & Of, party: string) =>
  partyToSign(keptParty(found, version.id, party), version);

/** Where the register keeps what a version says beside the parties; no key of a party has a `#`. */
export const mouKey = (agreement: string, version: number): Key => partyKey(agreement, `#${version}`);

/** What that version says beside the parties; undefined where it was not read. */
export const mouFrom = (found: Found, { id, version }: Of): RegisteredMou | undefined =>
  found.get<Item & RegisteredMou>(mouKey(id, version));

export const putMou = (agreement: string, version: number, mou: RegisteredMou): TransactWriteItem =>
  putAction({ ...mouKey(agreement, version), version, ...mou });

const NO_TERMS: RegisteredMou['terms'] = { decisionRights: [], commitments: [], kpis: [], publicCredit: [] };

/** Every party that any version had, in no order that means anything, and what each version says beside them, in one query. */
export async function readPartiesAndTerms(
  agreement: string,
): Promise<{ kept: KeptParty[]; termsIn: (version: number) => RegisteredMou['terms'] }> {
  const items = await readPartition<Key & (KeptParty | RegisteredMou)>(`PARTY#${agreement}`);
  const kept = items.flatMap((item) => {
    if (item.sk.startsWith('#')) return [];
    const { pk: _, sk: __, ...party } = item as Key & KeptParty;
    return [party];
  });
  const mous = new Map(items.map((item) => [item.sk, item]));
  return { kept, termsIn: (version) => (mous.get(`#${version}`) as RegisteredMou | undefined)?.terms ?? NO_TERMS };
}

/** Every party that any version had, in no order that means anything. What versions say beside the parties is not read. */
export async function readKept(agreement: string): Promise<KeptParty[]> {
  const pk = `PARTY#${agreement}`;
  const items = await readPartition<Key & KeptParty>(pk, {
    KeyConditionExpression: 'pk = :pk AND sk > :terms',
    ExpressionAttributeValues: marshal({ ':pk': pk, ':terms': '#~' }),
  });
  return items.map(({ pk: _, sk: __, ...party }) => party);
}

/**
 * Every party of that version with its offices, in the order of the MOU: a database returns them in an order of its own. Those that have
 * left come last, marked: their people read, and do no more than what is still owed.
 */
export const partiesOf = (
  kept: readonly KeptParty[],
  { parties, ...of }: Stood & { parties: readonly string[] },
): RegisteredParty[] =>
  [
    ...parties,
    ...leftFrom({ version: of.version, ...(of.leaving && { leaving: of.leaving }) }).map(({ party }) => party),
  ].flatMap(
    (key) =>
      standing(
        kept.find(({ party }) => party === key),
        of,
      ) ?? [],
  );

export const readRegister = async ({ id, ...version }: Of & Stood & { parties: readonly string[] }) =>
  partiesOf(await readKept(id), version);

/** The office at that seat of the party, and its holder of today with whom a delegate stands in for; undefined where it has no such seat. */
export function signatoryAt(party: RegisteredParty, seat: string): SigningOffice | undefined {
  const office = officeAt(seat, party.party, party.signatories);
  const held = office === undefined ? undefined : party.offices[office];
  return office === undefined || !held ? undefined : { office, ...held };
}

/** Every office that signs for this party, by its seat. */
export const signatoriesOf = (party: RegisteredParty): [seat: string, SigningOffice][] =>
  seatsOf(party.party, party.signatories).flatMap((seat) => {
    const held = signatoryAt(party, seat);
    return held ? [[seat, held]] : [];
  });

export interface SigningOffice {
  office: string;
  title: string;
  holder: Holder;
  delegator?: Holder;
}
