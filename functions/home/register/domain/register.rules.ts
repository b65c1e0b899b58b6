/** The register of an agency: every agreement that it is party to, what comes first before what comes later, and what has ended last. */
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import type { KeyDate, Status } from '../../../agreements/domain/status.rules.ts';
import type { PlainDay } from '../../../shared/kernel.ts';

export interface Row {
  agreement: string;
  number: string;
  title: string;
  /** As which party the agency takes part. */
  as: string;
  /** Names of the other parties. */
  with: readonly string[];
  status: Status;
  /** The day on which it was signed elsewhere; absent of one that was signed here. */
  elsewhere?: PlainDay;
  /** The version that holds and the day since when; absent while none does. */
  inForce?: { version: number; since: PlainDay };
  /** Last day; absent where it goes on without one, or was not signed. */
  ends?: PlainDay;
  review?: PlainDay;
  /** What comes next in the life of the agreement. */
  next?: KeyDate;
  /** What is open under it, in words: disputes, notices, a text out for signature. */
  open: readonly string[];
  /** What its text does not say, in words. */
  missing: readonly string[];
}

const OVER: readonly Status[] = ['Left', 'Ended', 'Voided', 'Refused', 'Declined', 'Lapsed'];

/** A day that orders those without one behind all others. */
const LAST = '9999-12-31';

const dueOf = ({ next }: Row): PlainDay => next?.on ?? LAST;

const before = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);

/** What comes first stands first; what is over stands behind, the latest first. */
export const inOrder = (rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => {
    const [over, otherOver] = [one, other].map(({ status }) => OVER.includes(status)) as [boolean, boolean];
    if (over !== otherOver) return over ? 1 : -1;
    const days = before(dueOf(one), dueOf(other));
    return (over ? -days : days) || before(one.number, other.number);
  });

export interface Filter {
  status: string;
  with: string;
}

/** As an address has it. */
export const slug = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');

/** A filter that nothing meets filters nothing: an old address shows everything. */
export function filtered(rows: readonly Row[], filter: Filter): Row[] {
  const by = (among: readonly Row[], meets: (row: Row) => boolean): readonly Row[] => {
    const some = among.filter(meets);
    return some.length > 0 ? some : among;
  };
  const ofStatus = by(rows, ({ status }) => slug(status) === filter.status);
  return inOrder(by(ofStatus, (row) => row.with.some((name) => slug(name) === filter.with)));
}

const many = (count: number, one: string): string[] =>
  count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`];

/** What is open under it, in words: a text out for signature, disputes, notices to which a party may still object, who withdraws, and how many people the agency’s own register names otherwise. */
export function openIn(
  { next, status }: Pick<Agreement, 'next' | 'status'>,
  {
    disputes,
    notices,
    leaving = [],
    differs = 0,
  }: { disputes: number; notices: number; leaving?: readonly string[]; differs?: number },
): string[] {
  const out = next ? next.status === 'out for signature' : status === 'out for signature';
  return [
    ...(out ? [next ? `Version ${next.version} is out for signature` : 'Signatures'] : []),
    ...(status === 'being confirmed' ? ['Confirmations'] : []),
    ...many(disputes, 'dispute'),
    ...many(notices, 'notice'),
    ...leaving,
    ...(differs > 0 ? [`${differs} ${differs === 1 ? 'differs' : 'differ'} from your people`] : []),
  ];
}

export interface Said {
  ladder: boolean;
  /** How many terms of each kind the text has. */
  terms: { decisionRights: number; commitments: number; kpis: number; publicCredit: number };
  /** It goes on without a last day. */
  endless: boolean;
}

/** What the text leaves open of what an MOU can say. */
export const missingIn = ({ ladder, terms, endless }: Said): string[] => [
  ...(terms.decisionRights === 0 ? ['Who decides what'] : []),
  ...(terms.commitments === 0 ? ['Commitments'] : []),
  ...(terms.publicCredit === 0 ? ['Public credit'] : []),
  ...(terms.kpis === 0 ? ['KPIs'] : []),
  ...(ladder ? [] : ['A ladder for disputes']),
  ...(endless ? ['A last day'] : []),
];
