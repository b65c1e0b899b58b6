/** What in a review waits for the people of a party: its liaison, and the office that answers for it. */
import type { Instant } from '../../shared/kernel.ts';
import { drafterOf, maySay, type Standing, settled } from './choosing.rules.ts';

export interface Waits {
  review: number;
  party: string;
  /** The key of an office, or `LIAISON`. */
  who: string;
  what: 'prepare' | 'choose' | 'draft';
  due: Instant;
  since: Instant;
}

export const LIAISON = 'liaison';

/** @param signatory key of the first office that signs for the party */
export function waitingIn(
  standing: Standing,
  { party, signatory }: { party: string; signatory: string },
  now: Instant,
): Waits[] {
  const { review, windows } = standing;
  const way = maySay(standing, party, now);
  if (way.refused) return [];
  const one = (who: string, what: Waits['what'], due: Instant): Waits => ({
    ...{ review: review.review, party, who, what, due },
    since: review.revealedAt ?? review.openedAt,
  });
  if (!way.open) {
    if (review.answered[party]) return [];
    const prepares = review.prepared[party] === undefined ? [one(LIAISON, 'prepare', windows.answersBy)] : [];
    return [...prepares, one(signatory, 'choose', windows.answersBy)];
  }
  // Until the text is out; after that until the end.
  const due = now < windows.textBy ? windows.textBy : windows.closesAt;
  return [
    ...(review.choices[party] ? [] : [one(signatory, 'choose', due)]),
    ...(settled(standing)?.is === 'amend' && !standing.followed && drafterOf(standing) === party
      ? [one(LIAISON, 'draft', due)]
      : []),
  ];
}
