/** A liaison suspends all deadlines of the disputes of an MOU, for few days of each term and few times a day, and can always end what was begun. */
import { dayOf } from '../../../shared/days.ts';
import { DAY, type Decision, type Instant, plus, type Refusal, refuse } from '../../../shared/kernel.ts';
import { textOf } from '../../../shared/text.ts';
import { sayDayOf } from '../../../shared/time-words.ts';
import type { Dispute } from '../../domain/dispute.schema.ts';
import { vetoEnds } from '../../domain/ladder.rules.ts';
import type { Speaker } from '../../domain/speaker.schema.ts';
import type { DocketEvent } from './docket.events.ts';
import type { Docket } from './docket.state.ts';
import { between, endOf, type Folded, later, type Pause, pauseAt, type Suspensions } from './suspension-clock.rules.ts';

/** Days for which deadlines may be suspended in one term of the MOU. */
export const MOST_SUSPENDED_DAYS = 60;
/** Suspensions that may begin in a day of the MOU’s zone: everyone concerned hears of each, and one party does not use them up for all. */
export const MOST_A_DAY = 3;
export const MOST_OF_A_PARTY = 2;
/** The newest stay as they were, so that pages show where past deadlines fell. */
const KEPT = 20;
/** With so many, each of them ended, the tip of the docket has room for its other parts. */
export const MOST_KEPT = 70;
const LONGEST_REASON = 2_000;

/** Every day that was begun, and one at least: an hour costs a day. */
const daysOf = (from: Instant, to: Instant): number => Math.max(1, Math.ceil(between(from, to) / DAY));

/** Days of its allowance that a term has used; what began before it counts from its beginning on. */
function daysUsed({ pauses, folded }: Suspensions, termBegan: Instant): number {
  const before = folded && folded.until > termBegan ? folded.days : 0;
  return pauses
    .filter((pause) => endOf(pause) > termBegan)
    .reduce((sum, pause) => sum + daysOf(later(pause.from, termBegan), endOf(pause)), before);
}

export const daysLeft = (suspensions: Suspensions, termBegan: Instant): number =>
  Math.max(0, MOST_SUSPENDED_DAYS - daysUsed(suspensions, termBegan));

/** Whether any could fold: only then it matters which disputes run. */
export const mayFold = ({ pauses }: Pick<Suspensions, 'pauses'>): boolean => pauses.length > KEPT;

/** When the oldest deadline was set that still runs in a dispute; undefined where none does. */
function oldestOf(dispute: Dispute, pauses: readonly Pause[], now: Instant): Instant | undefined {
  const { status, opened, raisedAt, answeredAt, decision, veto } = dispute;
  if (status === 'open') return answeredAt === undefined ? raisedAt : opened.at;
  if (status === 'vetoed') return decision?.at ?? veto?.at;
  if (status !== 'decided') return undefined;
  return (vetoEnds(dispute, pauses) ?? '') > now ? decision?.at : undefined;
}

/**
 * The suspensions that fold into one, with those that did before: the oldest of more than are kept, as long as they ended before any
 * deadline was set that still runs, so that no open deadline moves. Undefined where none is to be folded.
 */
export function folding(
  { pauses, folded }: Suspensions,
  disputes: readonly Dispute[],
  { now, termBegan, reviewedSince }: { now: Instant; termBegan: Instant; reviewedSince?: Instant | undefined },
): Folded | undefined {
  const running = [...disputes.map((one) => oldestOf(one, pauses, now)), reviewedSince];
  const oldest = running.filter((at) => at !== undefined).sort()[0] ?? now;
  const old = pauses.slice(0, Math.max(0, pauses.length - KEPT)).filter((pause) => endOf(pause) <= oldest);
  const [first, last] = [old[0], old.at(-1)];
  if (!first || !last) return undefined;
  return {
    from: folded?.from ?? first.from,
    until: endOf(last),
    days: daysUsed({ pauses: old, ...(folded && { folded }) }, termBegan),
    milliseconds: old.reduce((sum, pause) => sum + between(pause.from, endOf(pause)), folded?.milliseconds ?? 0),
  };
}

const reasonFor = (reason: string, what: string) =>
  textOf(reason, {
    field: 'reason',
    max: LONGEST_REASON,
    empty: [
      'reason-missing',
      `There is no reason yet why deadlines ${what}.`,
      'Say it in a sentence; everyone is told.',
    ],
  });

