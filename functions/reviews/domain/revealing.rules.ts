/** All answers are revealed in one moment: what each party chose is read then from the words of its last answer, and nowhere before. */
import type { ReviewEvent } from './review.events.ts';
import type { Seen } from './sight.rules.ts';
import { revealDue } from './standing.rules.ts';

/** What a party said, as the body of its answer has it. */
type Said = Pick<Extract<ReviewEvent, { type: 'Answered' }>['body'], 'choice' | 'fallback' | 'points'>;

/** By party, the words of the last answer of each; of a party whose words were removed by law there are none, and it is silent. */
export function lastAnswers(
  events: readonly { seq: number; type: string; data: unknown }[],
  bodies: ReadonlyMap<number, { body: unknown }>,
): Record<string, Said> {
  const last = new Map<string, number>();
  for (const { seq, type, data } of events) if (type === 'Answered') last.set((data as { party: string }).party, seq);
  return Object.fromEntries(
    [...last].flatMap(([party, seq]) => {
      const said = bodies.get(seq)?.body as Said | undefined;
      return said ? [[party, said]] : [];
    }),
  );
}

export function reveal(seen: Seen, said: Readonly<Record<string, Said>>): ReviewEvent[] {
  if (!revealDue(seen)) return [];
  const { parties } = seen.review;
  const choices = parties.flatMap((party) => {
    const own = Object.hasOwn(said, party) ? said[party] : undefined;
    if (!own) return [];
    const { choice, fallback, points = [] } = own;
    return [[party, { choice, ...(fallback !== undefined && { fallback }), points: points.length }] as const];
  });
  const silent = parties.filter((party) => !choices.some(([one]) => one === party));
  return [{ type: 'AnswersRevealed', data: { choices: Object.fromEntries(choices), silent } }];
}
