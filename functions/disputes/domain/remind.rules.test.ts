/** Whoever owes an act is reminded; a side that stays silent beside one that acts is seen by its own offices above. */
import { describe, expect, it } from 'vitest';
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import {
  aDispute,
  answered,
  atImpasse,
  DEADLINE,
  decided,
  having,
  onDay,
  onLevel,
  outcomeOf,
  proposed,
  running,
  vetoed,
  withOfficial,
} from '../testing/a-dispute.ts';
import type { Dispute } from './dispute.schema.ts';
import { remind, remindDue, reminders, whoIsReminded } from './remind.rules.ts';

const [FIRST = '', SECOND = ''] = aDispute().opened.remindAt;
const reminding = (dispute: Dispute, at: Instant, level = dispute.level) => remind(dispute, level, running(at));
const alone = (party: string, office: string) =>
  onLevel(1, answered(aDispute({ ladder: withOfficial(party, office) })));

describe('Reminders go out', () => {
  it.each<[string, Dispute, Instant, boolean]>([
    ['not before the first moment', aDispute(), plus(FIRST, -1), false],
    ['at the first moment', aDispute(), FIRST, true],
    ['not again at once', having(aDispute(), reminding(aDispute(), FIRST).events ?? [], FIRST), FIRST, false],
    ['again at the second', having(aDispute(), reminding(aDispute(), FIRST).events ?? [], FIRST), SECOND, true],
    ['not at the deadline, when it climbs', aDispute(), DEADLINE, false],
    ['not once it is decided', decided(), SECOND, false],
    ['not while a veto waits', vetoed(), SECOND, false],
    ['not after an impasse', atImpasse(), SECOND, false],
  ])('%s', (_, dispute, at, due) => {
    expect(remindDue(dispute, running(at))).toBe(due);
    expect(outcomeOf(reminding(dispute, at))).toBe(due ? 'LevelReminded' : '');
  });

  it('one mail for all that were due', () => {
    const [event] = reminding(aDispute(), SECOND).events ?? [];
    expect(event?.data).toMatchObject({ count: 2 });
    expect(remindDue(having(aDispute(), event ? [event] : [], SECOND), running(SECOND))).toBe(false);
  });

  it('for the level of the workflow that asks, and no other', () =>
    expect(reminding(onLevel(1), onLevel(1).opened.remindAt[0] ?? '', 0)).toEqual({ events: [] }));

  it('later by the business days that ended in a suspension', () => {
    const pauses = [{ from: onDay('2027-03-02'), until: onDay('2027-03-03') }];
    expect(reminders(aDispute(), running(FIRST, pauses))).toEqual([plus(FIRST, DAY), plus(SECOND, 3 * DAY)]);
    expect(remindDue(aDispute(), running(FIRST, pauses))).toBe(false);
  });
});

describe('Those who owe an act are reminded', () => {
  const named = aDispute({ handling: 'named' });
  it.each<[string, Dispute, number, string[]]>([
    ['the silent side and its office above', aDispute(), 1, ['health/lead', 'health/director']],
    ['with each reminder one more', aDispute(), 2, ['health/lead', 'health/director', 'health/deputy']],
    ['the side that has not taken the text', proposed(), 1, ['health/lead', 'health/director']],
    ['both, and nobody above, when both have acted', answered(), 2, ['air/lead', 'health/lead']],
    ['both, and nobody above, when neither has', onLevel(1), 2, ['air/director', 'health/director']],
    [
      'nobody above the last level',
      proposed(onLevel(3), { at: onLevel(3).opened.at, followUps: [] }),
      2,
      ['health/head'],
    ],
    ['the one official first', alone('air', 'director'), 1, ['air/director']],
    ['then the office above as well', alone('air', 'director'), 2, ['air/director', 'air/deputy']],
    [
      'the official of a party that is no side, which has no ladder here',
      alone('forest', 'chief'),
      2,
      ['forest/chief'],
    ],
    ['nobody above where only named people may know', named, 2, ['health/lead']],
  ])('%s', (_, dispute, count, to) => expect(whoIsReminded(dispute, count)).toEqual(to));
});
