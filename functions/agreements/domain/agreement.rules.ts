/**
 * An agreement is out for signature, then executed, returned or voided; only its last signature can execute it. One that was signed
 * elsewhere is being confirmed instead, and the last confirmation executes it.
 */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Decision, Refusal } from '../../shared/kernel.ts';
import { refuse } from '../../shared/kernel.ts';
import { NO_CHANGES } from '../changes/domain/change.state.ts';
import { changesDue } from '../changes/domain/due.rules.ts';
import { departures } from '../leaving/domain/departures.rules.ts';
import type { AgreementEvent } from './agreement.events.ts';
import { type Agreement, versionOf } from './agreement.state.ts';
import { hasEnded } from './in-force.rules.ts';
import type { Published, Seal, Term, Version } from './version.state.ts';

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
        `Your token speaks for ${organization}, which is not among the email domains of the party you name as convener.`,
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
  // One that was given in time and comes after the end was recorded is too late: the ledger decides.
  if (agreement.next && (agreement.endedAt !== undefined || hasEnded(agreement, executedAt)))
    return refuse(
      'agreement-has-ended',
      'The MOU has ended: nothing can follow it any more.',
      'Send the text as an agreement of its own.',
    );
  const executed: AgreementEvent = { type: 'AgreementExecuted', data: term };
  // Whoever left before signs anew, and joins with this text.
  const left = departures(agreement, executedAt);
  if (!agreement.next || effectiveAt > executedAt) return { events: [...left, executed] };
  // Notices under the text before it that nobody objected to in time held until now.
  const { held, lapsed } = changesDue(agreement.changes ?? NO_CHANGES, effectiveAt, executedAt);
  const tookEffect: AgreementEvent = { type: 'VersionTookEffect', data: { version: version.version, effectiveAt } };
  return { events: [...held, ...left, executed, ...lapsed, tookEffect] };
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
