/** All answers are revealed at once: when the last is in, or when the time is up, and never twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMEND, answered, aReview, closed, EARLIER, PARTIES, RENEW, revealed, WINDOWS } from '../testing/a-review.ts';
import { answersIn, type Told, wordsIn } from './answers.rules.ts';
import { reveal } from './reveal.rules.ts';
import type { Review } from './review.state.ts';
import type { Said } from './said.rules.ts';

const saidBy = (review: Review, choice: 'renew' | 'end' = 'renew') =>
  new Map(Object.keys(review.answered).map((party) => [party, { choice }]));
const seenAt = (review: Review, now: string, gone: string[] = []) => {
  const asked = review.parties.filter((party) => !gone.includes(party));
  return { review, asked, silent: asked.filter((party) => !review.answered[party]), windows: review.windows, now };
};
const revealing = (review: Review, now: string, gone: string[] = []) =>
  reveal(seenAt(review, now, gone), saidBy(review));

describe('Answers are revealed', () => {
  const two = aReview(answered('air'), answered('health'));
  const all = aReview(...PARTIES.map((party) => answered(party)));

  it('as soon as all are in', () =>
    expect(revealing(all, EARLIER)?.data).toEqual({
      choices: { air: RENEW, health: RENEW, forest: RENEW },
      silent: [],
    }));

  it('when the time is up, and whoever said nothing is named', () =>
    expect(revealing(two, WINDOWS.answersBy)?.data).toEqual({
      choices: { air: RENEW, health: RENEW },
      silent: ['forest'],
    }));

  it('when the one that is missing has left', () =>
    expect(revealing(two, EARLIER, ['forest'])?.data.silent).toEqual([]));

  it.each<[string, Review, string]>([
    ['while one is missing and time is left', two, '2027-11-01T20:59:59.999Z'],
    ['a second time', aReview(revealed({})), WINDOWS.closesAt],
    ['after the review has closed', aReview(closed()), WINDOWS.closesAt],
  ])('not %s', (_, review, now) => expect(revealing(review, now)).toBeUndefined());

  it('with what an amendment falls back to and how many points it has, and no word', () => {
    const own: Pick<Said, 'choice' | 'fallback' | 'points'> = {
      choice: 'amend',
      fallback: 'renew',
      points: [{ says: 'Weekly.' }],
    };
    const said = new Map([['air', own]]);
    expect(reveal(seenAt(aReview(answered('air')), WINDOWS.answersBy), said)?.data.choices).toEqual({ air: AMEND });
  });

  it('without an answer whose words were removed by law', () =>
    expect(reveal(seenAt(all, EARLIER), new Map([['air', { choice: 'renew' }]]))?.data).toEqual({
      choices: { air: RENEW },
      silent: ['health', 'forest'],
    }));

  it('with each party once, as chosen or as silent, whoever answered', () =>
    fc.assert(
      fc.property(fc.subarray(PARTIES), fc.subarray(PARTIES), (who, gone) => {
        const { choices, silent } = revealing(aReview(...who.map((one) => answered(one))), WINDOWS.answersBy, gone)
          ?.data ?? {
          ...{ choices: {}, silent: [] },
        };
        expect([...Object.keys(choices), ...silent].sort()).toEqual(
          PARTIES.filter((one) => !gone.includes(one)).sort(),
        );
        expect(Object.keys(choices).every((one) => who.includes(one))).toBe(true);
      }),
    ));
});

describe('What the parties answered', () => {
  const by = { name: 'Lee', mailbox: 'lee@air.example' };
  const told = (...said: (readonly [type: string, party: string, choice?: string])[]): Told => ({
    events: said.map(([type, party], index) => ({ seq: index + 1, type, at: EARLIER, data: { party } })),
    bodies: new Map(
      said.flatMap(([, , choice], index) =>
        choice ? [[index + 1, { body: { by, choice, answers: {} } }] as const] : [],
      ),
    ),
  });
  const choicesIn = (of: ReturnType<typeof answersIn>) =>
    Object.fromEntries([...of].map(([one, { choice }]) => [one, choice]));

  it('is what each said last', () =>
    expect(
      choicesIn(
        answersIn(told(['Answered', 'air', 'renew'], ['Answered', 'health', 'end'], ['Answered', 'air', 'end'])),
      ),
    ).toEqual({
      ...{ air: 'end', health: 'end' },
    }));

  it('is nothing where the last words were removed by law: an earlier answer does not stand in for it', () =>
    expect(choicesIn(answersIn(told(['Answered', 'air', 'renew'], ['Answered', 'air'])))).toEqual({}));

  it('is what was said openly since, where it was', () => {
    const all = told(
      ['Answered', 'air', 'renew'],
      ['ChosenOpenly', 'air', 'end'],
      ['AnswersPrepared', 'health', 'renew'],
    );
    expect([choicesIn(answersIn(all)), choicesIn(wordsIn(all))]).toEqual([{ air: 'renew' }, { air: 'end' }]);
  });
});
