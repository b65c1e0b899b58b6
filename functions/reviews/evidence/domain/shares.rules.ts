/** What each agency carries beside what was agreed: its share of what the text lays on all, and its share of what was done. */
import { addDecimals, compareDecimals, dividedDecimals, timesDecimals } from '../../../shared/decimal.ts';
import type { Evidence } from './evidence.schema.ts';

/** Of a hundred, rounded: for readers alone. */
export interface Share {
  party: string;
  agreed: number;
  carried: number;
  /** Compared exactly. */
  than: 'more' | 'less' | 'same';
}

/** Of what can be compared: nothing, where nothing was agreed or nothing was done. */
export interface Burden {
  of: 'commitments' | 'money' | 'figures';
  shares: Share[];
}

interface Counted {
  party: string;
  agreed: string;
  carried: string;
}

const percent = (part: string, whole: string): number => Number(dividedDecimals(timesDecimals(part, '100'), whole, 0));

function sharesOf(all: readonly Counted[]): Share[] {
  const [agreed, carried] = [addDecimals(all.map((one) => one.agreed)), addDecimals(all.map((one) => one.carried))];
  if (compareDecimals(agreed, '0') === 0 || compareDecimals(carried, '0') === 0) return [];
  return all.map((one) => {
    const more = compareDecimals(timesDecimals(one.carried, agreed), timesDecimals(one.agreed, carried));
    return {
      party: one.party,
      agreed: percent(one.agreed, agreed),
      carried: percent(one.carried, carried),
      than: more > 0 ? 'more' : more < 0 ? 'less' : 'same',
    };
  });
}

/** Promises whose time has come, money that was planned, and figures that were due: by agency, beside what was delivered, moved and reported. */
export function burdens({
  commitments,
  money,
  figures,
}: Pick<Evidence, 'commitments' | 'money' | 'figures'>): Burden[] {
  const all: [Burden['of'], Counted[]][] = [
    [
      'commitments',
      commitments.by.map(({ party, due, delivered }) => ({
        ...{ party, agreed: String(due), carried: String(delivered) },
      })),
    ],
    ['money', money.map(({ party, planned, delivered }) => ({ party, agreed: planned, carried: delivered }))],
    [
      'figures',
      figures.map(({ party, due, onTime, late }) => ({ party, agreed: String(due), carried: String(onTime + late) })),
    ],
  ];
  return all.map(([of, counted]) => ({ of, shares: sharesOf(counted) })).filter(({ shares }) => shares.length > 1);
}

/** Those that carry more than their share, each with what it carries. */
export const carriesMore = (evidence: Parameters<typeof burdens>[0]): { party: string; of: Burden['of'] }[] =>
  burdens(evidence).flatMap(({ of, shares }) =>
    shares
      .filter(({ than, agreed, carried }) => than === 'more' && carried > agreed)
      .map(({ party }) => ({ party, of })),
  );

/** The middle one, of two the lower; undefined of none. */
export const median = (all: readonly number[]): number | undefined =>
  all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) / 2)];
