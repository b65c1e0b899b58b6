/** For tests: a party's offices at any point of their life, the text that is asked about, and the answers of reviewers. */
import type { Instant } from '../../shared/kernel.ts';
import type { PartyEvent, ReviewerKind } from '../domain/party.events.ts';
import { evolveParty, type PartyState } from '../domain/party.state.ts';
import type { ReviewAnswer, ReviewAsked } from '../domain/review.rules.ts';

export const TEXT = 'd'.repeat(64);
export const OTHER_TEXT = 'e'.repeat(64);
/** Two versions. */
export const FIRST = { documentHash: TEXT, version: 1 };
export const SECOND = { documentHash: OTHER_TEXT, version: 2 };
export const STRUCTURE = 'a'.repeat(64);
export const NOON: Instant = '2026-11-04T12:00:00.000Z';
export const DEADLINE: Instant = '2026-12-02T22:00:00.000Z';

const liaison = { name: 'Lee Ionescu', mailbox: 'liaison@health.example' };
const head = { name: 'The head', mailbox: 'head@health.example', capacity: 'incumbent' as const };
const reviewerOf = (kind: ReviewerKind) => ({ name: `The ${kind}`, mailbox: `${kind}@health.example` });

type Reviewers = Partial<Record<ReviewerKind, 'required' | 'advisory'>>;

export const confirmedBy = (reviewers: Reviewers = {}, structure = STRUCTURE): PartyEvent => {
  const kinds = Object.keys(reviewers) as ReviewerKind[];
  return {
    type: 'OfficesConfirmed',
    data: {
      party: 'health',
      agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
      agency: 'agy_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
      documentHash: TEXT,
      structure,
      signatories: [{ office: 'head', capacity: 'incumbent' }],
      reviewers: kinds.map((kind) => ({ kind, required: reviewers[kind] === 'required' })),
    },
    body: {
      by: liaison,
      authority: 'Health Act, section 4',
      offices: { head: { title: 'Director', holder: head } },
      reviewers: kinds.map((kind) => ({ kind, ...reviewerOf(kind) })),
    },
  };
};

export const noticed: PartyEvent = {
  type: 'NoticeConfirmed',
  data: { office: 'head', sentAt: NOON },
  body: { by: liaison },
};

/** The party after these events of one moment. */
export const partyAfter = (
  state: PartyState | undefined,
  events: readonly PartyEvent[],
  at: Instant = NOON,
): PartyState => {
  const last = events.reduce<PartyState | undefined>((before, event) => evolveParty(before, event, at), state);
  if (!last) throw new Error('Nothing has happened at this party');
  return last;
};

/** A party whose liaison has done its part: only the reviewers may be lacking. */
export const aParty = (reviewers: Reviewers = { counsel: 'required' }): PartyState =>
  partyAfter(undefined, [confirmedBy(reviewers), noticed]);

export const asked = (changes: Partial<ReviewAsked> = {}): ReviewAsked => ({
  ...FIRST,
  structure: STRUCTURE,
  open: true,
  deadline: DEADLINE,
  headAsked: false,
  ...changes,
});

export const anAnswer = (
  kind: ReviewerKind,
  answer: 'cleared' | 'returned' = 'cleared',
  changes: Partial<ReviewAnswer> = {},
): ReviewAnswer => ({
  kind,
  answer,
  comments: answer === 'returned' ? 'Section 4 must name the appropriation.' : '',
  documentHash: TEXT,
  read: true,
  by: reviewerOf(kind),
  source: '192.0.2.7',
  browser: 'A browser',
  ...changes,
});
