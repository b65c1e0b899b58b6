/** An office chooses for its party: sealed until all are revealed, openly after that, never after the end; and silence is never an answer. */
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../shared/kernel.ts';
import {
  AMEND,
  answered,
  aReview,
  aStanding,
  closed,
  EARLIER,
  END,
  headOf,
  LATE,
  opened,
  RENEW,
  revealed,
  reviewOf,
  TERMS,
  typed,
  WINDOWS,
} from '../testing/a-review.ts';
import {
  type By,
  choose,
  type Decided,
  mayChoose,
  prepare,
  type Standing,
  takeOverDrafting,
} from './choosing.rules.ts';
import type { ReviewEvent } from './review.events.ts';
import { evolveReview } from './review.state.ts';
import type { Typed } from './said.rules.ts';

const by: By = headOf('air').by;
const chooses = (standing: Standing, wrote: Typed = typed(), now: Instant = EARLIER, office = headOf('air')) =>
  choose(standing, office, { typed: wrote, terms: TERMS }, now);
const codes = ({ findings }: Decided) => (findings ?? []).map(({ code, field }) => (field ? `${code} ${field}` : code));
const typesOf = ({ events = [] }: Decided) => events.map(({ type }) => type);
const silentForest = aReview(answered('air'), answered('health'), revealed({ air: RENEW, health: RENEW }, ['forest']));

describe('An answer', () => {
  it('is given sealed: its words stand in the body alone', () => {
    const { events = [] } = chooses(aStanding(aReview()), typed({ choice: 'end' }));
    expect(events).toEqual([
      {
        type: 'Answered',
        data: { party: 'air', office: 'head', answer: 1 },
        body: { by, choice: 'end', answers: expect.objectContaining({ problem: { grade: 'yes' } }) },
      },
    ]);
    const [given] = events as [ReviewEvent];
    expect(JSON.stringify(evolveReview(aReview(), given, EARLIER))).not.toContain('"end"');
  });

  it('may be given again until the others can read it', () => {
    const { events } = chooses(aStanding(aReview(answered('air'))));
    expect(events?.[0]?.data).toMatchObject({ party: 'air', answer: 2 });
  });

  it.each<[string, Partial<Typed>, string[]]>([
    [
      'without a grade',
      { answers: { ...typed().answers, problem: { grade: '', says: 'Still there.' } } },
      ['answer-grade-missing answers.problem.grade'],
    ],
    [
      'with a grade that there is not',
      { answers: { ...typed().answers, problem: { grade: 'perhaps', says: '' } } },
      ['answer-grade-missing answers.problem.grade'],
    ],
    [
      'that is no yes, without words',
      { answers: { ...typed().answers, share: { grade: 'no', says: ' ' } } },
      ['answer-words-missing answers.share.says'],
    ],
    [
      'to the question that asks for words, without any',
      { answers: { ...typed().answers, stay: { grade: '', says: '' } } },
      ['answer-words-missing answers.stay.says'],
    ],
    [
      'with more words than fit',
      { answers: { ...typed().answers, need: { grade: 'yes', says: 'x'.repeat(2001) } } },
      ['text-too-long answers.need.says'],
    ],
    ['without a choice', { choice: '' }, ['choice-not-made choice']],
    ['that amends without a point', { choice: 'amend', fallback: 'end' }, ['points-missing points.0.says']],
    [
      'that amends without saying what follows if nothing comes of it',
      { choice: 'amend', points: [{ row: 0, term: '', says: 'Weekly maps.' }] },
      ['fallback-missing fallback'],
    ],
    [
      'with a point about a term that the text does not have',
      { choice: 'amend', fallback: 'end', points: [{ row: 2, term: 'commitment/gone', says: 'Weekly.' }] },
      ['point-term-unknown points.2.term'],
    ],
    [
      'with a point that says nothing',
      { choice: 'amend', fallback: 'end', points: [{ row: 1, term: 'commitment/maps', says: '' }] },
      ['point-words-missing points.1.says'],
    ],
  ])('%s is refused, at its field', (_, changes, wrong) =>
    expect(codes(chooses(aStanding(aReview()), typed(changes)))).toEqual(wrong),
  );

  it('tells all that is wrong with it at once', () =>
    expect(codes(chooses(aStanding(aReview()), typed({ answers: {}, choice: 'amend' })))).toHaveLength(8));

  it('that renews keeps no point that was written for an amendment', () => {
    const points = [{ row: 0, term: 'commitment/gone', says: '' }];
    expect(chooses(aStanding(aReview()), typed({ points, fallback: 'end' })).events?.[0]?.body).not.toHaveProperty(
      'points',
    );
  });

  it('that amends keeps its points by the keys of their terms, empty rows left out', () => {
    const points = [
      { row: 0, term: '', says: ' ' },
      { row: 1, term: 'commitment/maps', says: ' Weekly maps. ' },
      { row: 2, term: '', says: 'Another name.' },
    ];
    const { events } = chooses(aStanding(aReview()), typed({ choice: 'amend', fallback: 'end', points }));
    expect(events?.[0]?.body).toMatchObject({
      ...{ choice: 'amend', fallback: 'end' },
      points: [{ term: 'commitment/maps', says: 'Weekly maps.' }, { says: 'Another name.' }],
    });
  });
});

