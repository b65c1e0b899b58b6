/** An agreement as its events leave it: the text that holds, or the first one while none does, and at most one that shall follow it. */
import { dayOf } from '../../shared/days.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { type AdoptionAnswer, evolveAdopted, handedIn } from '../adoption/domain/adoption.state.ts';
import type { ChangeEvent } from '../changes/domain/change.events.ts';
import { evolveChanges, NO_CHANGES } from '../changes/domain/change.state.ts';
import { evolveLeaving, isLeaving, type Leaving, NOBODY_LEAVES } from '../leaving/domain/leaving.state.ts';
import type { AgreementEvent } from './agreement.events.ts';
import { partyOf } from './seats.rules.ts';
import { type Follows, published, type Term, type Version } from './version.state.ts';

type TermsTakenUp = Extract<AgreementEvent, { type: 'TermsTakenUp' }>['data'];

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
  /** The text whose commitments stand with its parties, and whose KPIs do, each with every party that has had any; absent before the first. */
  takenUp?: Partial<Record<TermsTakenUp['what'], Omit<TermsTakenUp, 'what'>>>;
  /** Notices of withdrawal, over all versions; absent where none was given. */
  leaving?: Leaving;
  /** How many reviews have begun; absent before the first. */
  reviews?: number;
  /** The sunset whose review has begun last. */
  reviewed?: PlainDay;
  endedAt?: Instant;
  /** Until when its closing duties run, at the latest. */
  closesBy?: Instant;
  /** When nothing was left to do; absent while it is closing. */
  closedAt?: Instant;
}

/** The agreement as that version has it. */
export const asOfVersion = (
  { id, latest, organizers, noticed, takenUp, leaving, reviews, reviewed, endedAt, closesBy, closedAt }: Agreement,
  version: Version,
): Agreement => ({
  ...{ id, latest, organizers },
  ...version,
  ...(noticed !== undefined && { noticed }),
  ...(takenUp && { takenUp }),
  ...(reviews !== undefined && { reviews }),
  ...(reviewed !== undefined && { reviewed }),
  ...(leaving && { leaving }),
  ...(endedAt !== undefined && { endedAt }),
  ...(closesBy !== undefined && { closesBy }),
  ...(closedAt !== undefined && { closedAt }),
});

/** The agreement as the version of that round has it, if it is among those that count. */
export const versionOf = (agreement: Agreement, round: string): Agreement | undefined => {
  if (agreement.round === round) return agreement;
  return agreement.next?.round === round ? asOfVersion(agreement, agreement.next) : undefined;
};

/** The version that went out last: the successor, whatever became of it, else the text itself. */
export const sentLast = (agreement: Agreement): Agreement =>
  agreement.next ? asOfVersion(agreement, agreement.next) : agreement;

/** The version that an event is about, changed; an event about one that counts no more changes nothing. */
const changed = (state: Agreement, of: (version: Version) => boolean, to: Partial<Version>): Agreement => {
  if (state.next && of(state.next)) return { ...state, next: { ...state.next, ...to } };
  return of(state) ? { ...state, ...to } : state;
};

/** Parties answer for a first text, before anything can follow it. */
const answered = ({ adopted }: Agreement, event: AdoptionAnswer) =>
  adopted && { adopted: evolveAdopted(adopted, event) };

/** What the text says is to be taken up after that as before it; a text that says nothing is not. */
const begunBeside = ({ takenUp, committed, version }: Agreement, parties: readonly string[]) => {
  const before = takenUp?.commitments;
  return {
    ...before,
    version: before?.version ?? (committed ? 0 : version),
    parties: [...new Set([...(before?.parties ?? []), ...parties])],
  };
};

/** A notice is about the text that holds when it is recorded. */
const changedBy = ({ changes = NO_CHANGES }: Agreement, event: ChangeEvent) => ({
  changes: evolveChanges(changes, event),
});

const without = <Of extends Pick<Version, 'parties' | 'further'>>(version: Of, party: string): Of => ({
  ...version,
  parties: version.parties.filter((one) => one !== party),
  ...(version.further && { further: version.further.filter((seat) => partyOf(seat) !== party) }),
});

const versionIn = ({ next, ...state }: Agreement, version: number): Version =>
  next?.version === version ? next : state;

