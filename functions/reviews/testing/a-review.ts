/** For tests: a review of an MOU of three, at any point of its life. */
import type { Instant } from '../../shared/kernel.ts';
import type { By, Office, Standing } from '../domain/choosing.rules.ts';
import { QUESTIONS } from '../domain/questions.ts';
import type { ReviewEvent } from '../domain/review.events.ts';
import { evolveReview, type Review } from '../domain/review.state.ts';
import type { Typed } from '../domain/said.rules.ts';
import type { TermOf } from '../domain/terms.rules.ts';

type Opened = Extract<ReviewEvent, { type: 'ReviewOpened' }>;

export const MOU = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
export const PARTIES = ['air', 'health', 'forest'];
/** As in right value 1: it ends on Tue, Feb 29, 2028, and the review opens on Thu, Sep 2, 2027. */
export const OPENED: Instant = '2027-09-02T13:00:00.000Z';
export const WINDOWS = {
  answersBy: '2027-11-01T21:00:00.000Z',
  textBy: '2027-12-01T22:00:00.000Z',
  warnAt: '2028-01-31T14:00:00.000Z',
  closesAt: '2028-02-29T22:00:00.000Z',
};
export const EARLIER: Instant = '2027-10-01T15:00:00.000Z';
/** 100 days before the end. */
export const LATE: Instant = '2027-11-21T15:00:00.000Z';

export const opened = (changes: Partial<Opened['data']> = {}): Opened => ({
  type: 'ReviewOpened',
  data: {
    ...{ agreement: MOU, review: 1, kind: 'scheduled', version: 1, parties: PARTIES },
    ...{ zone: 'America/New_York', calendar: { country: 'US' }, sunset: '2028-02-29' },
    ...{ then: 'ends', goesOnWithout: false, windows: WINDOWS },
    ...changes,
  },
});

export const aReview = (...then: readonly ReviewEvent[]): Review => reviewOf(opened(), ...then);
export const reviewOf = (first: Opened, ...then: readonly ReviewEvent[]): Review =>
  then.reduce((state, event) => evolveReview(state, event, EARLIER), evolveReview(undefined, first, OPENED));

export const LEE: By = { name: 'Lee', title: 'Director', mailbox: 'lee@air.example' };
export const headOf = (party: string): Office & { by: By } => ({
  ...{ party, office: 'head', signatories: ['head', 'cfo'], by: LEE },
});

type Body = Extract<ReviewEvent, { type: 'Answered' }>['body'];

export const answered = (party: string, answer = 1): ReviewEvent => ({
  type: 'Answered',
  data: { party, office: 'head', answer },
  body: { by: LEE, answers: {}, choice: 'renew' } satisfies Body,
});

type Revealed = Extract<ReviewEvent, { type: 'AnswersRevealed' }>['data'];
export const revealed = (choices: Revealed['choices'], silent: string[] = []): ReviewEvent => ({
  ...{ type: 'AnswersRevealed', data: { choices, silent } },
});
export const RENEW = { choice: 'renew', points: 0 } as const;
export const END = { choice: 'end', points: 0 } as const;
export const AMEND = { choice: 'amend', fallback: 'renew', points: 1 } as const;

/** A party that was silent goes on, openly. */
export const choosingOpenly = (party: string): ReviewEvent => ({
  type: 'ChosenOpenly',
  data: { party, office: 'head', answer: 1, ...RENEW },
  body: { by: LEE, answers: {}, choice: 'renew' },
});

export const closed = (outcome: 'renewed' | 'ended' = 'ended'): ReviewEvent => ({
  ...{ type: 'ReviewClosed', data: { outcome } },
});

export const aStanding = (review: Review, changes: Partial<Standing> = {}): Standing => ({
  ...{ review, windows: review.windows, gone: [], amendable: true, convener: 'air' },
  ...changes,
});

export const TERMS: readonly TermOf[] = [
  { term: 'commitment/maps', kind: 'commitment', says: 'A map of the closures each morning.' },
  { term: 'section/why', kind: 'section', says: 'Why' },
];

/** Every question answered, and renewal chosen. */
export const typed = (changes: Partial<Typed> = {}): Typed => ({
  answers: Object.fromEntries(
    QUESTIONS.map((one) => [one, { grade: 'yes', says: one === 'stay' ? 'Nothing more.' : '' }]),
  ),
  ...{ choice: 'renew', fallback: '', points: [] },
  ...changes,
});