describe('Whoever may choose', () => {
  it.each<[string, Standing, Instant, string | undefined]>([
    ['before the answers are due', aStanding(aReview()), EARLIER, undefined],
    ['in the last moment', aStanding(aReview()), '2027-11-01T20:59:59.999Z', undefined],
    ['when they are due, and not revealed yet', aStanding(aReview()), WINDOWS.answersBy, 'answers-being-revealed'],
    ['after they were revealed', aStanding(silentForest), LATE, undefined],
    ['in the last moment of the MOU', aStanding(silentForest), '2028-02-29T21:59:59.999Z', undefined],
    ['at its end', aStanding(silentForest), WINDOWS.closesAt, 'review-over'],
    ['after it was closed', aStanding(aReview(closed())), EARLIER, 'review-closed'],
    ['when a text that it chose is signed', aStanding(silentForest, { followed: 'signed' }), LATE, 'successor-signed'],
    ['while one is out', aStanding(silentForest, { followed: 'out' }), LATE, undefined],
    ['for a party that has left', aStanding(aReview(), { gone: ['air'] }), EARLIER, 'party-gone'],
    [
      'after the day of an MOU that goes on',
      aStanding(reviewOf(opened({ then: 'goes-on' }), revealed({}, ['air']))),
      '2028-06-01T15:00:00.000Z',
      undefined,
    ],
  ])('%s', (_, standing, now, code) => {
    expect(mayChoose(standing, headOf('air'), now).refused?.code).toBe(code);
    expect(codes(chooses(standing, typed(), now))).toEqual(code === undefined ? [] : [code]);
  });

  it('is the first of several offices that sign for a party', () => {
    const second = { ...headOf('air'), office: 'cfo' };
    expect(codes(chooses(aStanding(aReview()), typed(), EARLIER, second))).toEqual(['second-signatory']);
  });

  it('is no party that joined after the review had opened', () =>
    expect(codes(chooses(aStanding(aReview()), typed(), EARLIER, headOf('roads')))).toEqual(['party-gone']));
});

describe('After the revealing', () => {
  it('right value 13: the fifth of five, silent at -120, renews at -100; it is taken, and marked', () => {
    const five = ['air', 'health', 'forest', 'police', 'roads'];
    const four = Object.fromEntries(five.slice(0, 4).map((party) => [party, RENEW]));
    const review = reviewOf(opened({ parties: five }), revealed(four, ['roads']));
    const { events = [] } = chooses(aStanding(review), typed(), LATE, headOf('roads'));
    expect(events).toEqual([
      expect.objectContaining({
        type: 'ChosenOpenly',
        data: { party: 'roads', office: 'head', answer: 1, choice: 'renew', points: 0 },
      }),
    ]);
    const [openly] = events as [ReviewEvent];
    expect(evolveReview(review, openly, LATE).choices).toEqual({ ...four, roads: { ...RENEW, open: true } });
  });

  it('anyone may choose anew, openly', () =>
    expect(chooses(aStanding(silentForest), typed({ choice: 'end' }), LATE).events).toMatchObject([
      { type: 'ChosenOpenly', data: { party: 'air', answer: 2, choice: 'end' } },
    ]));
});