export interface Suspending {
  agreement: string;
  party: string;
  by: Speaker;
  cause: string;
  reason: string;
  days: number;
  /** When the MOU's term began. */
  termBegan: Instant;
  zone: string;
  /** No review that may be open opened before that; absent where there was none. */
  reviewedSince?: Instant | undefined;
  /** Every dispute of the docket, where any suspension could fold: their deadlines decide which old ones still count. */
  disputes: readonly Dispute[];
}

const CAUSES = ['appropriations', 'emergency', 'other'] as const;

const TOMORROW = 'Every deadline runs on today. It can be done again tomorrow.';

/** Everyone concerned is told of each, so few may begin in a day. */
function tooMany({ begun }: Pick<Docket, 'begun'>, party: string, today: string): Refusal | undefined {
  const by = begun?.on === today ? begun.by : [];
  if (by.filter((one) => one === party).length >= MOST_OF_A_PARTY)
    return refuse(
      'suspensions-of-party-used-up',
      `Your agency has paused deadlines ${MOST_OF_A_PARTY} times today.`,
      TOMORROW,
    ).refused;
  return by.length >= MOST_A_DAY
    ? refuse('suspensions-of-day-used-up', `Deadlines of this MOU were paused ${MOST_A_DAY} times today.`, TOMORROW)
        .refused
    : undefined;
}

function daysRefused(days: number, left: number): Refusal | undefined {
  if (!Number.isInteger(days) || days < 1)
    return refuse('not-a-number-of-days', 'This is not a number of days.', 'Write a whole number from 1.', 'days')
      .refused;
  const areLeft = left === 1 ? 'one is' : `${left} are`;
  return days > left
    ? refuse(
        'suspended-days-used-up',
        `Deadlines may be paused for ${MOST_SUSPENDED_DAYS} days in a term, and ${areLeft} left.`,
        left < 1 ? 'They cannot be paused again before the MOU is renewed.' : `Write at most ${left}.`,
        'days',
      ).refused
    : undefined;
}

const FULL = refuse(
  'suspended-too-often',
  'Deadlines of this MOU were paused too often while disputes run that began long ago.',
  'They can be paused again once the oldest open disputes have ended.',
);

export function suspendDeadlines(
  state: Docket | undefined,
  suspending: Suspending,
  now: Instant,
): Decision<DocketEvent> {
  const { agreement, party, by, reason, days, termBegan, zone, reviewedSince, disputes } = suspending;
  const docket: Pick<Docket, 'pauses' | 'folded' | 'begun'> = state ?? { pauses: [] };
  const running = pauseAt(docket.pauses, now);
  if (running)
    return refuse(
      'suspended-already',
      'The deadlines of this MOU are paused already.',
      `They run again by themselves on ${sayDayOf(running.until, zone)}.`,
    );
  const cause = CAUSES.find((one) => one === suspending.cause);
  if (!cause) return refuse('cause-missing', 'There is no cause yet.', 'Choose one of the three.', 'cause');
  const said = reasonFor(reason, 'should be paused');
  if (said.refused) return { refused: said.refused };
  const on = dayOf(zone, now);
  const refused = daysRefused(days, daysLeft(docket, termBegan)) ?? tooMany(docket, party, on);
  if (refused) return { refused };
  const folded = folding(docket, disputes, { now, termBegan, reviewedSince });
  const kept = docket.pauses.filter((pause) => !folded || endOf(pause) > folded.until);
  if (kept.length >= MOST_KEPT) return FULL;
  const data = { agreement, party, cause, until: plus(now, days * DAY), on, ...(folded && { folded }) };
  return { events: [{ type: 'ClocksPaused', data, body: { by, reason: said.text } }] };
}

export function resumeDeadlines(
  docket: Docket | undefined,
  { party, by, reason }: Pick<Suspending, 'party' | 'by' | 'reason'>,
  now: Instant,
): Decision<DocketEvent> {
  if (!pauseAt(docket?.pauses ?? [], now))
    return refuse(
      'not-suspended',
      'The deadlines of this MOU are not paused.',
      'Nothing is to be done; load the page again.',
    );
  const said = reasonFor(reason, 'should run again');
  if (said.refused) return { refused: said.refused };
  return { events: [{ type: 'ClocksResumed', data: { party }, body: { by, reason: said.text } }] };
}
