/** An agreement as its events leave it: the text that holds, or the first one while none does, and at most one that shall follow it. */
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import type { ChangeEvent } from '../changes/domain/change.events.ts';
import { type Changes, evolveChanges, NO_CHANGES } from '../changes/domain/change.state.ts';
import type { AgreementEvent } from './agreement.events.ts';

export type Published = Extract<AgreementEvent, { type: 'AgreementPublished' }>;
export type Seal = Extract<AgreementEvent, { type: 'CopySealed' }>['data'];
export type Term = Extract<AgreementEvent, { type: 'AgreementExecuted' }>['data'];
export type Terms = Published['data'];
type AdoptedData = Extract<AgreementEvent, { type: 'AgreementAdopted' }>['data'];
type Successor = Extract<AgreementEvent, { type: 'SuccessorPublished' }>['data'];

/** A version's text, and how it stands. */
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

/** What a version that was signed elsewhere says of that, and who has confirmed it. */
export type Adopted = AdoptedData['adopted'] & {
  confirmed: string[];
  refusedBy?: string;
  reminded?: true;
};

/** What a successor is to the text that it follows. */
export type Follows = Pick<Successor, 'kind' | 'leaving'> & Successor['follows'];

/** The text that holds, or the first one while none does; and at most one that shall follow it. */
export interface Agreement extends Version {
  id: string;
  /** The highest number that a version has had, whatever became of it. */
  latest: number;
  /** Every organization that has put out a version, the first one first. */
  organizers: string[];
  /** Out for signature, given back, or signed and not in effect yet. */
  next?: Version;
  /** How many notices of a change were given, over all versions; absent where none was. */
  noticed?: number;
  /** The text whose commitments stand with their parties, and every party that has had one; absent before the first. */
  scheduled?: { version: number; parties: string[] };
  endedAt?: Instant;
}

/** The agreement as that version has it. */
export const asOfVersion = (
  { id, latest, organizers, noticed, scheduled, endedAt }: Agreement,
  version: Version,
): Agreement => ({
  ...{ id, latest, organizers },
  ...version,
  ...(noticed !== undefined && { noticed }),
  ...(scheduled && { scheduled }),
  ...(endedAt !== undefined && { endedAt }),
});

/** The agreement as the version of that round has it, if it is among those that count. */
export const versionOf = (agreement: Agreement, round: string): Agreement | undefined => {
  if (agreement.round === round) return agreement;
  return agreement.next?.round === round ? asOfVersion(agreement, agreement.next) : undefined;
};

/** The version that went out last: the successor, whatever became of it, else the text itself. */
export const sentLast = (agreement: Agreement): Agreement =>
  agreement.next ? asOfVersion(agreement, agreement.next) : agreement;

/** Parties whose liaisons have not answered yet, in the order of the MOU. */
export const unconfirmed = ({ parties, adopted }: Pick<Version, 'parties' | 'adopted'>): string[] =>
  parties.filter((party) => !adopted?.confirmed.includes(party));

/** An annex that the version before had at hand is at hand. */
const annexesOf = (hashes: readonly string[] | undefined, before: Agreement['annexes'] = {}) =>
  hashes && { annexes: Object.fromEntries(hashes.map((hash) => [hash, before[hash] ?? ('missing' as const)])) };

/** The version that an event is about, changed; an event about one that counts no more changes nothing. */
const changed = (state: Agreement, of: (version: Version) => boolean, to: Partial<Version>): Agreement => {
  if (state.next && of(state.next)) return { ...state, next: { ...state.next, ...to } };
  return of(state) ? { ...state, ...to } : state;
};

const published = (
  { agreement: _, annexes, ...terms }: Terms,
  before: Agreement['annexes'],
): Omit<Version, 'follows'> => ({ status: 'out for signature', ...terms, ...annexesOf(annexes, before) });

const ofAdoption = (state: Agreement, to: (adopted: Adopted) => Partial<Adopted>): Agreement =>
  state.adopted ? { ...state, adopted: { ...state.adopted, ...to(state.adopted) } } : state;

/** A notice is about the text that holds when it is recorded. */
const changedBy = ({ changes = NO_CHANGES }: Agreement, event: ChangeEvent) => ({
  changes: evolveChanges(changes, event),
});

