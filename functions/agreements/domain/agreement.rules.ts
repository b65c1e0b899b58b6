/** An agreement is out for signature, then executed, returned or voided; only its last signature can execute it. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Decision, Instant, PlainDay, Refusal } from '../../shared/kernel.ts';
import { refuse } from '../../shared/kernel.ts';
import type { AgreementEvent } from './agreement.events.ts';

type Published = Extract<AgreementEvent, { type: 'AgreementPublished' }>;
export type Seal = Extract<AgreementEvent, { type: 'CopySealed' }>['data'];
type Term = Extract<AgreementEvent, { type: 'AgreementExecuted' }>['data'];
type Terms = Published['data'];

export interface Agreement {
  id: string;
  number: string;
  version: number;
  status: 'out for signature' | 'executed' | 'returned' | 'voided';
  documentHash: string;
  textHash: string;
  htmlHash: string;
  organization: string;
  convener: string;
  parties: string[];
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

/** The last signature executes the agreement. `term` is worked out beforehand from the MOU's zone. */
export function execute(agreement: Agreement, term: Term): Decision<AgreementEvent> {
  if (agreement.status !== 'out for signature')
    return refuse(
      'cannot-execute',
      `This agreement is ${agreement.status} and cannot be executed.`,
      'Look at its history for what ended it.',
    );
  return { events: [{ type: 'AgreementExecuted', data: term }] };
}

export function setSunset(
  agreement: Agreement,
  when: Extract<AgreementEvent, { type: 'SunsetSet' }>['data'],
): Decision<AgreementEvent> {
  if (agreement.status !== 'executed')
    return refuse('not-executed', 'Only an executed agreement has a sunset date.', 'Wait for the last signature.');
  return { events: agreement.sunsetAt ? [] : [{ type: 'SunsetSet', data: when }] };
}

/** One copy is sealed, once: every party holds the same bytes. */
export function setSeal(agreement: Agreement, seal: Seal): Decision<AgreementEvent> {
  if (agreement.status !== 'executed')
    return refuse('not-executed', 'Only an executed agreement has an executed copy.', 'Wait for the last signature.');
  return { events: agreement.seal ? [] : [{ type: 'CopySealed', data: seal }] };
}

/** Gateways drop larger mails; base64 adds a third to this. */
const LARGEST_ATTACHMENT = 3_000_000;

/** A copy for named people is read behind its link, and a large one is fetched there. */
export const copyTravels = ({ seal, handling }: Pick<Agreement, 'seal' | 'handling'>): boolean =>
  seal !== undefined && handling !== 'named' && seal.pdfBytes < LARGEST_ATTACHMENT;

/** A declined or lapsed round gives the matter back to the convener. */
export const giveBack = (agreement: Agreement, outcome: 'declined' | 'lapsed'): Decision<AgreementEvent> =>
  agreement.status === 'out for signature'
    ? { events: [{ type: 'AgreementReturned', data: { round: agreement.round, outcome } }] }
    : refuse(
        'agreement-ended',
        `This agreement is ${agreement.status} already.`,
        'Look at its history for what ended it.',
      );

/** The convener may void until the last one has signed, never after. */
export function voidAgreement(agreement: Agreement, reason: string): Decision<AgreementEvent> {
  if (agreement.status === 'executed')
    return refuse(
      'in-force',
      'This agreement is executed and in force: it cannot be voided.',
      'End it by its termination notice, or by its sunset review.',
    );
  if (agreement.status !== 'out for signature')
    return refuse('agreement-ended', `This agreement is ${agreement.status} already.`, 'Nothing is left to void.');
  return { events: [{ type: 'AgreementVoided', data: { round: agreement.round }, body: { reason } }] };
}

/** In force is computed from the terms and the moment, never stored. */
export const inForce = ({ status, term }: Pick<Agreement, 'status' | 'term'>, now: Instant): boolean =>
  status === 'executed' &&
  term !== undefined &&
  term.effectiveAt <= now &&
  (term.endsAt === undefined || now < term.endsAt);

/** An annex that the version before had at hand is at hand. */
const annexesOf = (hashes: readonly string[] | undefined, before: Agreement['annexes'] = {}) =>
  hashes && { annexes: Object.fromEntries(hashes.map((hash) => [hash, before[hash] ?? ('missing' as const)])) };

export function evolveAgreement(state: Agreement | undefined, event: AgreementEvent): Agreement {
  if (event.type === 'AgreementPublished') {
    const { agreement, annexes, ...terms } = event.data;
    return { id: agreement, status: 'out for signature', ...terms, ...annexesOf(annexes) };
  }
  if (!state) throw new Error(`${event.type} cannot be the first event of an agreement`);
  switch (event.type) {
    case 'AgreementRevised': {
      const { agreement, annexes, previousRound: _, ...terms } = event.data;
      return { id: agreement, status: 'out for signature', ...terms, ...annexesOf(annexes, state.annexes) };
    }
    case 'AnnexKept':
      return { ...state, annexes: { ...state.annexes, [event.data.sha256]: 'kept' } };
    case 'AgreementExecuted':
      return { ...state, status: 'executed', term: event.data };
    case 'SunsetSet':
      return {
        ...state,
        sunsetAt: event.data.sunsetAt,
        ...(state.term && {
          term: { ...state.term, ...(event.data.endsAt !== undefined && { endsAt: event.data.endsAt }) },
        }),
      };
    case 'CopySealed':
      return { ...state, seal: event.data };
    case 'AgreementReturned':
      return { ...state, status: 'returned' };
    case 'AgreementVoided':
      return { ...state, status: 'voided' };
  }
}
