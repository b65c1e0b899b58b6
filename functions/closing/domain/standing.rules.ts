/** Where the closing of an MOU stands, what becomes of each of its duties, and what its workflow does next. */
import type { Commitment, Commitments } from '../../commitments/domain/commitment.state.ts';
import { DAY, type Decision, type Instant, plus } from '../../shared/kernel.ts';
import type { ClosingEvent, Outcome } from './closing.events.ts';
import type { Closing } from './closing.state.ts';

/** An execution lives a year at most; a fresh one takes over long before. */
const LONGEST_PART = 300 * DAY;

/** Parties that own duties of it, each once. */
export const ownersOf = ({ began }: Pick<Closing, 'began'>): string[] => [
  ...new Set((began?.duties ?? []).map(({ owner }) => owner.party)),
];

/** What was delivered and nobody disputes is done, accepted or not; whatever else there is was not. */
export function outcomeOf(one: Pick<Commitment, 'delivery'> | undefined): Outcome {
  if (!one?.delivery || one.delivery.answer?.is === 'disputed') return 'undone';
  return one.delivery.answer ? 'accepted' : 'delivered';
}

/** The commitments of one party, as far as they are on record. */
export type StateOf = (party: string) => Pick<Commitments, 'commitments'> | undefined;

/** Each duty with what would become of it now. */
export const outcomesOf = ({ began }: Pick<Closing, 'began'>, stateOf: StateOf): Record<string, Outcome> =>
  Object.fromEntries(
    (began?.duties ?? []).map(({ key, owner }) => [key, outcomeOf(stateOf(owner.party)?.commitments[key])]),
  );

/** Whether something can still be done: within the clause, and before the report. */
export const runs = ({ began, reported }: Pick<Closing, 'began' | 'reported'>, now: Instant): boolean =>
  began !== undefined && reported === undefined && now < began.until;

/** Owners whose duties do not stand with their commitments yet. */
export const notHandedOut = (closing: Pick<Closing, 'began'>, stateOf: StateOf): string[] =>
  ownersOf(closing).filter((party) =>
    (closing.began?.duties ?? []).some(
      ({ key, owner }) => owner.party === party && stateOf(party)?.commitments[key] === undefined,
    ),
  );

/** Keys of the duties that nobody has accepted as done. */
export const leftOf = (outcomes: Readonly<Record<string, Outcome>>): string[] =>
  Object.entries(outcomes).flatMap(([key, outcome]) => (outcome === 'accepted' ? [] : [key]));

/** At the end of the clause, or as soon as everything that was to be done is accepted; a closing without duties has its days all the same. */
export function reportDue(closing: Pick<Closing, 'began' | 'reported'>, stateOf: StateOf, now: Instant): boolean {
  const { began, reported } = closing;
  if (!began || reported) return false;
  return now >= began.until || (began.duties.length > 0 && leftOf(outcomesOf(closing, stateOf)).length === 0);
}

export const reminderDue = (closing: Closing, stateOf: StateOf, now: Instant): boolean => {
  const { began, reminded, reported } = closing;
  if (!began || reminded || reported || began.remindAt === undefined) return false;
  return now >= began.remindAt && now < began.until && leftOf(outcomesOf(closing, stateOf)).length > 0;
};

const handOverAt = ({ part }: Pick<Closing, 'part'>): Instant | undefined => part && plus(part.since, LONGEST_PART);

export type Standing =
  | {
      stand:
        | 'duties to hand out'
        | 'report due'
        | 'report to seal'
        | 'reminder due'
        | 'hand over due'
        | 'moved on'
        | 'ended';
      until?: undefined;
    }
  | { stand: 'waiting'; until: Instant };

/** `part` is the execution that asks: when another watches on, this one is done. */
export function standing(closing: Closing, part: number, stateOf: StateOf, now: Instant): Standing {
  const { began, reported, ended } = closing;
  if (!began) throw new Error('No closing is watched before it has begun');
  if (ended) return { stand: 'ended' };
  if (closing.part?.number !== part) return { stand: 'moved on' };
  if (reported) return { stand: 'report to seal' };
  if (notHandedOut(closing, stateOf).length > 0) return { stand: 'duties to hand out' };
  if (reportDue(closing, stateOf, now)) return { stand: 'report due' };
  if (reminderDue(closing, stateOf, now)) return { stand: 'reminder due' };
  const handOver = handOverAt(closing);
  if (handOver !== undefined && now >= handOver) return { stand: 'hand over due' };
  const next = [began.until, closing.reminded ? undefined : began.remindAt, handOver]
    .filter((at): at is Instant => at !== undefined && at > now)
    .sort()[0];
  return { stand: 'waiting', until: next ?? began.until };
}

export const remind = (closing: Closing, stateOf: StateOf, now: Instant): Decision<ClosingEvent> => ({
  events: reminderDue(closing, stateOf, now)
    ? [{ type: 'ClosingReminded', data: { left: leftOf(outcomesOf(closing, stateOf)) } }]
    : [],
});

/** A fresh execution goes on; asked for by the one that watches now, because of its age or of how much it has gone through. */
export const handOver = (closing: Closing, part: number): Decision<ClosingEvent> => ({
  events:
    !closing.ended && closing.part?.number === part ? [{ type: 'ClosingHandedOver', data: { part: part + 1 } }] : [],
});

/** Said once, until something moves again. */
export const stall = ({ stalled, ended }: Closing, error: string): Decision<ClosingEvent> => ({
  events: stalled || ended ? [] : [{ type: 'ClosingStalled', data: { error } }],
});
