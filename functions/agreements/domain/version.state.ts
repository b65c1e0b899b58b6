/** A version's text, and how it stands: what an agreement has at least one of, and at most two that count. */
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import type { Adopted } from '../adoption/domain/adoption.state.ts';
import type { Changes } from '../changes/domain/change.state.ts';
import type { AgreementEvent } from './agreement.events.ts';

export type Published = Extract<AgreementEvent, { type: 'AgreementPublished' }>;
export type Seal = Extract<AgreementEvent, { type: 'CopySealed' }>['data'];
export type Term = Extract<AgreementEvent, { type: 'AgreementExecuted' }>['data'];
export type Terms = Published['data'];
type Successor = Extract<AgreementEvent, { type: 'SuccessorPublished' }>['data'];

export interface Version {
  number: string;
  version: number;
  /** What it is to the text before it; absent of a first version. */
  follows?: Follows;
  /** How many renewals led to it, amendments between them or not; absent where none did. */
  renewals?: number;
  status: 'out for signature' | 'being confirmed' | 'executed' | 'returned' | 'voided';
  /** Absent of a version that is signed here. */
  adopted?: Adopted;
  /** How it came back, of one that did. */
  returned?: 'declined' | 'lapsed';
  documentHash: string;
  textHash: string;
  htmlHash: string;
  findingsHash: string;
  organization: string;
  convener: string;
  parties: string[];
  /** Seats of offices that sign beside the first one of their party. */
  further?: string[] | undefined;
  /** Parties that have commitments in it; absent where none has. */
  committed?: string[] | undefined;
  /** Parties that report a KPI of it; absent where there is none. */
  measured?: string[] | undefined;
  handling: 'public' | 'parties' | 'named';
  zone: string;
  /** A fixed first day, or null for the day of the last signature. */
  effectiveOn: PlainDay | null;
  sunset: Terms['sunset'];
  round: string;
  /** The annexes that this version names, by hash, and which of them have been handed in; absent when it names none. */
  annexes?: Record<string, 'missing' | 'kept'>;
  /** Absent where the parties have agreed on none: then no dispute can be raised. */
  ladder?: Terms['ladder'];
  calendar: Terms['calendar'];
  term?: Term;
  sunsetAt?: Instant;
  seal?: Seal;
  /** Notices under it; absent where none was given. */
  changes?: Changes;
}

/** What a successor is to the text that it follows. */
export type Follows = Pick<Successor, 'kind' | 'leaving' | 'review'> & Successor['follows'];

/** An annex that the version before had at hand is at hand. */
const annexesOf = (hashes: readonly string[] | undefined, before: Version['annexes'] = {}) =>
  hashes && { annexes: Object.fromEntries(hashes.map((hash) => [hash, before[hash] ?? ('missing' as const)])) };

/** As it goes out; what it follows is said by what puts it out. */
export const published = (
  { agreement: _, annexes, ...terms }: Terms,
  before: Version['annexes'],
): Omit<Version, 'follows'> => ({ status: 'out for signature', ...terms, ...annexesOf(annexes, before) });
