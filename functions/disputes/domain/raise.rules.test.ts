/** A dispute is raised by a party of an MOU in force against another, about one of its terms, in words that say what is asked. */
import { describe, expect, it } from 'vitest';
import {
  AGREEMENT,
  aPeriod,
  aPosition,
  aSpeaker,
  DISPUTE,
  LADDER,
  OFFICES,
  onDay,
  outcomeOf,
  PARTIES,
  RAISED,
} from '../testing/a-dispute.ts';
import { DisputeEvent } from './dispute.events.ts';
import { type Claim, type Ground, raise } from './raise.rules.ts';

const ground: Ground = {
  ...{
    agreement: AGREEMENT,
    inForce: true,
    zone: 'America/New_York',
    jurisdiction: { country: 'US' },
    version: 1,
    parties: PARTIES,
    ladder: LADDER,
  },
  terms: {
    decisionRights: ['forecast'],
    commitments: ['monitors', 'cleaners', 'tallies'],
    kpis: ['notice', 'visits'],
    publicCredit: ['alerts'],
  },
  offices: { air: OFFICES, health: OFFICES },
  known: { air: OFFICES, health: OFFICES },
  vetoers: ['forest'],
};
const claim: Claim = {
  ...{
    against: 'health',
    about: { kind: 'commitment', key: 'tallies' },
    happened: ' The counts stopped.\n',
    happenedOn: '2027-02-26',
  },
  ...{ handling: 'parties', people: [], complained: [] },
  ...aPosition,
};
const raising = (changes: Partial<Claim> = {}, on: Partial<Ground> = {}) =>
  raise(
    { ...ground, ...on },
    {
      ...{ id: DISPUTE, number: 1, by: 'air', speaker: aSpeaker('air'), claim: { ...claim, ...changes } },
      ...{ period: aPeriod(RAISED), answerBy: onDay('2027-03-04', 22), today: '2027-03-01' },
    },
  );
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `per_${at}`, mailbox: `p${at}@air.example` }));

describe('What is raised', () => {
  it('is recorded with its ladder and offices as they stand today, and its words in the body', () => {
    const [event] = raising().events ?? [];
    expect(DisputeEvent.parse(event)).toEqual(event);
    expect(event?.data).toMatchObject({
      by: 'air',
      against: 'health',
      ladder: LADDER,
      offices: ground.offices,
      people: [],
    });
    expect(event?.body).toMatchObject({ happened: 'The counts stopped.', need: aPosition.need });
    expect(JSON.stringify(event?.data)).not.toContain('counts');
  });

  it('names people only where named people handle it', () => {
    expect(raising({ people: people(2) }).events?.[0]).toMatchObject({ data: { people: [] }, body: { people: [] } });
    expect(raising({ handling: 'named', people: people(2) }).events?.[0]).toMatchObject({
      data: { people: ['per_0', 'per_1'] },
      body: { people: ['p0@air.example', 'p1@air.example'] },
    });
  });

  it('keeps the link to the promise that was broken', () =>
    expect(raising({ follows: { dispute: DISPUTE, followUp: '1-1-2' } }).events?.[0]).toMatchObject({
      data: { follows: { dispute: DISPUTE, followUp: '1-1-2' } },
    }));

  it.each<[string, Partial<Claim>]>([
    ['about public credit', { about: { kind: 'public-credit', key: 'alerts' } }],
    ['about something else', { about: { kind: 'other' } }],
    ['about what happened today', { happenedOn: '2027-03-01' }],
    ['about a leap day', { happenedOn: '2024-02-29' }],
    [
      'about an office of either side',
      {
        complained: [
          { party: 'health', office: 'director' },
          { party: 'air', office: 'head' },
        ],
      },
    ],
    ['with twenty people', { handling: 'named', people: people(20) }],
  ])('can be %s', (_, changes) => expect(outcomeOf(raising(changes))).toBe('DisputeRaised'));
});

describe('What is refused', () => {
  it.each<[string, Partial<Claim>, RegExp, string]>([
    ['a dispute with oneself', { against: 'air' }, /no dispute with itself/, 'against'],
    ['one with an agency that is no party', { against: 'police' }, /no party of the MOU/, 'against'],
    ['a term that the MOU does not have', { about: { kind: 'commitment', key: 'notice' } }, /no such term/, 'about'],
    ['a kind of term without a key', { about: { kind: 'kpi' } }, /no such term/, 'about'],
    ['public credit without saying which', { about: { kind: 'public-credit' } }, /no such term/, 'about'],
    ['silence on what happened', { happened: ' \n ' }, /does not say what happened/, 'happened'],
    ['a treatise', { happened: 'x'.repeat(8_001) }, /8,001 characters/, 'happened'],
    ['a day to come', { happenedOn: '2027-03-02' }, /still to come/, 'happenedOn'],
    ['a day that no calendar knows', { happenedOn: '2027-02-30' }, /no day/, 'happenedOn'],
    ['a day in other words', { happenedOn: 'last week' }, /cannot read/, 'happenedOn'],
    ['a claim that asks for nothing', { need: '' }, /what you need/, 'need'],
    ['named people without a name', { handling: 'named' }, /Nobody is named/, 'people'],
    ['a crowd', { handling: 'named', people: people(21) }, /21 people/, 'people'],
    ['an office that is none', { complained: [{ party: 'health', office: 'mayor' }] }, /no such office/, 'complained'],
    ['an office of a stranger', { complained: [{ party: 'police', office: 'head' }] }, /no such office/, 'complained'],
    [
      'more offices than two sides have',
      { complained: Array.from({ length: 9 }, () => ({ party: 'air', office: 'head' })) },
      /9 offices/,
      'complained',
    ],
    ['a link that runs', { links: [{ says: 'Look', url: 'javascript:alert(1)' }] }, /no web address/, 'links.0.url'],
  ])('%s', (_, changes, wrong, field) => {
    const { refused, events } = raising(changes);
    expect(events).toBeUndefined();
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.field).toBe(field);
    expect(refused?.remedy).not.toBe('');
  });

  it('an MOU that is not in force, before anything else is looked at', () => {
    const outcome = raising({ against: 'air', need: '' }, { inForce: false });
    expect(outcomeOf(outcome)).toMatch(/not in force/);
    expect(outcome.refused && outcome.findings).toHaveLength(1);
  });

  it('an MOU without a ladder, which says how to get one', () => {
    const outcome = raising({ against: 'air', need: '' }, { ladder: undefined });
    expect(outcome.refused).toEqual({
      code: 'no-ladder',
      wrong: 'This MOU has no ladder, so a dispute cannot be raised under it here.',
      remedy: 'The parties can add one by an amendment.',
    });
    expect(outcome.refused && outcome.findings).toHaveLength(1);
  });

  it('everything that is wrong at once, so that nothing is corrected twice', () => {
    const outcome = raising({ against: 'air', need: '', happened: '' });
    expect(outcome.refused && outcome.findings.map(({ field }) => field)).toEqual(['against', 'happened', 'need']);
  });
});