/** It is out of the text that holds, and of one that it has signed as well. */
function hasLeft(state: Agreement, event: Extract<AgreementEvent, { type: 'PartyLeft' }>): Agreement {
  const { party } = event.data;
  const { next } = state;
  const signed = next?.status === 'executed' ? [next] : [];
  const versions = [state, ...signed].filter(({ parties }) => parties.includes(party)).map(({ version }) => version);
  return {
    ...without(state, party),
    ...(next && { next: signed.length > 0 ? without(next, party) : next }),
    leaving: evolveLeaving(state.leaving ?? NOBODY_LEAVES, event, versions),
  };
}

/** Whoever is no party of the text that took effect withdraws from nothing any more. */
const inEffect = ({ leaving, ...state }: Agreement): Agreement => ({
  ...state,
  ...(leaving && {
    leaving: { ...leaving, open: leaving.open.filter(({ party }) => state.parties.includes(party)) },
  }),
});

/** The end that notices bring about comes before the one that was signed. */
const endedBefore = ({ zone, term }: Version, endedAt: Instant): { term?: Term } =>
  term && (term.endsAt === undefined || endedAt < term.endsAt)
    ? { term: { ...term, ends: dayOf(zone, endedAt), endsAt: endedAt } }
    : {};

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
      ...{ status: 'being confirmed', adopted: handedIn(adopted) },
    };
  }
  if (!state) throw new Error(`${event.type} cannot be the first event of an agreement`);
  if (event.type === 'PartyLeft') return hasLeft(state, event);
  if (isLeaving(event)) return { ...state, leaving: evolveLeaving(state.leaving ?? NOBODY_LEAVES, event, []) };
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
      const { kind, review, follows, leaving, ...terms } = event.data;
      const is: Follows = {
        ...{ kind, ...follows },
        ...(leaving && { leaving }),
        ...(review !== undefined && { review }),
      };
      const renewals = (state.renewals ?? 0) + (kind === 'renewal' ? 1 : 0);
      return {
        ...state,
        latest: terms.version,
        organizers: [...new Set([...state.organizers, terms.organization])],
        next: { ...published(terms, state.annexes), follows: is, ...(renewals > 0 && { renewals }) },
      };
    }
    case 'PartyRefusedAdoption':
      return { ...state, ...answered(state, event), status: 'returned' };
    case 'PartyConfirmedAdoption':
    case 'AdoptionReminded':
      return { ...state, ...answered(state, event) };
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
      return changed(state, (one) => one.round === event.data.round, {
        status: 'returned',
        returned: event.data.outcome,
      });
    case 'AgreementVoided':
      return changed(state, (one) => one.round === event.data.round, { status: 'voided' });
    case 'VersionTookEffect':
      return state.next?.version === event.data.version ? inEffect(asOfVersion(state, state.next)) : state;
    case 'TermsTakenUp': {
      const { what, ...taken } = event.data;
      return { ...state, takenUp: { ...state.takenUp, [what]: taken } };
    }
    case 'CommitmentsBegun':
      return { ...state, takenUp: { ...state.takenUp, commitments: begunBeside(state, event.data.parties) } };
    case 'ReviewBegan': {
      const { review, sunset } = event.data;
      return { ...state, reviews: review, ...(sunset !== undefined && { reviewed: sunset }) };
    }
    case 'TermReaffirmed': {
      const { version, sunset, sunsetAt } = event.data;
      const { term } = [state, state.next].find((one) => one?.version === version) ?? {};
      return changed(state, (one) => one.version === version, {
        sunsetAt,
        ...(term && { term: { ...term, sunset } }),
      });
    }
    case 'AgreementEnded':
      return {
        ...changed(
          state,
          ({ version }) => version === event.data.version,
          endedBefore(versionIn(state, event.data.version), event.data.endedAt),
        ),
        endedAt: event.data.endedAt,
        ...(event.data.closesBy !== undefined && { closesBy: event.data.closesBy }),
      };
    case 'AgreementClosed':
      return { ...state, closedAt: event.data.closedAt };
    case 'ChangeNoticed':
      return { ...state, ...changedBy(state, event), noticed: event.data.change };
    case 'ChangeObjected':
    case 'ChangeTakenBack':
    case 'ChangeHeld':
    case 'ChangeLapsed':
      return { ...state, ...changedBy(state, event) };
  }
}
