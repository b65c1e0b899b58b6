/** All answers are revealed in one moment: when all are in, or when the time for them is up. */
import type { Instant } from '../../shared/kernel.ts';
import type { ReviewEvent } from './review.events.ts';
import type { Review } from './review.state.ts';
import type { Said } from './said.rules.ts';

type Revealed = Extract<ReviewEvent, { type: 'AnswersRevealed' }>;
type Of = Pick<Review, 'parties' | 'answered' | 'revealedAt' | 'closed' | 'windows'>;

/** What a choice tells in data, of which the words stand in a body. */
export const chosenIn = ({ choice, fallback, points = [] }: Pick<Said, 'choice' | 'fallback' | 'points'>) => ({
  choice,
  ...(choice === 'amend' && fallback && { fallback }),
  points: points.length,
});

/** Whether every party that still can has answered. */
export const allIn = ({ parties, answered }: Pick<Of, 'parties' | 'answered'>, gone: readonly string[] = []): boolean =>
  parties.every((party) => gone.includes(party) || answered[party] !== undefined);

/**
 * Undefined while it is not time, and when it was done.
 *
 * @param review with its days as they fall after suspensions
 * @param answersRead what each party answered, from the bodies of its last answer
 * @param gone parties that have left: nobody waits for them
 */
export function reveal(
  review: Of,
  answersRead: ReadonlyMap<string, Pick<Said, 'choice' | 'fallback' | 'points'>>,
  now: Instant,
  gone: readonly string[] = [],
): Revealed | undefined {
  if (review.revealedAt !== undefined || review.closed) return undefined;
  if (now < review.windows.answersBy && !allIn(review, gone)) return undefined;
  const asked = review.parties.filter((party) => !gone.includes(party));
  const read = asked.flatMap((party) => {
    const said = answersRead.get(party);
    return said ? [[party, chosenIn(said)] as const] : [];
  });
  return {
    type: 'AnswersRevealed',
    data: {
      choices: Object.fromEntries(read),
      // An answer whose words were removed by law says nothing any more.
      silent: asked.filter((party) => !read.some(([one]) => one === party)),
    },
  };
}
