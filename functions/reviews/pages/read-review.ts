/** GET /agreements/{agreement}/reviews/{review}: one review, as far as this reader may read it. */
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { sayInstant } from '../../shared/time-words.ts';
import { isDelivery, sayEvent } from '../../signing/pages/record/record-words.parts.ts';
import {
  ownParties,
  reviewPath,
  reviewsPath,
  seatsIn,
  serves,
  signs,
  type VisitedReview,
  visitReview,
} from '../authorize-reviews.ts';
import { answersIn, preparedIn, wordsIn } from '../domain/answers.rules.ts';
import { drafterOf, type Standing, settled, takeOverDrafting } from '../domain/choosing.rules.ts';
import type { ReviewEvent } from '../domain/review.events.ts';
import { termsIn } from '../domain/terms.rules.ts';
import { readLines } from './read-lines.ts';
import { type ReviewView, reviewPage } from './review.pages.tsx';
import { mayDo, reviewFrame, turnIn } from './review-view.ts';
import { saySettlement, sayStanding } from './review-words.parts.ts';

/** Everybody reads what the parties said once it is revealed, and nobody of another party before that. */
const wordsShown = ({ review, told }: VisitedReview) => (review.revealedAt === undefined ? undefined : wordsIn(told));

function textToCome(
  followed: Standing['followed'],
  { textBy, warnAt }: { textBy: string; warnAt: string },
  closed: boolean,
): ReviewView['days'] {
  if (closed) return [];
  if (followed === 'signed') return [['The text that follows', 'Every agency has signed it']];
  return [
    followed === 'out' ? ['The text that follows', 'Out for signature'] : ['The text that follows is out by', textBy],
    ['Warning to whoever has not signed it', warnAt],
  ];
}

function daysOf({ review, standing, agreement }: VisitedReview): ReviewView['days'] {
  const { answersBy, textBy, warnAt, closesAt } = standing.windows;
  const at = (moment: Instant) => sayInstant(moment, agreement.zone);
  return [
    ['Opened', at(review.openedAt)],
    ...(review.revealedAt === undefined
      ? ([['Answers are due, and all revealed, by', at(answersBy)]] as const)
      : ([['Answers revealed', at(review.revealedAt)]] as const)),
    ...textToCome(standing.followed, { textBy: at(textBy), warnAt: at(warnAt) }, review.closed !== undefined),
    [review.then === 'ends' ? 'Last day' : 'To be settled by', at(closesAt)],
    ...(review.closed ? ([['Closed', at(review.closed.at)]] as const) : []),
  ];
}

function calledBy({ review, told, agreement }: VisitedReview, nameOf: (party: string) => string): ReviewView['called'] {
  if (review.party === undefined) return undefined;
  const body = told.bodies.get(1)?.body as ReviewOpenedBody | undefined;
  return {
    by: `${nameOf(review.party)}${body?.by ? `, by ${body.by.name}` : ''}, ${sayInstant(review.openedAt, agreement.zone)}`,
    reason: body?.reason ?? 'The words were removed by law.',
    drift: body?.drift ?? [],
  };
}
type ReviewOpenedBody = NonNullable<Extract<ReviewEvent, { type: 'ReviewOpened' }>['body']>;

function answeredBy({ review, agreement }: VisitedReview): ReviewView['answered'] {
  return review.parties.map((party) => {
    const { at, answer = 0 } = review.answered[party] ?? {};
    const is = at === undefined ? 'Not yet' : answer > 1 ? 'Has answered, and changed it since' : 'Has answered';
    return { party, is, at: at && sayInstant(at, agreement.zone) };
  });
}

/** Before the revealing what was given; what was prepared, as long as nothing was given after it. */
function ownIn(visited: VisitedReview): ReviewView['own'] {
  const { told, review, agreement } = visited;
  if (review.revealedAt !== undefined) return [];
  const [given, prepared] = [answersIn(told), preparedIn(told)];
  return ownParties(visited).flatMap((party) => {
    const [answer, draft] = [given.get(party), prepared.get(party)];
    const by = answer ?? draft;
    return by
      ? [{ party, prepared: draft, given: answer, by: `By ${by.by.name}, ${sayInstant(by.at, agreement.zone)}.` }]
      : [];
  });
}

const howOf = ({ review }: VisitedReview, party: string, gone: readonly string[]): string => {
  if (gone.includes(party)) return 'Has left';
  if (!review.choices[party]) return 'Silent';
  return review.choices[party].open ? 'Openly, after the others' : 'Sealed';
};

function revealedIn(visited: VisitedReview, nameOf: (party: string) => string, now: Instant): ReviewView['revealed'] {
  const { review, standing } = visited;
  const words = wordsShown(visited);
  const settlement = settled(standing);
  if (!words || !settlement) return undefined;
  const drafts = settlement.is === 'amend' && !standing.followed && !review.closed;
  const mayDraft = seatsIn(visited, (role, party) => serves(role) || signs(role, party)).find(
    ({ party, by }) => !takeOverDrafting(standing, { party, by }, now).refused,
  );
  return {
    comesTo: saySettlement(review, settlement, nameOf),
    choices: review.parties.map((party) => ({
      ...{ party, said: words.get(party), how: howOf(visited, party, standing.gone) },
    })),
    drafts: drafts ? drafterOf(standing) : undefined,
    mayDraft: mayDraft?.party,
  };
}

/** Of another party’s preparing only that party’s people read. */
const PREPARING: readonly string[] = ['AnswersPrepared', 'CodeRequested'];

/** No sentence of a review needs its words: what may be read of them stands above. The last one first. */
function happenedFor(visited: VisitedReview): ReviewView['happened'] {
  const own = ownParties(visited);
  return visited.told.events
    .filter(({ type, data }) => !PREPARING.includes(type) || own.includes((data as { party: string }).party))
    .map((event) => ({
      ...{ id: String(event.seq), at: event.at, delivery: isDelivery(event) },
      ...sayEvent(event, undefined, visited.text, visited.agreement.zone),
    }))
    .reverse();
}

export async function showReview(
  visited: VisitedReview,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { review, text, person } = visited;
  const { now } = request;
  const path = reviewPath(request);
  const lines = await readLines(review, visited.reviewTip.stream);
  const frame = reviewFrame(visited, now, { turn: turnIn(visited, path, now) });
  const view = reviewPage({
    ...frame,
    ...{ review, path, back: reviewsPath(request), form: newFormKeys(person.secret), terms: termsIn(text) },
    ...{ days: daysOf(visited), standing: sayStanding(review), called: calledBy(visited, frame.nameOf) },
    ...{ answered: answeredBy(visited), own: ownIn(visited), evidence: lines },
    revealed: revealedIn(visited, frame.nameOf, now),
    // What is the reader’s turn stands in the frame.
    may: mayDo(visited, path, now).filter(({ href }) => href !== frame.frame.turn?.href),
    happened: happenedFor(visited),
    ...{ done: request.query.done, refused },
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtReview = page(async (request) => showReview(await visitReview(request), request));
