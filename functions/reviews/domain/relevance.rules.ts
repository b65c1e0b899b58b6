/** Which mails of a review are still needed when they go out. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { Instant } from '../../shared/kernel.ts';
import { maySay, type Standing } from './choosing.rules.ts';

/** The template of the email that says all of it; `soon` where the next step asks for that. */
export interface ToldIn {
  toldIn: string;
  soon?: true;
}

export interface About {
  standing: Standing;
  /** The text that holds. */
  text: Pick<Agreement, 'version' | 'parties' | 'further' | 'adopted' | 'term' | 'endedAt'>;
  /** To whom within it: the seat of an office that signs, or liaisons. */
  name: string;
  /** The party to whose people it goes. */
  party: string;
  /** What the mail names: of whose act, and how often its people had prepared by then. */
  act: { party?: string | undefined; prepared?: string | undefined };
  /** Whether the office to which it goes has signed the text that is out. */
  signed: boolean;
  now: Instant;
}

/** What the renewal’s own email tells as well, to the same people: that all answers are there to read, and what they come to. */
function toldOfRenewal(
  { standing: { review, followed, renewsNow } }: About,
  since: Instant | undefined,
): ToldIn | undefined {
  const { renewal, refused } = review;
  const came = (one: { at: Instant; without: string[] } | undefined) =>
    since !== undefined && one !== undefined && one.at >= since && one.without.length === 0;
  if (followed !== undefined && came(renewal)) return { toldIn: 'renewal-put-out' };
  if (followed === undefined && came(refused) && refused?.tries === 1) return { toldIn: 'renewal-refused' };
  return renewsNow && { toldIn: 'renewal-put-out', soon: true };
}

/** The text that follows is in effect, or the MOU has ended: that email says that the review is closed as well. */
function toldOfEnd({ standing: { review }, text, name, party }: About): ToldIn | undefined {
  const { closed } = review;
  const isTold = text.parties.includes(party) && (!text.adopted || !text.further?.includes(name));
  if (!closed || !isTold) return undefined;
  if (closed.outcome === 'ended') return text.endedAt === undefined ? undefined : { toldIn: 'ended' };
  if (!text.term || closed.version !== text.version || text.term.effectiveAt > closed.at) return undefined;
  return { toldIn: text.term.effectiveAt === text.term.executedAt ? 'executed' : 'in-effect' };
}

/** Undefined where events have overtaken it. */
export function toReviewed(template: string, about: About): string | ToldIn | undefined {
  const { standing, party, act, signed, now } = about;
  const { review, followed } = standing;
  const needed = (yes: boolean) => (yes ? template : undefined);
  if (template === 'review-closed') return toldOfEnd(about) ?? template;
  // Everything else asks for something, or tells of what its end tells anew.
  if (review.closed) return undefined;
  const way = maySay(standing, party, now);
  switch (template) {
    case 'review-opened':
      return needed(review.revealedAt === undefined);
    case 'answers-prepared':
      return needed(!way.refused && act.prepared === String(review.prepared[party] ?? 0));
    case 'answers-revealed':
      return toldOfRenewal(about, review.revealedAt) ?? template;
    case 'chosen-openly':
      return toldOfRenewal(about, review.answered[act.party ?? '']?.at) ?? template;
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
