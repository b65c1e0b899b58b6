/** What every act on a level must meet, in the order in which a person is told. */
import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/kernel.ts';
import {
  aDispute,
  answered,
  atImpasse,
  DEADLINE,
  decided,
  onDay,
  onLevel,
  running,
  vetoed,
  withdrawn,
} from '../testing/a-dispute.ts';
import { LONGEST_WORDS, mayAct, wordsOf } from './acting.rules.ts';
import type { Dispute } from './dispute.schema.ts';

const lead = { party: 'air', offices: ['lead'] };
const wrong = (dispute: Dispute, seen: number, at = onDay('2027-03-02')) =>
  mayAct(dispute, lead, seen, running(at))?.wrong;

describe('An act on a level', () => {
  it.each<[string, string | undefined, RegExp]>([
    ['of a dispute that was decided says so first', wrong(decided(), 3), /was decided/],
    ['of one that is vetoed', wrong(vetoed(), 0), /vetoed/],
    ['of one that was withdrawn', wrong(withdrawn(), 0), /withdrawn/],
    ['of one at an impasse', wrong(atImpasse(), 0), /without a decision/],
    [
      'after the climb says that it climbed, before it says that the office is another',
      wrong(onLevel(1), 0),
      /has moved up from Program leads to Bureau directors/,
    ],
    ['at the deadline says that the time is over', wrong(answered(), 0, DEADLINE), /is over/],
    ['of another level says whose turn it is', wrong(onLevel(1), 1), /with Bureau directors now/],
  ])('%s', (_, says, pattern) => expect(says).toMatch(pattern));

  it('is free until the last millisecond', () => expect(wrong(aDispute(), 0, plus(DEADLINE, -1))).toBeUndefined());

  it('always comes with a remedy', () => {
    for (const dispute of [decided(), vetoed(), withdrawn(), atImpasse(), onLevel(1)])
      expect(mayAct(dispute, lead, 0, running(DEADLINE))?.remedy).toMatch(/^[A-Z].+\.$/);
  });
});

describe('Words', () => {
  it.each<[string, string, RegExp | undefined]>([
    ['are no blanks', ' \t\n', /^Missing/],
    ['have room for some pages', 'x'.repeat(LONGEST_WORDS), undefined],
    ['but not for more', 'x'.repeat(LONGEST_WORDS + 1), /8,001 characters/],
  ])('%s', (_, words, says) => {
    const refusal = wordsOf(words, 'field', ['words-missing', 'Missing.', 'Write them.']).refused;
    if (says) expect(refusal).toMatchObject({ wrong: expect.stringMatching(says), field: 'field' });
    else expect(refusal).toBeUndefined();
  });
});
