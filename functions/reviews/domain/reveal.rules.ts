/** All answers are revealed in one moment: when all are in, or when the time for them is up. */
import type { ReviewEvent } from './review.events.ts';
import type { Said } from './said.rules.ts';
import type { Seen } from './sight.rules.ts';

type Revealed = Extract<ReviewEvent, { type: 'AnswersRevealed' }>;

/** What a choice tells in data, of which the words stand in a body. */
export const chosenIn = ({ choice, fallback, points = [] }: Pick<Said, 'choice' | 'fallback' | 'points'>) => ({
  choice,
  ...(choice === 'amend' && fallback && { fallback }),
  points: points.length,
});

/** Whether it is time: everybody who is asked has answered, or their time is up. */
export const revealDue = ({
  review,
  silent,
  windows,
  now,
}: Pick<Seen, 'review' | 'silent' | 'windows' | 'now'>): boolean =>
  review.revealedAt === undefined && (silent.length === 0 || now >= windows.answersBy);

/**
 * Undefined while it is not time, and when it was done.
 *
 * @param answersRead what each party answered, from the bodies of its last answer
 */
export function reveal(
  seen: Pick<Seen, 'review' | 'asked' | 'silent' | 'windows' | 'now'>,
  answersRead: ReadonlyMap<string, Pick<Said, 'choice' | 'fallback' | 'points'>>,
): Revealed | undefined {
  if (seen.review.closed || !revealDue(seen)) return undefined;
  const read = seen.asked.flatMap((party) => {
    const said = answersRead.get(party);
    return said ? [[party, chosenIn(said)] as const] : [];
  });
  return {
    type: 'AnswersRevealed',
    data: {
      choices: Object.fromEntries(read),
      // An answer whose words were removed by law says nothing any more.
      silent: seen.asked.filter((party) => !read.some(([one]) => one === party)),
    },
  };
}
