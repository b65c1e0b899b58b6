/** Where a commitment stands at a moment: late is what its day has passed and nobody has; it is computed, never recorded. */
import type { Instant } from '../../shared/kernel.ts';
import type { Asked, Commitment, Commitments } from './commitment.state.ts';
import { isDuty } from './duty.rules.ts';
import { disputeOf } from './follow-up.rules.ts';
import { momentsOf, STAGES, type Stage } from './moments.rules.ts';

export type Standing = 'open-ended' | 'ahead' | 'late' | 'delivered' | 'disputed' | 'accepted' | 'stayed' | 'left';

const saidOf = ({ delivery }: Pick<Commitment, 'delivery'>): 'delivered' | 'disputed' | 'accepted' | undefined =>
  delivery && (delivery.answer?.is ?? 'delivered');

/** Whether the party still has something to do for it. */
export const isOpen = (one: Pick<Commitment, 'delivery' | 'stayed' | 'left'>): boolean =>
  !one.left && !one.stayed && (saidOf(one) === undefined || saidOf(one) === 'disputed');

export const isPast = ({ dueAt }: Pick<Commitment, 'dueAt'>, now: Instant): boolean =>
  dueAt !== undefined && now >= dueAt;

export function standingOf(one: Commitment, now: Instant): Standing {
  if (one.left) return 'left';
  if (one.stayed) return 'stayed';
  if (isOpen(one) && isPast(one, now)) return 'late';
  return saidOf(one) ?? (one.dueAt === undefined ? 'open-ended' : 'ahead');
}

/** Whether what was delivered came after its day. */
export const cameLate = ({ delivery, dueAt }: Commitment): boolean =>
  delivery !== undefined && dueAt !== undefined && delivery.at >= dueAt;

/** What is asked for, while it can be agreed: it lapses by itself at the moment at which the commitment is due. */
export const askedAt = (one: Commitment, now: Instant): Asked | undefined => (isPast(one, now) ? undefined : one.asked);

/** To whom it was promised, of the parties of the text in force. */
export function recipientsOf(
  { party, commitments, sides = {} }: Pick<Commitments, 'party' | 'commitments' | 'sides'>,
  key: string,
  parties: readonly string[],
): string[] {
  const one = commitments[key];
  if (!one) return [];
  const to = one.to === undefined ? (sides[String(disputeOf(key))] ?? []) : one.to === 'all' ? parties : [one.to];
  return to.filter((other) => other !== party && parties.includes(other));
}

/** As whom people of a party hear of it: as its liaisons, or of what only named people may know, as those who have its dispute in hand. */
export const hearsAs = (state: Commitments, key: string, party: string): string =>
  state.commitments[key]?.named ? `${party}/dispute-${disputeOf(key)}` : `${party}/liaison`;

const rank = (stage: Stage | undefined): number => (stage === undefined ? -1 : STAGES.indexOf(stage));

/** While the MOU is in force all of them run; after its end closing duties alone, and as long as the clause does. */
export const runsOn = (
  { closed, dutiesUntil = '' }: Pick<Commitments, 'closed' | 'dutiesUntil'>,
  key: string,
  at: Instant,
) => (isDuty(key) ? at < dutiesUntil : !closed);

/** Of each that is open what is to be told next, with when. What is late when the clause is over stands in the report. */
const toTell = (state: Commitments): { key: string; stage: Stage; at: Instant }[] =>
  Object.entries(state.commitments).flatMap(([key, one]) =>
    isOpen(one)
      ? momentsOf(state.calendar, one).flatMap(([stage, at]) =>
          runsOn(state, key, at) && rank(stage) > rank(one.told) ? [{ key, stage, at }] : [],
        )
      : [],
  );

/** When someone must next be told of a day. */
export const nextMoment = (state: Commitments): Instant | undefined =>
  toTell(state)
    .map(({ at }) => at)
    .sort()[0];

/** What of it is due to be told, of each commitment the last: a month's notice is not given a week before. */
export function dueToTell(state: Commitments, now: Instant): Record<Stage, string[]> | undefined {
  const last = new Map(
    toTell(state)
      .filter(({ at }) => at <= now)
      .map(({ key, stage }) => [key, stage]),
  );
  if (last.size === 0) return undefined;
  const of = (stage: Stage) => [...last].filter(([, one]) => one === stage).map(([key]) => key);
  return { month: of('month'), week: of('week'), late: of('late') };
}
