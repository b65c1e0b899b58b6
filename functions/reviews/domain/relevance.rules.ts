/** Which mails of a review are still needed when they go out. */
import type { Instant } from '../../shared/kernel.ts';
import { maySay, type Standing } from './choosing.rules.ts';

export interface About {
  standing: Standing;
  /** The party to whose people it goes. */
  party: string;
  /** What the mail names: of whose act, and how often its people had prepared by then. */
  act: { party?: string | undefined; prepared?: string | undefined };
  /** Whether the office to which it goes has signed the text that is out. */
  signed: boolean;
  now: Instant;
}

/** Undefined where events have overtaken it. */
export function toReviewed(template: string, { standing, party, act, signed, now }: About): string | undefined {
  const { review, followed } = standing;
  const needed = (yes: boolean) => (yes ? template : undefined);
  if (template === 'review-closed') return template;
  // Everything else asks for something, or tells of what its end tells anew.
  if (review.closed) return undefined;
  const way = maySay(standing, party, now);
  switch (template) {
    case 'review-opened':
      return needed(review.revealedAt === undefined);
    case 'answers-prepared':
      return needed(!way.refused && act.prepared === String(review.prepared[party] ?? 0));
    case 'code':
    case 'long-code':
      return needed(!way.refused);
    case 'remind-answers':
      return needed(review.revealedAt === undefined && review.answered[party] === undefined);
    case 'remind-unanswered':
      return needed(review.choices[party] === undefined);
    case 'remind-signatures':
      return needed(!signed);
    case 'renewal-put-out':
      return needed(followed !== undefined);
    case 'renewal-refused':
      return needed(followed === undefined);
    case 'drafting-taken-over':
      return needed(review.drafting === act.party);
    default:
      return template;
  }
}
