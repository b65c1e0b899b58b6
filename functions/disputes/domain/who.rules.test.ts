/** A person stands in a dispute as the office that it holds today, or stands in for; and only some may read one of named people. */
import { describe, expect, it } from 'vitest';
import { aDispute, climbed, joined, onLevel, withOfficial } from '../testing/a-dispute.ts';
import type { Dispute } from './dispute.schema.ts';
import { actingFor, isComplainedOf, mayRead, peopleOf, type Registered, speakerFor, standingsIn } from './who.rules.ts';

const lead = {
  title: 'Program lead',
  holder: { name: 'Ada', mailbox: 'ada@air.example', from: '2027-01-01', to: '2027-06-30' },
  alternate: { name: 'Ben', mailbox: 'ben@air.example', from: '2027-03-01', to: '2027-03-14' },
};
const director = { title: 'Director', holder: { name: 'Cy', mailbox: 'cy@air.example' } };
const air: Registered = { party: 'air', offices: { lead, director, deputy: { ...director, title: 'Deputy' } } };
const health: Registered = {
  party: 'health',
  offices: { lead: { title: 'Lead', holder: { name: 'Di', mailbox: 'di@health.example' } } },
};
const register = [air, health];

describe('The people of an office', () => {
  it.each<[string, string, string[]]>([
    ['nobody before the holder’s first day', '2026-12-31', []],
    ['the holder from the first day', '2027-01-01', ['Ada']],
    ['not yet the alternate', '2027-02-28', ['Ada']],
    ['both from the alternate’s first day', '2027-03-01', ['Ada', 'Ben']],
    ['to its last', '2027-03-14', ['Ada', 'Ben']],
    ['the holder alone after that', '2027-03-15', ['Ada']],
    ['to the last day', '2027-06-30', ['Ada']],
    ['and then nobody', '2027-07-01', []],
  ])('%s', (_, today, names) => expect(peopleOf(lead, today).map(({ name }) => name)).toEqual(names));

  it('an alternate stands in also for a holder whose term is over', () =>
    expect(peopleOf({ ...lead, holder: { ...lead.holder, to: '2027-02-28' } }, '2027-03-02')).toEqual([
      { name: 'Ben', mailbox: 'ben@air.example', alternate: true },
    ]));
});

describe('As whom a mailbox stands', () => {
  it.each<[string, string, string, string | undefined, string[]]>([
    ['the holder', 'ada@air.example', '2027-03-02', 'air', ['lead']],
    ['however the mailbox is written', 'Ada@Air.Example', '2027-03-02', 'air', ['lead']],
    ['the alternate in its days', 'ben@air.example', '2027-03-02', 'air', ['lead']],
    ['not outside of them', 'ben@air.example', '2027-03-15', undefined, []],
    ['who holds two offices has both', 'cy@air.example', '2027-03-02', 'air', ['director', 'deputy']],
    ['of the other party', 'di@health.example', '2027-03-02', 'health', ['lead']],
    ['a stranger nowhere', 'eve@air.example', '2027-03-02', undefined, []],
  ])('%s', (_, mailbox, today, party, offices) => {
    const found = standingsIn(register, mailbox, today);
    expect([found[0]?.party, found[0]?.offices ?? [], found.length]).toEqual([party, offices, party ? 1 : 0]);
  });

  const [cy] = standingsIn(register, 'cy@air.example', '2027-03-02');
  const [ben] = standingsIn(register, 'ben@air.example', '2027-03-02');

  describe('that serves two components of one agency', () => {
    const labs: Registered = { party: 'labs', offices: { director } };
    const both = standingsIn([labs, ...register], 'cy@air.example', '2027-03-02');

    it('it stands in both', () =>
      expect(both.map(({ party, offices }) => [party, offices])).toEqual([
        ['labs', ['director']],
        ['air', ['director', 'deputy']],
      ]));

    it.each<[string, Dispute | undefined, string | undefined, string]>([
      ['for the one that was chosen', onLevel(1), 'labs', 'labs'],
      ['else for the side whose office has its turn', onLevel(1), undefined, 'air'],
      ['else for a side', aDispute(), undefined, 'air'],
      ['else for the first', undefined, undefined, 'labs'],
      ['never for one that was made up', undefined, 'health', 'labs'],
    ])('it acts %s', (_, dispute, chosen, party) => expect(actingFor(both, dispute, chosen)?.party).toBe(party));

    it('whoever stands nowhere acts for nobody', () => expect(actingFor([], onLevel(1), 'air')).toBeUndefined());
  });

  it('it speaks for the office that stands on the level of today, if it is theirs', () => {
    if (!cy || !ben) throw new Error('Both stand there');
    expect(speakerFor(onLevel(1), cy).office).toBe('director');
    expect(speakerFor(onLevel(2), cy).office).toBe('deputy');
    expect(speakerFor(onLevel(3), cy).office).toBe('director');
    expect(speakerFor(undefined, cy).office).toBe('director');
    expect(speakerFor(aDispute(), ben)).toMatchObject({ office: 'lead', title: 'Program lead', alternate: true });
  });

  it('or for the one that decides there', () => {
    if (!cy) throw new Error('Cy stands there');
    expect(speakerFor(climbed(aDispute({ ladder: withOfficial('air', 'deputy') })), cy).office).toBe('deputy');
  });
});

describe('Who may read', () => {
  const named = (changes: Parameters<typeof aDispute>[0] = {}) =>
    aDispute({ handling: 'named', people: ['per_1'], ...changes });
  const holds = (party: string, office: string) => ({ party, offices: [office] });
  it.each<[string, Dispute, string, { party: string; offices: string[] } | undefined, boolean]>([
    ['everyone of the parties, where all parties handle it', aDispute(), 'per_9', holds('water', 'clerk'), true],
    ['of named people, who is named', named(), 'per_1', undefined, true],
    ['not who is not', named(), 'per_9', undefined, false],
    ['who has it in hand', named(), 'per_9', holds('health', 'lead'), true],
    ['not another office of a side', named(), 'per_9', holds('health', 'clerk'), false],
    ['not the same office of another party', named(), 'per_9', holds('forest', 'lead'), false],
    ['of a party that joined, too', joined(named()), 'per_9', holds('forest', 'lead'), true],
    ['not the level above, before it is reached', named(), 'per_9', holds('health', 'director'), false],
    ['the level above once it is', climbed(named()), 'per_9', holds('health', 'director'), true],
    ['and still the level before', climbed(named()), 'per_9', holds('health', 'lead'), true],
    [
      'the official who decides, of whatever party',
      climbed(named({ ladder: withOfficial('forest', 'chief') })),
      'per_9',
      holds('forest', 'chief'),
      true,
    ],
    [
      'not before it is that official’s turn',
      named({ ladder: withOfficial('forest', 'chief') }),
      'per_9',
      holds('forest', 'chief'),
      false,
    ],
  ])('%s', (_, dispute, person, standing, may) =>
    expect(mayRead(dispute, person, standing ? [holds('water', 'clerk'), standing] : [])).toBe(may),
  );
});

it('an office that the complaint is about is shown as such, and only that one', () => {
  const dispute = aDispute({ complained: [{ party: 'health', office: 'director' }] });
  expect(isComplainedOf(dispute, 'health', 'director')).toBe(true);
  expect(isComplainedOf(dispute, 'air', 'director')).toBe(false);
  expect(isComplainedOf(dispute, 'health', 'lead')).toBe(false);
});
