/** The register of a party's offices and who holds them now; the ledger keeps who held them when. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Found, type Item, type Key, marshal, putAction, readPartition } from '../shared/ledger/table.ts';
import type { Holder } from './domain/mou.schema.ts';
import { mouName } from './domain/mou-name.ts';
import type { Registration } from './domain/signed-mou.ts';

/** A mailbox within the party that clears the text, by the reviewer's kind. */
export interface RegisteredReviewer {
  name: string;
  mailbox: string;
  required: boolean;
}

export interface RegisteredParty extends Registration {
  /** Of the text that was put out last: what the MOU is called where its text is not read. The event has it among its words. */
  title?: string;
  /** The registered agency that this party is, by its id. */
  agency?: string;
  reviewers?: Record<string, RegisteredReviewer>;
  /** Whom a delegate in the office that signs stands in for. */
  delegator?: Holder;
  /** Which holder of the office that signs this is, as the party's stream counts them; the first is none. */
  epoch?: number;
}

export const partyKey = (agreement: string, party: string): Key => ({ pk: `PARTY#${agreement}`, sk: party });

export const putParty = (agreement: string, party: RegisteredParty): TransactWriteItem =>
  putAction({ ...partyKey(agreement, party.party), ...party });

/**
 * Puts `after` in the place of `before`, if the register still says what was read: a liaison who changed it meanwhile is not
 * overwritten.
 */
export function replaceParty(agreement: string, before: RegisteredParty | undefined, after: RegisteredParty) {
  const { Put } = putParty(agreement, after);
  if (!before || !Put) return { Put: { ...Put, ConditionExpression: 'attribute_not_exists(pk)' } } as TransactWriteItem;
  const watched = ['structure', 'offices', 'reviewers', 'delegator', 'agency', 'epoch'] as const;
  const there = watched.filter((name) => before[name] !== undefined);
  const conditions = watched.map((name) =>
    there.includes(name) ? `#${name} = :${name}` : `attribute_not_exists(#${name})`,
  );
  return {
    Put: {
      ...Put,
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(watched.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: marshal(Object.fromEntries(there.map((name) => [`:${name}`, before[name]]))),
    },
  } satisfies TransactWriteItem;
}

/** What the register keeps of a party, also of one that a new version has dropped: it says who someone was, and gives nobody a right. */
export const keptParty = (found: Found, agreement: string, party: string): RegisteredParty | undefined =>
  found.get<Item & RegisteredParty>(partyKey(agreement, party));

/** The text that is out now, as far as it says who is among its parties. */
type Among = Readonly<{ id: string; parties: readonly string[] }>;

/** What the MOU is called, by any of its parties; its number where a register knows no title. */
export const titleOf = (register: readonly Pick<RegisteredParty, 'title'>[], { number }: { number: string }): string =>
  register.find(({ title }) => title !== undefined)?.title ?? mouName(number);

/** A party of the text that is out now. */
export const partyFrom = (found: Found, { id, parties }: Among, party: string): RegisteredParty | undefined =>
  parties.includes(party) ? keptParty(found, id, party) : undefined;

/** Every party that any version had, in no order that means anything. */
export const readKept = (agreement: string): Promise<(RegisteredParty & Key)[]> =>
  readPartition<RegisteredParty & Key>(`PARTY#${agreement}`);

/** Every party of the text that is out now with its offices, in no order that means anything. */
export const readRegister = async ({ id, parties }: Among): Promise<RegisteredParty[]> =>
  (await readKept(id)).filter(({ party }) => parties.includes(party));

/** The office that signs for this party and its holder of today. */
export function signatoryOf(party: RegisteredParty): { office: string; title: string; holder: Holder } {
  const office = party.offices[party.signatory];
  if (!office) throw new Error(`Party ${party.party} has no signatory office`);
  return { office: party.signatory, ...office };
}
