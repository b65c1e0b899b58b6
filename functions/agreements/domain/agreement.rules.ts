/**
 * An agreement is out for signature, then executed, returned or voided; only its last signature can execute it. One that was signed
 * elsewhere is being confirmed instead, and the last confirmation executes it.
 */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Decision, Instant, PlainDay, Refusal } from '../../shared/kernel.ts';
import { refuse } from '../../shared/kernel.ts';
import type { AgreementEvent } from './agreement.events.ts';

type Published = Extract<AgreementEvent, { type: 'AgreementPublished' }>;
export type Seal = Extract<AgreementEvent, { type: 'CopySealed' }>['data'];
type Term = Extract<AgreementEvent, { type: 'AgreementExecuted' }>['data'];
type Terms = Published['data'];
type AdoptedData = Extract<AgreementEvent, { type: 'AgreementAdopted' }>['data'];
type Successor = Extract<AgreementEvent, { type: 'SuccessorPublished' }>['data'];

/** A version's text, and how it stands. */
export interface Version {
  number: string;
  version: number;
  /** What it is to the text before it; absent of a first version. */
  follows?: Follows;
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
  endedAt?: Instant;
}

/** The agreement as that version has it. */
const as = ({ id, latest, organizers, endedAt }: Agreement, version: Version): Agreement => ({
  ...{ id, latest, organizers },
  ...version,
  ...(endedAt !== undefined && { endedAt }),
});

/** The agreement as the version of that round has it, if it is among those that count. */
export const versionOf = (agreement: Agreement, round: string): Agreement | undefined => {
  if (agreement.round === round) return agreement;
  return agreement.next?.round === round ? as(agreement, agreement.next) : undefined;
};

/** Whether another text went out in the place of that round's before it was signed. */
export const isReplaced = (agreement: Agreement, round: { id: string; status: string }): boolean =>
  round.status !== 'executed' && versionOf(agreement, round.id) === undefined;

/** The agreement by the text that holds at that moment: a successor holds from its first moment, recorded or not. */
export const textAt = (agreement: Agreement, now: Instant): Agreement =>
  agreement.next && hasBegun(agreement.next, now) ? as(agreement, agreement.next) : agreement;

const hasBegun = ({ status, term }: Pick<Version, 'status' | 'term'>, now: Instant): boolean =>
  status === 'executed' && term !== undefined && term.effectiveAt <= now;

type Held = Pick<Version, 'status' | 'term'> & { next?: Pick<Version, 'status' | 'term'> };

const heldAt = (agreement: Held, now: Instant): Held =>
  agreement.next && hasBegun(agreement.next, now) ? agreement.next : agreement;

/** The version that went out last: the successor, whatever became of it, else the text itself. */
export const sentLast = (agreement: Agreement): Agreement =>
  agreement.next ? as(agreement, agreement.next) : agreement;

/** The version that people prepare and sign at that moment; where none is out, the text that holds. */
export const preparedAt = (agreement: Agreement, now: Instant): Agreement =>
  agreement.next?.status === 'out for signature' ? as(agreement, agreement.next) : textAt(agreement, now);

/** By which organization a convener's system reads the agreement: any that has put out a version of it. */
export const readAs = ({ organizers, organization }: Agreement, by: { organization?: string } | object): string =>
  'organization' in by && typeof by.organization === 'string' && organizers.includes(by.organization)
    ? by.organization
    : organization;

/** The days and the clock by which deadlines of an agreement are reckoned. */
export const calendarOf = ({ zone, calendar }: Pick<Agreement, 'zone' | 'calendar'>): Calendar => ({
  zone,
  ...calendar,
});

/** A convener organizes for its own agency only: the party it names as convener must be one its token speaks for. */
export const speaksFor = (organization: string, convenerDomains: readonly string[]): Refusal | undefined =>
  convenerDomains.includes(organization)
    ? undefined
    : refuse(
        'not-the-convener',
        `Your token speaks for ${organization}, which is not among the mail domains of the party you name as convener.`,
        'Name your own agency as convener, or ask the operator for a token of that agency.',
        'convener',
      ).refused;

export function publish(
  existing: Agreement | undefined,
  by: { organization: string; convenerDomains: readonly string[]; published: Omit<Published, 'type'> },
): Decision<AgreementEvent> {
  if (existing)
    return refuse(
      'out-for-signature-already',
      'This agreement is out for signature already.',
      'Void it first, or wait until its round ends.',
    );
  const foreign = speaksFor(by.organization, by.convenerDomains);
  if (foreign) return { refused: foreign };
  return { events: [{ type: 'AgreementPublished', ...by.published }] };
}

/**
 * The last signature executes that version. `term` is worked out beforehand from the MOU's zone. A successor is in time until the last
 * moment of the text before it, whether or not its end stands on record.
 */
export function execute(agreement: Agreement, term: Term): Decision<AgreementEvent> {
  const version = versionOf(agreement, term.round);
  if (version?.status !== 'out for signature')
    return refuse(
      'cannot-execute',
      `This agreement is ${version?.status ?? agreement.status} and cannot be executed.`,
      'Look at its history for what ended it.',
    );
  const { executedAt, effectiveAt } = term;
  if (agreement.next && hasEnded(agreement, executedAt))
    return refuse(
      'agreement-has-ended',
      'The MOU has ended: nothing can follow it any more.',
      'Send the text as an agreement of its own.',
    );
  const executed: AgreementEvent = { type: 'AgreementExecuted', data: term };
  if (!agreement.next || effectiveAt > executedAt) return { events: [executed] };
  return { events: [executed, { type: 'VersionTookEffect', data: { version: version.version, effectiveAt } }] };
}