describe('What a liaison prepares', () => {
  const prepares = (wrote: Typed, standing = aStanding(aReview()), now = EARLIER, seen = 0) =>
    prepare(standing, { party: 'air', by }, { typed: wrote, terms: TERMS, seen }, now);

  it('may lack anything, and is counted', () => {
    const half = typed({ answers: { problem: { grade: 'no', says: '' } }, choice: '' });
    expect(prepares(half).events).toEqual([
      {
        type: 'AnswersPrepared',
        data: { party: 'air', prepared: 1 },
        body: { by, answers: { problem: { grade: 'no' } } },
      },
    ]);
    const again = aStanding(
      aReview({ type: 'AnswersPrepared', data: { party: 'air', prepared: 1 }, body: { by, answers: {} } }),
    );
    expect(prepares(half, again, EARLIER, 1).events?.[0]?.data).toMatchObject({ prepared: 2 });
    expect(prepares(half, again, EARLIER, 0).findings).toMatchObject([{ code: 'draft-changed' }]);
  });

  it('keeps the points of an amendment that is not proposed yet', () =>
    expect(
      prepares(typed({ answers: {}, choice: '', points: [{ row: 0, term: '', says: 'Weekly.' }] })).events?.[0]?.body,
    ).toMatchObject({ points: [{ says: 'Weekly.' }] }));

  it.each<[string, Partial<Typed>, string[]]>([
    ['nothing at all', { answers: {}, choice: '' }, ['draft-empty']],
    [
      'one answer of too many words',
      { answers: { stay: { grade: '', says: 'x'.repeat(2001) } }, choice: '' },
      ['text-too-long answers.stay.says'],
    ],
    [
      'a point about a term that there is not',
      { points: [{ row: 0, term: 'kpi/none', says: 'x' }] },
      ['point-term-unknown points.0.term'],
    ],
  ])('is not %s', (_, changes, wrong) => expect(codes(prepares(typed(changes)))).toEqual(wrong));

  it('is not written down after the review has closed', () =>
    expect(codes(prepares(typed(), aStanding(aReview(closed()))))).toEqual(['review-closed']));
});

describe('The drafting of an amendment', () => {
  const amends = aReview(revealed({ air: RENEW, health: AMEND, forest: RENEW }));
  const takes = (standing: Standing, party = 'health', now = LATE) =>
    takeOverDrafting(standing, { party, by: headOf(party).by }, now);

  it('is taken over by another party than the organizing one', () =>
    expect(takes(aStanding(amends)).events).toEqual([
      { type: 'DraftingTakenOver', data: { party: 'health' }, body: { by } },
    ]));

  it.each<[string, Standing, string, string]>([
    ['by the one that organizes it', aStanding(amends), 'air', 'drafts-already'],
    ['when the choices come to no amendment', aStanding(silentForest), 'health', 'nothing-to-draft'],
    ['before the answers are revealed', aStanding(aReview()), 'health', 'answers-being-revealed'],
    ['when an amendment is out', aStanding(amends, { followed: 'out' }), 'health', 'draft-is-out'],
    ['when none can come about any more', aStanding(amends, { amendable: false }), 'health', 'nothing-to-draft'],
    ['by a party that has left', aStanding(amends, { gone: ['health'] }), 'health', 'party-gone'],
    [
      'when one party ends it',
      aStanding(aReview(revealed({ air: END, health: AMEND, forest: RENEW }))),
      'health',
      'nothing-to-draft',
    ],
  ])('is not taken over %s', (_, standing, party, code) => expect(takes(standing, party).refused?.code).toBe(code));

  it('may be taken back by the organizing party', () => {
    const over = aStanding(
      evolveReview(amends, { type: 'DraftingTakenOver', data: { party: 'health' }, body: { by } }, LATE),
    );
    expect(takes(over, 'air').events).toHaveLength(1);
    expect(typesOf({ events: takes(over, 'air').events ?? [] })).toEqual(['DraftingTakenOver']);
  });
});
