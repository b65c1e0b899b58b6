/** Which mails events have overtaken, told by what the dispute has become when the mail goes out. */
import { describe, expect, it } from 'vitest';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { stillNeeded, stillStands } from './relevance.rules.ts';

const NOW = '2026-11-25T15:00:00.000Z';
const CLOCK = { now: NOW, pauses: [] };
const side = { heard: true, acted: false, asksClimb: false };

const dispute = (changes: Partial<Dispute> = {}): Dispute => ({
  ...{ id: 'dsp_1-3', agreement: 'mou_1', number: 3, under: 1, by: 'health', against: 'air', about: { kind: 'other' } },
  ...{ happenedOn: '2026-11-20', handling: 'parties', people: [], complained: [], zone: 'America/New_York' },
  jurisdiction: { country: 'US' },
  ladder: { levels: [0, 1].map((one) => ({ name: `Level ${one}`, businessDays: 10 })) },
  offices: { health: ['director', 'head'], air: ['director', 'head'] },
  ...{ vetoers: [], status: 'open', level: 0, raisedAt: NOW, answerBy: NOW, reminded: 1, mail: {}, versions: 1 },
  opened: { at: '2026-11-24T15:00:00.000Z', deadline: '2026-12-09T22:00:00.000Z', remindAt: [] },
  sides: { health: { ...side, acted: true }, air: side },
  ...{ reached: [{ level: 0, at: NOW }], dissent: [], vetoed: [] },
  ...changes,
});

const event = (type: DisputeEvent['type'], data: object = {}) => ({ type, data }) as DisputeEvent;
const text = { version: 2, by: 'health', as: 'proposal', accepted: ['health'], promises: [] } as const;
const onTable = { text: { ...text, accepted: ['health'], promises: [] } };
const decided: Partial<Dispute> = {
  status: 'decided',
  decision: { version: 2, level: 0, how: 'agreement', at: NOW, followUps: [] },
};
const reminder = event('LevelReminded', { level: 0, count: 1, to: [] });
const veto = { party: 'air', version: 2, right: 'closures', at: NOW, reasonDue: NOW, answerOwed: false };

const CASES: [what: string, event: DisputeEvent, dispute: Partial<Dispute>, needed: boolean][] = [
  ['a claim on the first level', event('DisputeRaised'), {}, true],
  ['a claim that has climbed', event('DisputeRaised'), { level: 1 }, false],
  ['a claim that was withdrawn', event('DisputeRaised'), { status: 'withdrawn' }, false],
  ['the withdrawal itself', event('DisputeWithdrawn'), { status: 'withdrawn' }, true],
  ['an answer after the end', event('DisputeAnswered'), { status: 'impasse' }, false],
  ['a party that joined an open dispute', event('PartyJoined'), {}, true],
  ['the text on the table', event('TextProposed', { version: 2 }), onTable, true],
  ['a text that was countered', event('TextProposed', { version: 1 }), onTable, false],
  ['a text that went with its level', event('TextProposed', { version: 2 }), { level: 1 }, false],
  [
    'a text that this side has taken',
    event('TextProposed', { version: 2 }),
    { text: { ...onTable.text, accepted: ['health', 'air'] } },
    false,
  ],
  ['one side’s word for a text that was countered', event('TextAccepted', { version: 1 }), onTable, false],
  ['a decision that stands', event('DisputeDecided', { version: 2 }), decided, true],
  ['a decision that is vetoed', event('DisputeDecided', { version: 2 }), { ...decided, status: 'vetoed' }, false],
  ['a veto that waits for its reason', event('DecisionVetoed', { version: 2 }), { status: 'vetoed', veto }, true],
  ['a veto that has lapsed', event('DecisionVetoed', { version: 2 }), { status: 'decided', veto }, false],
  ['a reason on the level where it came', event('VetoReasoned', { level: 0 }), {}, true],
  ['a reason whose level was left', event('VetoReasoned', { level: 0 }), { level: 1 }, false],
  ['a wish for the next level', event('ClimbAsked', { level: 0 }), {}, true],
  [
    'a wish that this side has as well',
    event('ClimbAsked', { level: 0 }),
    { sides: { air: { ...side, asksClimb: true } } },
    false,
  ],
  ['a level that the dispute has reached', event('LevelClimbed', { to: 1 }), { level: 1 }, true],
  ['a level that it has left', event('LevelClimbed', { to: 1 }), { level: 2 }, false],
  ['a reminder to the silent side', reminder, {}, true],
  ['a reminder of a level that was left', reminder, { level: 1 }, false],
  ['a reminder before the newest', reminder, { reminded: 2 }, false],
  ['a reminder to a side that has spoken', reminder, { sides: { health: side, air: { ...side, acted: true } } }, false],
  ['a reminder after the time', reminder, { opened: { at: NOW, deadline: NOW, remindAt: [] } }, false],
  ['an impasse', event('ImpasseReached'), { status: 'impasse' }, true],
  ['a report of a mail', event('DisputeMailReported'), {}, false],
];

describe('A mail is sent as long as nothing has overtaken it', () => {
  it.each(CASES)('%s', (_, happened, changes, needed) =>
    expect(stillNeeded(happened, dispute(changes), 'air', CLOCK)).toBe(needed),
  );
});

describe('Clocks', () => {
  const pause = { from: '2026-11-25T14:00:00.000Z', until: '2026-12-25T14:00:00.000Z' };
  it.each([
    ['ClocksPaused', [pause], true],
    ['ClocksPaused', [{ ...pause, resumed: NOW }], false],
    ['ClocksResumed', [{ ...pause, resumed: NOW }], true],
    ['ClocksResumed', [pause], false],
    ['DisputeEntered', [], false],
  ] as const)('%s with %j is told: %s', (type, pauses, told) =>
    expect(stillStands({ type }, pauses, { now: NOW, pauses })).toBe(told),
  );
});
