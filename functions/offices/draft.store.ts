/** What a party's liaisons have corrected before they confirm: each entry by itself, for one set of offices. Nothing is decided by it; what is confirmed is what the form says. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { partyIdOf } from '../shared/ids.ts';
import { DAY, type Instant, plus } from '../shared/kernel.ts';
import { cleanedAfter, dynamo, type Key, marshal, readPartition, tableName } from '../shared/ledger/table.ts';
import type { Holder } from './domain/holder.rules.ts';
import type { OfficeSet } from './domain/readiness.rules.ts';
import type { Reviewers } from './domain/reviewers.rules.ts';

/** Whose draft it is, and of which set of offices: another set is corrected anew. */
export interface DraftOf {
  agreement: string;
  party: string;
  set: OfficeSet;
}

export interface Draft {
  /** By the key of the office. */
  holders: Readonly<Record<string, Holder>>;
  /** Who must clear the text; absent until that was answered, and empty for no one. */
  reviewers?: Reviewers;
}

export const NOTHING_DRAFTED: Draft = { holders: {} };

/** Longer than any signing period. */
const KEPT = 200 * DAY;
const OFFICE = 'office#';
const REVIEWERS = 'reviewers';

interface Entry extends Key {
  set: string;
  holder?: Holder;
  reviewers?: Reviewers;
  expiresAt: Instant;
}

const partition = ({ agreement, party }: DraftOf): string => `DRAFT#${partyIdOf(agreement, party)}`;
const setOf = ({ set: { structure, since = 1 } }: DraftOf): string => `${since}#${structure}`;

async function keep(of: DraftOf, sk: string, entry: Pick<Entry, 'holder' | 'reviewers'>, now: Instant): Promise<void> {
  const expiresAt = plus(now, KEPT);
  const item = { pk: partition(of), sk, set: setOf(of), ...entry, expiresAt, ttl: cleanedAfter(expiresAt, 0) };
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
}

export const keepHolder = (of: DraftOf, office: string, holder: Holder, now: Instant) =>
  keep(of, `${OFFICE}${office}`, { holder }, now);

export const keepReviewers = (of: DraftOf, reviewers: Reviewers, now: Instant) =>
  keep(of, REVIEWERS, { reviewers }, now);

export async function readDraft(of: DraftOf, now: Instant): Promise<Draft> {
  const entries = (await readPartition<Entry>(partition(of))).filter(
    ({ set, expiresAt }) => set === setOf(of) && now < expiresAt,
  );
  const reviewers = entries.find(({ sk }) => sk === REVIEWERS)?.reviewers;
  const holders = entries.flatMap(({ sk, holder }): [string, Holder][] =>
    holder && sk.startsWith(OFFICE) ? [[sk.slice(OFFICE.length), holder]] : [],
  );
  return { holders: Object.fromEntries(holders), ...(reviewers && { reviewers }) };
}
