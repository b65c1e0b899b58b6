/** A dispute always has an owner, a deadline and a next level. */
import { describe, expect, it } from 'vitest';
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import {
  aDispute,
  answered,
  atImpasse,
  climbed,
  DEADLINE,
  decided,
  joined,
  LADDER,
  onDay,
  onLevel,
  proposed,
  REASON_DUE,
  reasoned,
  vetoed,
  WITH_REFEREE,
  withdrawn,
  withOfficial,
} from '../testing/a-dispute.ts';
import type { Dispute } from './dispute.schema.ts';
import {
  answerDue,
  deadlineOf,
  isReferee,
  levelAbove,
  levelDays,
  levelName,
  nextDue,
  officeOn,
  officesOn,
  ownersOf,
  refereeLevel,
  standsHere,
  vetoEnds,
} from './ladder.rules.ts';

const refereed = (level: number) => onLevel(level, answered(aDispute({ ladder: WITH_REFEREE })));
const official = (party: string, office: string) =>
  onLevel(1, answered(aDispute({ ladder: withOfficial(party, office) })));

describe('The ladder', () => {
  it.each<[string, Dispute, number | undefined]>([
    ['goes from the first level to the second', aDispute(), 1],
    ['ends at the last level', onLevel(3), undefined],
    ['goes on to the referee, if the MOU has one', refereed(3), 4],
    ['ends at the referee', refereed(4), undefined],
  ])('%s', (_, dispute, above) => expect(levelAbove(dispute)).toBe(above));

  it('names its levels and counts their days', () => {
    expect([0, 3, 4].map((level) => levelName(WITH_REFEREE, level))).toEqual([
      'Program leads',
      'Agency heads',
      'Judge Hale',
    ]);
    expect([0, 1, 2, 3, 4].map((level) => levelDays(WITH_REFEREE, level))).toEqual([5, 10, 15, 10, 30]);
    expect([levelName(LADDER, 4), levelDays(LADDER, 4)]).toEqual(['Nobody', 0]);
  });

  it('has a level of the referee only where there is a referee', () => {
    expect([refereeLevel(LADDER), refereeLevel(WITH_REFEREE)]).toEqual([undefined, 4]);
    expect([isReferee(onLevel(3), 3), isReferee(refereed(4), 4), isReferee(refereed(4), 3)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('before the referee the offices of the last level speak', () =>
    expect([3, 4].map((level) => officeOn(refereed(4), 'air', level))).toEqual(['head', 'head']));

  it('a party that is no side has no office on it', () => expect(officeOn(aDispute(), 'forest', 0)).toBe(''));
});

describe('Who stands on the level of today', () => {
  it.each<[string, Dispute, string, string, boolean]>([
    ['the office of a side on this level', aDispute(), 'air', 'lead', true],
    ['not its office of another level', aDispute(), 'air', 'director', false],
    ['not the same office of a party that is no side', aDispute(), 'forest', 'lead', false],
    ['that office once its party has joined', joined(aDispute()), 'forest', 'lead', true],
    ['not the office of the level before', onLevel(1), 'air', 'lead', false],
    ['the head before the referee', refereed(4), 'health', 'head', true],
    ['the one official who decides', official('air', 'director'), 'air', 'director', true],
    [
      'the official, whatever office meets the others there',
      official('air', 'commissioner'),
      'air',
      'commissioner',
      true,
    ],
    ['the official of a party that is no side', official('forest', 'commissioner'), 'forest', 'commissioner', true],
    ['nobody else of that party', official('forest', 'commissioner'), 'forest', 'director', false],
  ])('%s', (_, dispute, party, office, stands) =>
    expect(standsHere(dispute, { party, offices: ['clerk', office] })).toBe(stands),
  );

  it('the official has the dispute in hand beside the offices of the sides, once', () => {
    expect(officesOn(official('forest', 'commissioner'), 1)).toEqual([
      'air/director',
      'health/director',
      'forest/commissioner',
    ]);
    expect(officesOn(official('air', 'director'), 1)).toEqual(['air/director', 'health/director']);
    expect(officesOn(official('air', 'director'), 0)).toEqual(['air/lead', 'health/lead']);
  });
});

describe('A dispute that is not over has an owner', () => {
  it.each<[string, Dispute, string[]]>([
    ['the side that has not answered', aDispute(), ['health/lead']],
    ['both once both have acted and no text lies there', answered(), ['air/lead', 'health/lead']],
    ['the side that has not taken the text', proposed(), ['health/lead']],
    ['each side that has not', joined(proposed()), ['health/lead', 'forest/lead']],
    ['both on a new level', onLevel(1), ['air/director', 'health/director']],
    ['the official who decides alone', official('forest', 'commissioner'), ['forest/commissioner']],
    ['whoever vetoed and owes the reason', vetoed(), ['forest/liaison']],
    ['both after a reasoned veto', reasoned(), ['air/lead', 'health/lead']],
    ['nobody once it is decided, whatever was promised', decided(), []],
    ['nobody after a withdrawal', withdrawn(), []],
    ['nobody after an impasse, which is the board’s', atImpasse(), []],
  ])('%s', (_, dispute, owners) => expect(ownersOf(dispute)).toEqual(owners));
});

describe('What falls due next', () => {
  it.each<[string, Dispute, Instant | undefined]>([
    ['the deadline of the level', aDispute(), DEADLINE],
    ['that of the next one once it has climbed', climbed(aDispute()), plus(DEADLINE, 10 * DAY)],
    ['the reason of a veto', vetoed(), REASON_DUE],
    ['nothing after a decision: what it promises is due among commitments', decided(), undefined],
    ['nothing after a withdrawal', withdrawn(), undefined],
    ['nothing after an impasse', atImpasse(), undefined],
  ])('%s', (_, dispute, due) => expect(nextDue(dispute, [])).toBe(due));

  const aDay = [{ from: onDay('2027-03-04', 13), until: onDay('2027-03-05', 13) }];
  it('is counted anew after a suspension, each from the moment in which it was set', () => {
    expect(deadlineOf(aDispute(), aDay)).toBe(plus(DEADLINE, DAY));
    expect(answerDue(aDispute(), aDay)).toBe(plus(aDispute().answerBy, DAY));
    expect(nextDue(vetoed(), aDay)).toBe(onDay('2027-03-08'));
    expect(vetoEnds(decided(), aDay)).toBe(onDay('2027-03-08', 13));
    expect(deadlineOf(climbed(aDispute()), aDay)).toBe(climbed(aDispute()).opened.deadline);
  });
});
