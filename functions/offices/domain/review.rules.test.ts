/** Every guard of a clearance with its yes and its no: who answers, to which text, until when, and what follows from the answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, type Instant, plus } from '../../shared/kernel.ts';
import {
  anAnswer,
  aParty,
  asked,
  confirmedBy,
  DEADLINE,
  NOON,
  noticed,
  OTHER_TEXT,
  partyAfter,
  SECOND,
} from '../testing/a-reviewed-party.ts';
import { PartyEvent } from './party.events.ts';
import type { PartyState } from './party.state.ts';
import { lacks } from './readiness.rules.ts';
import { answerReview, isReviewerKind, LONGEST_COMMENTS, type ReviewAnswer, type ReviewAsked } from './review.rules.ts';
import { REVIEWER_KINDS } from './reviewer-kinds.ts';

const said = ({ events, refused }: Decision<PartyEvent>) => refused?.wrong ?? events?.map(({ type }) => type);
const answering = (state: PartyState | undefined, given: ReviewAnswer, about: ReviewAsked = asked(), at = NOON) =>
  answerReview(state, about, given, at);
const answeredBy = (state: PartyState, ...given: ReviewAnswer[]): PartyState =>
  given.reduce((before, one) => partyAfter(before, answering(before, one).events ?? []), state);

const both = { counsel: 'required', budget: 'required' } as const;

describe('A reviewer answers for exactly the text that is out', () => {
  it.each<[string, PartyState | undefined, ReviewAnswer, ReviewAsked, Instant, RegExp | undefined]>([
    ['who is named may clear', aParty(), anAnswer('counsel'), asked(), NOON, undefined],
    ['or return', aParty(), anAnswer('counsel', 'returned'), asked(), NOON, undefined],
    ['up to the last moment', aParty(), anAnswer('counsel'), asked(), plus(DEADLINE, -1), undefined],
    ['not at the deadline itself', aParty(), anAnswer('counsel'), asked(), DEADLINE, /period is over/],
    ['nor in a round that has ended', aParty(), anAnswer('counsel'), asked({ open: false }), NOON, /round has ended/],
    ['who is not named may not', aParty(), anAnswer('budget'), asked(), NOON, /asks no clearance of the budget/],
    ['nobody before the liaison named anyone', undefined, anAnswer('counsel'), asked(), NOON, /asks no clearance/],
    ['not for another text', aParty(), anAnswer('counsel'), asked({ documentHash: OTHER_TEXT }), NOON, /not the text/],
    ['not unread', aParty(), anAnswer('counsel', 'cleared', { read: false }), asked(), NOON, /not said that you read/],
    ['no return unread either', aParty(), anAnswer('counsel', 'returned', { read: false }), asked(), NOON, /not said/],
    [
      'no return without comments',
      aParty(),
      anAnswer('counsel', 'returned', { comments: ' \n' }),
      asked(),
      NOON,
      /no comments/,
    ],
    [
      'with comments of 4,000 characters',
      aParty(),
      anAnswer('counsel', 'returned', { comments: 'x'.repeat(LONGEST_COMMENTS) }),
      asked(),
      NOON,
      undefined,
    ],
    [
      'and not of one more',
      aParty(),
      anAnswer('counsel', 'cleared', { comments: 'x'.repeat(LONGEST_COMMENTS + 1) }),
      asked(),
      NOON,
      /4,001 characters/,
    ],
    [
      'spaces around them do not count',
      aParty(),
      anAnswer('counsel', 'cleared', { comments: ' '.repeat(5_000) }),
      asked(),
      NOON,
      undefined,
    ],
  ])('%s', (_, state, given, about, at, wrong) => {
    const { refused } = answering(state, given, about, at);
    if (wrong) expect(refused?.wrong).toMatch(wrong);
    else expect(refused).toBeUndefined();
  });

  it('what is recorded fits its schema, and only the body holds words', () => {
    for (const event of answering(aParty(), anAnswer('counsel', 'returned')).events ?? []) {
      expect(PartyEvent.parse(event)).toEqual(event);
      expect(JSON.stringify(event.data)).not.toMatch(/appropriation|@|192\.0\.2/);
    }
  });

  it.each(['constructor', 'toString', '', 'Counsel', 'liaison'])('%j is no kind of review', (kind) =>
    expect(isReviewerKind(kind)).toBe(false),
  );
});

describe('A reviewer may think again', () => {
  const returned = () => answeredBy(aParty(), anAnswer('counsel', 'returned'));
  const cleared = () => answeredBy(aParty(), anAnswer('counsel'));

  it('after returning: clear later, or return once more with other comments', () => {
    expect(said(answering(returned(), anAnswer('counsel')))).toEqual(['ReviewAnswered', 'PartyPrepared']);
    expect(said(answering(returned(), anAnswer('counsel', 'returned')))).toEqual(['ReviewAnswered']);
  });

  it('after clearing: only until the head has been asked', () => {
    expect(said(answering(cleared(), anAnswer('counsel', 'returned')))).toEqual(['ReviewAnswered']);
    const late = answering(cleared(), anAnswer('counsel', 'returned'), asked({ headAsked: true }));
    expect(said(late)).toMatch(/head has been asked/);
  });

  it('but clears only once', () => expect(said(answering(cleared(), anAnswer('counsel')))).toMatch(/already/));

  it('and the same words are asked about anew in another version', () => {
    const third = asked({ version: 3 });
    expect(lacks(cleared(), third)).toEqual(['counsel']);
    const [answer] = answering(cleared(), anAnswer('counsel'), third).events ?? [];
    expect(answer?.data).toMatchObject({ answer: 'cleared', version: 3 });
  });

  it('and another text is asked about anew', () => {
    const next = asked(SECOND);
    expect(lacks(cleared(), next)).toEqual(['counsel']);
    const given = anAnswer('counsel', 'cleared', { documentHash: OTHER_TEXT });
    expect(said(answering(cleared(), given, next))).toEqual(['ReviewAnswered', 'PartyPrepared']);
  });
});

describe('The party is prepared with the answer after which nothing is lacking', () => {
  it('not with the first of two', () => {
    expect(said(answering(aParty(both), anAnswer('counsel')))).toEqual(['ReviewAnswered']);
    const one = answeredBy(aParty(both), anAnswer('counsel'));
    expect(said(answering(one, anAnswer('budget')))).toEqual(['ReviewAnswered', 'PartyPrepared']);
  });

  it('not while the notice or the offices are lacking', () => {
    const unnoticed = partyAfter(undefined, [confirmedBy({ counsel: 'required' })]);
    expect(said(answering(unnoticed, anAnswer('counsel')))).toEqual(['ReviewAnswered']);
    const other = partyAfter(undefined, [confirmedBy({ counsel: 'required' }, 'f'.repeat(64)), noticed]);
    expect(said(answering(other, anAnswer('counsel')))).toEqual(['ReviewAnswered']);
  });

  it('an advisory reviewer holds nothing up, and completes nothing', () => {
    const party = aParty({ privacy: 'advisory' });
    expect(lacks(party, asked())).toEqual([]);
    for (const answer of ['cleared', 'returned'] as const)
      expect(said(answering(party, anAnswer('privacy', answer)))).toEqual(['ReviewAnswered']);
  });

  it('an advisory reviewer may answer late, once the head has been asked', () => {
    const late = answering(
      aParty({ privacy: 'advisory' }),
      anAnswer('privacy', 'returned'),
      asked({ headAsked: true }),
    );
    expect(said(late)).toEqual(['ReviewAnswered']);
  });

  it('a return takes the preparation back, and the next clearance prepares again', () => {
    const back = answeredBy(aParty(), anAnswer('counsel'), anAnswer('counsel', 'returned'));
    expect(lacks(back, asked())).toEqual(['counsel']);
    expect(said(answering(back, anAnswer('counsel')))).toEqual(['ReviewAnswered', 'PartyPrepared']);
  });

  it('whatever is answered in whatever order: prepared is said exactly when the last lack goes', () => {
    const kind = fc.constantFrom(...REVIEWER_KINDS);
    const step = fc.record({ kind, answer: fc.constantFrom('cleared', 'returned') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.subarray([...REVIEWER_KINDS]), (steps, required) => {
        const named = Object.fromEntries(
          REVIEWER_KINDS.map((one) => [one, required.includes(one) ? 'required' : 'advisory'] as const),
        );
        let state = aParty(named);
        for (const { kind: of, answer } of steps) {
          const events = answering(state, anAnswer(of, answer as 'cleared' | 'returned')).events ?? [];
          const next = partyAfter(state, events);
          const completed = lacks(state, asked()).length > 0 && lacks(next, asked()).length === 0;
          expect(events.some(({ type }) => type === 'PartyPrepared')).toBe(completed);
          state = next;
        }
      }),
    );
  });
});