export function evolveAgreement(state: Agreement | undefined, event: AgreementEvent): Agreement {
  if (event.type === 'AgreementPublished')
    return {
      ...{ id: event.data.agreement, latest: event.data.version, organizers: [event.data.organization] },
      ...published(event.data, undefined),
    };
  if (event.type === 'AgreementAdopted') {
    const { adopted, ...terms } = event.data;
    return {
      ...{ id: terms.agreement, latest: terms.version, organizers: [terms.organization] },
      ...published(terms, undefined),
      ...{ status: 'being confirmed', adopted: { ...adopted, confirmed: [] } },
    };
  }
  if (!state) throw new Error(`${event.type} cannot be the first event of an agreement`);
  const out = (version: Version) => version.version === sentLast(state).version;
  switch (event.type) {
    case 'AgreementRevised': {
      const { previousRound: _, leaving, ...terms } = event.data;
      const { next } = state;
      const latest = terms.version;
      if (!next)
        return { ...{ id: state.id, latest, organizers: state.organizers }, ...published(terms, state.annexes) };
      const { leaving: __, ...follows } = next.follows as Follows;
      return {
        ...state,
        latest,
        next: {
          ...published(terms, next.annexes),
          follows: { ...follows, ...(leaving && { leaving }) },
          ...(next.renewals !== undefined && { renewals: next.renewals }),
        },
      };
    }
    case 'SuccessorPublished': {
      const { kind, follows, leaving, ...terms } = event.data;
      const is: Follows = { kind, ...follows, ...(leaving && { leaving }) };
      const renewals = (state.renewals ?? 0) + (kind === 'renewal' ? 1 : 0);
      return {
        ...state,
        latest: terms.version,
        organizers: [...new Set([...state.organizers, terms.organization])],
        next: { ...published(terms, state.annexes), follows: is, ...(renewals > 0 && { renewals }) },
      };
    }
    case 'PartyConfirmedAdoption':
      return ofAdoption(state, ({ confirmed }) => ({ confirmed: [...confirmed, event.data.party] }));
    case 'PartyRefusedAdoption':
      return { ...ofAdoption(state, () => ({ refusedBy: event.data.party })), status: 'returned' };
    case 'AdoptionReminded':
      return ofAdoption(state, () => ({ reminded: true }));
    case 'AnnexKept':
      return changed(state, out, {
        annexes: { ...sentLast(state).annexes, [event.data.sha256]: 'kept' },
      });
    case 'AgreementExecuted': {
      const { round } = event.data;
      const amends = state.next?.round === round && state.next.follows?.kind === 'amendment';
      // An amendment keeps the days of the text that it amends.
      const kept = amends && state.sunsetAt !== undefined ? { sunsetAt: state.sunsetAt } : {};
      return changed(state, (one) => one.round === round, { status: 'executed', term: event.data, ...kept });
    }
    case 'SunsetSet': {
      const { version, sunsetAt, endsAt } = event.data;
      const { term } = [state.next, state].find((one) => one?.version === version) ?? {};
      return changed(state, (one) => one.version === version, {
        sunsetAt,
        ...(term && endsAt !== undefined && { term: { ...term, endsAt } }),
      });
    }
    case 'CopySealed':
      return changed(state, (one) => one.version === event.data.version, { seal: event.data });
    case 'AgreementReturned':
      return changed(state, (one) => one.round === event.data.round, { status: 'returned' });
    case 'AgreementVoided':
      return changed(state, (one) => one.round === event.data.round, { status: 'voided' });
    case 'VersionTookEffect':
      return state.next?.version === event.data.version ? asOfVersion(state, state.next) : state;
    case 'CommitmentsScheduled':
      return { ...state, scheduled: event.data };
    case 'AgreementEnded':
      return { ...state, endedAt: event.data.endedAt };
    case 'ChangeNoticed':
      return { ...state, ...changedBy(state, event), noticed: event.data.change };
    case 'ChangeObjected':
    case 'ChangeTakenBack':
    case 'ChangeHeld':
    case 'ChangeLapsed':
      return { ...state, ...changedBy(state, event) };
  }
}
