/** A page offers the acts that the rules would take from this person now, and none that they would refuse. */
import { describe, expect, it } from 'vitest';
import type { Dispute } from './dispute.schema.ts';
import type { Clock, Who } from './ladder.rules.ts';
import { offered } from './offered.rules.ts';

const NOW = '2026-03-03T15:00:00.000Z';
const DUE = '2026-03-09T21:00:00.000Z';
const CLOCK: Clock = { now: NOW, pauses: [] };
const side = (heard: boolean) => ({ heard, acted: heard, asksClimb: false });

const aDispute = (changes: Partial<Dispute> = {}): Dispute => ({
  id: 'dsp_1-1',
  jurisdiction: { country: 'US' },
  agreement: 'mou_1',
  number: 1,
  under: 1,
  by: 'roads',
  against: 'health',
  about: { kind: 'other' },
  happenedOn: '2026-03-01',
  handling: 'parties',
  people: [],
  complained: [],
  zone: 'America/New_York',
  ladder: {
    levels: [
      { name: 'Directors', businessDays: 5 },
      { name: 'Heads', businessDays: 5 },
    ],
  },
  offices: { roads: ['director', 'head'], health: ['director', 'head'] },
  vetoers: ['water'],
  status: 'open',
  level: 0,
  raisedAt: '2026-03-02T15:00:00.000Z',
  answerBy: DUE,
  opened: { at: '2026-03-02T15:00:00.000Z', deadline: DUE, remindAt: [] },
  reminded: 0,
  sides: { roads: side(true), health: side(false) },
  mail: {},
  reached: [{ level: 0, at: '2026-03-02T15:00:00.000Z' }],
  versions: 0,
  dissent: [],
  vetoed: [],
  ...changes,
});
const who = (party: string, office = 'director'): Who => ({ party, offices: [office] });

const TEXT = { version: 1, by: 'roads', as: 'proposal', accepted: ['roads'], promises: [] } as const;
const text = { versions: 1, text: { ...TEXT, accepted: ['roads'], promises: [] } };
const PROMISE = { party: 'roads', by: '2026-04-01', dueAt: DUE };
const decided = (more: Partial<Dispute> = {}): Partial<Dispute> => ({
  status: 'decided',
  decision: { version: 1, level: 0, how: 'agreement', at: NOW, vetoUntil: DUE, followUps: [] },
  decidedBy: ['roads', 'health'],
  endedAt: NOW,
  ...more,
});

describe('Offered', () => {
  it.each<[string, Partial<Dispute>, Who | undefined, string[]]>([
    ['to a liaison or reviewer: nothing', {}, undefined, []],
    ['to who raised it: to propose, climb and withdraw', {}, who('roads'), ['propose', 'climb', 'withdraw']],
    ['to the other side: to answer as well', {}, who('health'), ['propose', 'climb', 'answer']],
    ['to another office of a side: what its side may always do', {}, who('roads', 'head'), ['withdraw']],
    ['to a third party: to come in', {}, who('water'), ['join']],
    ['to who has not taken the text: to take it', text, who('health'), ['accept', 'propose', 'climb', 'answer']],
    ['to who has taken it: another text', text, who('roads'), ['propose', 'climb', 'withdraw']],
    [
      'where one official decides: to the other side no text',
      { ladder: { levels: [{ name: 'One', businessDays: 5, decides: { party: 'roads', office: 'director' } }] } },
      who('health'),
      ['climb', 'answer'],
    ],
    [
      'while a veto’s reason is not answered: nothing before the answer',
      { veto: { party: 'water', version: 1, right: 'closures', at: NOW, reasonDue: DUE, answerOwed: true } },
      who('roads'),
      ['veto-answer', 'climb', 'withdraw'],
    ],
    ['after the decision, to a side: dissent', decided(), who('roads'), ['dissent']],
    ['after it has dissented: dissent no more', decided({ dissent: ['roads'] }), who('roads'), []],
    [
      'while its own veto waits for an answer: not to answer itself',
      { veto: { party: 'roads', version: 1, right: 'closures', at: NOW, reasonDue: DUE, answerOwed: true } },
      who('roads'),
      ['climb', 'withdraw'],
    ],
    ['after the decision, to a party with a veto: the veto', decided(), who('water'), ['veto']],
    ['after the decision, to a party without: nothing', decided(), who('police'), []],
    [
      'for what was promised: nothing, as that is done among commitments',
      decided({ decision: { version: 1, level: 0, how: 'referee', at: NOW, followUps: [PROMISE] } }),
      who('roads'),
      ['dissent'],
    ],
    [
      'to who vetoed: the reason, in time',
      decided({
        status: 'vetoed',
        veto: { party: 'water', version: 1, right: 'closures', at: NOW, reasonDue: DUE, answerOwed: false },
        vetoed: ['water/1'],
      }),
      who('water'),
      ['veto-reason'],
    ],
    ['after it was withdrawn: nothing', { status: 'withdrawn' }, who('roads'), []],
    ['at an impasse: nothing', { status: 'impasse' }, who('roads'), []],
  ])('%s', (_, changes, person, expected) => expect(offered(aDispute(changes), person, CLOCK)).toEqual(expected));

  it('ends with the level’s time, to the millisecond', () => {
    const at = (now: string) => offered(aDispute(), who('roads'), { now, pauses: [] });
    expect(at('2026-03-09T20:59:59.999Z')).toContain('propose');
    expect(at(DUE)).toEqual(['withdraw']);
  });

  it('ends with the time for a veto and for its reason', () => {
    const veto = { party: 'water', version: 1, right: 'closures', at: NOW, reasonDue: DUE, answerOwed: false };
    const late = { now: DUE, pauses: [] };
    expect(offered(aDispute(decided()), who('water'), late)).toEqual([]);
    expect(offered(aDispute(decided({ status: 'vetoed', veto })), who('water'), late)).toEqual([]);
  });
});