export function setSunset(
  { status, version, sunsetAt }: Version,
  when: Omit<Extract<AgreementEvent, { type: 'SunsetSet' }>['data'], 'version'>,
): Decision<AgreementEvent> {
  if (status !== 'executed')
    return refuse('not-executed', 'Only an executed agreement has a sunset date.', 'Wait for the last signature.');
  return { events: sunsetAt ? [] : [{ type: 'SunsetSet', data: { version, ...when } }] };
}

/** One copy is sealed, once: every party holds the same bytes. */
export function setSeal(agreement: Version, seal: Omit<Seal, 'version'>): Decision<AgreementEvent> {
  if (agreement.status !== 'executed')
    return refuse('not-executed', 'Only an executed agreement has an executed copy.', 'Wait for the last signature.');
  return { events: agreement.seal ? [] : [{ type: 'CopySealed', data: { version: agreement.version, ...seal } }] };
}

/** Gateways drop larger mails; base64 adds a third to this. */
const LARGEST_ATTACHMENT = 3_000_000;

/** A copy for named people is read behind its link, and a large one is fetched there. */
export const copyTravels = ({ seal, handling }: Pick<Agreement, 'seal' | 'handling'>): boolean =>
  seal !== undefined && handling !== 'named' && seal.pdfBytes < LARGEST_ATTACHMENT;

/** A declined or lapsed round gives the matter back to the convener. */
export const giveBack = (agreement: Version, outcome: 'declined' | 'lapsed'): Decision<AgreementEvent> =>
  agreement.status === 'out for signature'
    ? { events: [{ type: 'AgreementReturned', data: { round: agreement.round, outcome } }] }
    : refuse(
        'agreement-ended',
        `This agreement is ${agreement.status} already.`,
        'Look at its history for what ended it.',
      );

/** The convener may void until the last one has signed, never after. */
export function voidAgreement(agreement: Version, reason: string): Decision<AgreementEvent> {
  if (agreement.status === 'executed')
    return refuse(
      'in-force',
      'This agreement is executed and in force: it cannot be voided.',
      'End it by its termination notice, or by its sunset review.',
    );
  if (agreement.status !== 'out for signature' && agreement.status !== 'being confirmed')
    return refuse('agreement-ended', `This agreement is ${agreement.status} already.`, 'Nothing is left to void.');
  return { events: [{ type: 'AgreementVoided', data: { round: agreement.round }, body: { reason } }] };
}

/** Without an end it is never over. */
const isOver = ({ endsAt }: Term, now: Instant): boolean => endsAt !== undefined && now >= endsAt;

/** In force is computed from the terms and the moment, never stored: by the text that holds then. */
export const inForce = (agreement: Held, now: Instant): boolean => {
  const { status, term } = heldAt(agreement, now);
  return hasBegun({ status, ...(term && { term }) }, now) && term !== undefined && !isOver(term, now);
};

/** Whether its last moment is over and no signed text follows it, whether or not that stands on record. */
export const hasEnded = (agreement: Held, now: Instant): boolean => {
  const { status, term } = heldAt(agreement, now);
  return status === 'executed' && term !== undefined && isOver(term, now);
};

/** What the clock alone has brought about and nobody has recorded yet, in order. */
export function overdue(agreement: Agreement, now: Instant): AgreementEvent[] {
  const { adopted } = agreement;
  if (adopted && agreement.status === 'being confirmed')
    return adopted.reminded || now < adopted.remindAt
      ? []
      : [{ type: 'AdoptionReminded', data: { parties: unconfirmed(agreement) } }];
  const holds = textAt(agreement, now);
  const { version, term } = holds;
  const began: AgreementEvent[] =
    holds === agreement || !term
      ? []
      : [{ type: 'VersionTookEffect', data: { version, effectiveAt: term.effectiveAt, later: true } }];
  return agreement.endedAt === undefined && term?.endsAt !== undefined && isOver(term, now)
    ? [...began, { type: 'AgreementEnded', data: { version, endedAt: term.endsAt } }]
    : began;
}

/** Parties whose liaisons have not answered yet, in the order of the MOU. */
export const unconfirmed = ({ parties, adopted }: Pick<Version, 'parties' | 'adopted'>): string[] =>
  parties.filter((party) => !adopted?.confirmed.includes(party));

/** When the clock next brings something about; never again once it has ended. */
export function nextMoment({ status, adopted, term, next, endedAt }: Agreement): Instant | undefined {
  if (adopted && status === 'being confirmed') return adopted.reminded ? undefined : adopted.remindAt;
  if (status !== 'executed' || endedAt !== undefined) return undefined;
  const begins = next?.status === 'executed' ? next.term?.effectiveAt : undefined;
  return begins ?? term?.endsAt;
}

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
        next: { ...published(terms, next.annexes), follows: { ...follows, ...(leaving && { leaving }) } },
      };
    }
    case 'SuccessorPublished': {
      const { kind, follows, leaving, ...terms } = event.data;
      const is: Follows = { kind, ...follows, ...(leaving && { leaving }) };
      return {
        ...state,
        latest: terms.version,
        organizers: [...new Set([...state.organizers, terms.organization])],
        next: { ...published(terms, state.annexes), follows: is },
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
      return state.next?.version === event.data.version ? as(state, state.next) : state;
    case 'AgreementEnded':
      return { ...state, endedAt: event.data.endedAt };
  }
}
