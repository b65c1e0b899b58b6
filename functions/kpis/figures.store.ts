/** Beside the streams, in the same transactions: a party's figures by year, and statuses as they were published by period. One query reads all of an MOU. */

import type { Action } from '../shared/ledger/ledger.ts';
import { type Item, type Key, marshal, putAction, readPartition } from '../shared/ledger/table.ts';
import type { AllValues, Values } from './domain/recorded.rules.ts';
import type { Published } from './plan/domain/plan.events.ts';
import type { AllPublished } from './plan/domain/plan.state.ts';

/** By KPI and period, of periods that begin in one year, or in one month. */
type OfYear<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

interface YearItem<T> extends Key {
  of: OfYear<T>;
  /** Counts the writes: what was read and has changed since is not overwritten. */
  writes: number;
}

const partition = (agreement: string): string => `VALUES#${agreement}`;
/** No key of a party has a `#`. */
const ofParty = (party: string): string => `${party}#`;
const PUBLISHED = '#published#';

/** Figures stand together by year; what a close publishes is many times as much, and stands by period. */
type Part = (period: string) => string;
const byYear: Part = (period) => period.slice(0, 4);
const byPeriod: Part = (period) => period;

/** What stands in the items that were read. */
export interface Stored {
  values: AllValues;
  published: AllPublished;
  /** How often each item was written, by its sort key. */
  writes: Readonly<Record<string, number>>;
}

const together = <T>(items: readonly YearItem<T>[]): OfYear<T> => {
  const byKpi = new Map<string, Record<string, T>>();
  for (const { of } of items)
    for (const [kpi, periods] of Object.entries(of)) byKpi.set(kpi, Object.assign(byKpi.get(kpi) ?? {}, periods));
  return Object.fromEntries(byKpi);
};

function storedFrom(items: readonly YearItem<unknown>[]): Stored {
  const [published, values] = [
    items.filter(({ sk }) => sk.startsWith(PUBLISHED)),
    items.filter(({ sk }) => !sk.startsWith(PUBLISHED)),
  ];
  const byParty = Map.groupBy(values as YearItem<Values[string][string]>[], ({ sk }) => sk.slice(0, sk.indexOf('#')));
  return {
    values: Object.fromEntries([...byParty].map(([party, own]) => [party, together(own)])),
    published: together(published as YearItem<Published>[]),
    writes: Object.fromEntries(items.map(({ sk, writes }) => [sk, writes])),
  };
}

/** Of every party and year. */
export const readStored = async (agreement: string): Promise<Stored> =>
  storedFrom(await readPartition<YearItem<unknown>>(partition(agreement)));

/** Of one party, every year. */
export async function readStoredOf(agreement: string, party: string): Promise<Stored> {
  const pk = partition(agreement);
  return storedFrom(
    await readPartition<YearItem<unknown>>(pk, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :party)',
      ExpressionAttributeValues: marshal({ ':pk': pk, ':party': ofParty(party) }),
    }),
  );
}

/** If nobody has written it since it was read. */
function put(item: Item & { writes: number }): Action {
  const { Put } = putAction(item);
  if (!Put) throw new Error('A put is a Put');
  const guard =
    item.writes === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#writes = :writes',
          ExpressionAttributeNames: { '#writes': 'writes' },
          ExpressionAttributeValues: marshal({ ':writes': item.writes - 1 }),
        };
  return { Put: { ...Put, ...guard } };
}

/** Parts in which the two differ: what is the same is the same object. */
function changedParts<T>(before: OfYear<T>, after: OfYear<T>, part: Part): Set<string> {
  const parts = new Set<string>();
  for (const [kpi, periods] of Object.entries(after)) {
    const own: Readonly<Record<string, T>> = Object.hasOwn(before, kpi) ? (before[kpi] ?? {}) : {};
    for (const [period, one] of Object.entries(periods)) if (own[period] !== one) parts.add(part(period));
  }
  return parts;
}

const inPart = <T>(all: OfYear<T>, part: Part, name: string): OfYear<T> =>
  Object.fromEntries(
    Object.entries(all).flatMap(([kpi, periods]) => {
      const own = Object.entries(periods).filter(([period]) => part(period) === name);
      return own.length > 0 ? [[kpi, Object.fromEntries(own)]] : [];
    }),
  );

function putParts<T>(
  agreement: string,
  { prefix, part }: { prefix: string; part: Part },
  { writes }: Stored,
  before: OfYear<T>,
  after: OfYear<T>,
): Action[] {
  return [...changedParts(before, after, part)].sort().map((name) => {
    const sk = `${prefix}${name}`;
    const of = inPart(after, part, name);
    return put({ pk: partition(agreement), sk, of, writes: (writes[sk] ?? 0) + 1 });
  });
}

/** The party's figures as they stand after its events (`valuesAfter`), given all that it had in the years that they touch. */
export const putValues = (agreement: string, party: string, stored: Stored, after: Values): Action[] =>
  putParts(agreement, { prefix: ofParty(party), part: byYear }, stored, stored.values[party] ?? {}, after);

/** The statuses as they stand after the plan's events (`publishedAfter`). */
export const putPublished = (agreement: string, stored: Stored, after: AllPublished): Action[] =>
  putParts(agreement, { prefix: PUBLISHED, part: byPeriod }, stored, stored.published, after);
