/** For tests: a review at any point of its life, of right value 1: Sep 2, 2027 to Feb 29, 2028. */

import type { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import { type Agreement, evolveAgreement } from '../../agreements/domain/agreement.state.ts';
import { aTerm, executed, successor } from '../../agreements/testing/an-agreement.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { ReviewEvent } from '../domain/review.events.ts';
import { evolveReview, type Review } from '../domain/review.state.ts';

export const OPENED: Instant = '2027-09-02T13:10:00.000Z';
export const WINDOWS = {
  answersBy: '2027-11-01T21:00:00.000Z',
  textBy: '2027-12-01T22:00:00.000Z',
  warnAt: '2028-01-31T14:00:00.000Z',
  closesAt: '2028-02-29T22:00:00.000Z',
};

type Opened = Extract<ReviewEvent, { type: 'ReviewOpened' }>['data'];
export const opened = (changes: Partial<Opened> = {}): ReviewEvent => ({
  type: 'ReviewOpened',
  data: {
    ...{ agreement: executed().id, review: 1, kind: 'scheduled', version: 1 },
    parties: ['air', 'health', 'forest'],
    ...{ zone: 'America/New_York', calendar: { country: 'US' } },
    ...{ sunset: '2028-02-29', then: 'ends', goesOnWithout: false },
    windows: WINDOWS,
    ...changes,
  },
  body: {},
});
export type At = [at: Instant, event: ReviewEvent];
export const justOpened = (changes: Partial<Opened> = {}, ...then: readonly At[]): Review =>
  then.reduce(
    (review, [at, event]) => evolveReview(review, event, at),
    evolveReview(undefined, opened(changes), OPENED),
  );
export const frozen: At = [
  OPENED,
  { type: 'EvidenceFrozen', data: { evidence: 1, hash: '0'.repeat(64), at: OPENED, streams: [] } },
];
/** Opened so, its evidence frozen, and what happened since. */
export const aReview = (changes: Partial<Opened> = {}, ...then: readonly At[]): Review =>
  justOpened(changes, frozen, ...then);

type Choices = Extract<ReviewEvent, { type: 'AnswersRevealed' }>['data']['choices'];
type Choice = Choices[string]['choice'];
export const answered = (party: string): ReviewEvent => ({
  type: 'Answered',
  data: { party, office: 'head', answer: 1 },
  body: { by: { name: party, mailbox: `${party}@${party}.example` }, answers: {}, choice: 'renew' },
});
/** `renew`, `end`, or `amend/renew`: what is chosen if no amendment comes about. */
const chosen = (words: string): Choices[string] => {
  const [choice, fallback] = words.split('/') as [Choice, ('renew' | 'end')?];
  return { choice, points: choice === 'amend' ? 1 : 0, ...(fallback && { fallback }) };
};
export const revealed = (choices: Readonly<Record<string, string>>, silent: string[] = []): ReviewEvent => ({
  type: 'AnswersRevealed',
  data: {
    choices: Object.fromEntries(Object.entries(choices).map(([party, words]) => [party, chosen(words)])),
    silent,
  },
});
export const openly = (party: string, words: string): ReviewEvent => ({
  type: 'ChosenOpenly',
  data: { party, office: 'head', answer: 2, ...chosen(words) },
  body: { by: { name: party, mailbox: `${party}@${party}.example` }, answers: {}, choice: chosen(words).choice },
});

/** The MOU that it is about, whose term ends with it. */
export const reviewed = (...then: readonly AgreementEvent[]): Agreement =>
  then.reduce(evolveAgreement, {
    ...executed({ sunset: '2028-02-29', ends: '2028-02-29', endsAt: WINDOWS.closesAt }),
    ...{ sunsetAt: '2027-09-02T13:00:00.000Z', reviews: 1, reviewed: '2028-02-29' },
  });
/** Likewise, of one that goes on. */
export const goingOn = (...then: readonly AgreementEvent[]): Agreement => {
  const { ends: _, endsAt: __, ...term } = aTerm({ sunset: '2028-02-29' });
  const { sunset, ...whole } = reviewed();
  return then.reduce(evolveAgreement, { ...whole, term, sunset: { ...sunset, then: 'goes-on' } });
};
export const renewal = (changes: Parameters<typeof successor>[0] = {}) =>
  successor({ kind: 'renewal', review: 1, parties: ['air', 'health', 'forest'], ...changes });
const ROUND = successor().data.round;
export const lapsed: AgreementEvent = { type: 'AgreementReturned', data: { round: ROUND, outcome: 'lapsed' } };
export const declined: AgreementEvent = { type: 'AgreementReturned', data: { round: ROUND, outcome: 'declined' } };
export const signed = (changes: Partial<ReturnType<typeof aTerm>> = {}): AgreementEvent => ({
  type: 'AgreementExecuted',
  data: aTerm({
    ...{ round: ROUND, executedAt: '2028-02-01T15:00:00.000Z', effective: '2028-02-29' },
    ...{ effectiveAt: WINDOWS.closesAt, sunset: '2029-08-29', ends: '2029-08-29', endsAt: '2029-08-29T21:00:00.000Z' },
    ...changes,
  }),
});
export const ended: AgreementEvent = { type: 'AgreementEnded', data: { version: 1, endedAt: WINDOWS.closesAt } };
