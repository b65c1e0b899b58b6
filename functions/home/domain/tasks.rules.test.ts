import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aStanding, NOW, ROUND, round } from '../testing/a-standing.ts';
import type { Standing } from './standing.ts';
import { agreementsAmong, mostUrgentFirst, type Task, tasksOf, whatWaits } from './tasks.rules.ts';

const kinds = (changes: Partial<Standing>) => tasksOf(aStanding(changes), NOW).map(({ kind }) => kind);

const OFFERS = [{ party: 'roads', partyName: 'Roads Office' }];

describe('What waits', () => {
  it.each<[string, Partial<Standing>, Task['kind'][]]>([
    ['for a liaison of a party that is prepared: nothing', {}, []],
    ['for a liaison: to confirm the offices first', { lacks: ['offices', 'notice', 'counsel'] }, ['offices']],
    ['for a liaison: then to type the word of the notice', { lacks: ['notice', 'counsel'] }, ['notice']],
    [
      'for a liaison whose asked head was replaced: no word, for none was sent',
      { lacks: ['notice'], ...round({ turn: 'asked' }) },
      [],
    ],
    [
      'for a liaison whose test mail came back: to mend the mailbox, and no word that nobody read',
      { lacks: ['notice', 'counsel'], cameBack: ['signatory'] },
      ['mail'],
    ],
    [
      'for a liaison whose counsel’s mail came back: to mend it, then to type the word',
      { lacks: ['notice', 'counsel'], cameBack: ['counsel'] },
      ['mail', 'notice'],
    ],
    ['for a liaison whose counsel is still reading: nothing', { lacks: ['counsel'] }, []],
    [
      'for a liaison: mail that came back, also while the head is asked',
      { cameBack: ['signatory'], ...round({ turn: 'asked' }) },
      ['mail'],
    ],
    ['for a liaison: what a reviewer returned', { lacks: ['counsel'], returned: ['counsel'] }, ['returned']],
    ['for a liaison: an acting term that ends before the period', { actsUntil: '2026-03-20' }, ['term']],
    ['for a liaison: not one that ends after it', { actsUntil: '2026-04-02' }, []],
    [
      'for a liaison: one that ends within 14 days, after the period too',
      { actsUntil: '2026-03-23', ...round({ deadline: '2026-03-12T21:00:00.000Z' }) },
      ['term'],
    ],
    [
      'for a liaison: not one that ends after 14 days and after the period',
      { actsUntil: '2026-03-24', ...round({ deadline: '2026-03-12T21:00:00.000Z' }) },
      [],
    ],
    ['for a liaison: an acting term that has ended', { actsUntil: '2026-03-09' }, ['term']],
    ['for a liaison: to answer what another agency handed in', { offers: OFFERS }, ['offer']],
    [
      'for a liaison whose own party has signed: to answer all the same',
      { lacks: ['offices'], offers: OFFERS, ...round({ turn: 'signed' }) },
      ['offer'],
    ],
    ['for a head who is asked: to sign', { part: 'signatory', ...round({ turn: 'asked' }) }, ['sign']],
    ['for a head whose turn it is not: nothing', { part: 'signatory', lacks: ['offices'] }, []],
    ['for a reviewer: to answer', { part: 'reviewer', of: 'counsel' }, ['review']],
    ['for a reviewer who answered: nothing', { part: 'reviewer', of: 'counsel', answered: ['counsel'] }, []],
    [
      'for a reviewer when another answered: to answer',
      { part: 'reviewer', of: 'budget', answered: ['counsel'] },
      ['review'],
    ],
    ['for a records officer: nothing', { part: 'records officer', lacks: ['offices'], cameBack: ['signatory'] }, []],
    ['for the holder of another office: nothing', { part: 'office', ...round({ turn: 'asked' }) }, []],
  ])('%s', (_, changes, expected) => expect(kinds(changes)).toEqual(expected));

  const MUCH = { lacks: ['offices'], cameBack: ['counsel'], returned: ['counsel'], actsUntil: '2026-03-20' };
  it.each<[string, Partial<Standing>]>([
    ['before the round is open', { round: undefined as never }],
    ['when the round is over', round({ open: false })],
    ['from the moment of the deadline', round({ deadline: NOW })],
    ['once the party has signed', round({ turn: 'signed' })],
    ['once the party has declined', round({ turn: 'declined' })],
  ])('is nothing %s', (_, changes) => {
    for (const part of ['liaison', 'signatory', 'reviewer'] as const)
      expect(kinds({ ...MUCH, part, of: 'counsel', ...changes }), part).toEqual([]);
  });

  it('is due when the signing period ends; an acting term, when it ends', () => {
    const [term] = tasksOf(aStanding({ actsUntil: '2026-03-20' }), NOW);
    expect(term).toMatchObject({ due: '2026-03-20T23:59:59.999Z', lastDay: '2026-03-20' });
    const [offices] = tasksOf(aStanding({ lacks: ['offices'] }), NOW);
    expect(offices).toMatchObject({ due: ROUND.deadline, since: ROUND.openedAt });
  });
});

describe('A dispute', () => {
  const disputes = [3, 5].map((number) => ({
    number,
    turn: 'own' as const,
    due: `2026-03-1${number}T21:00:00.000Z`,
    since: ROUND.openedAt,
    calendar: { zone: 'America/New_York', country: 'US' },
  }));

  it('waits for whoever owes an act in it, long after the round, each by its own deadline', () => {
    const standing = aStanding({ part: 'office', status: 'In force', disputes, ...round({ open: false }) });
    expect(tasksOf(standing, NOW)).toMatchObject([
      { kind: 'dispute', about: ['3'], due: '2026-03-13T21:00:00.000Z', partyName: 'Air Office' },
      { kind: 'dispute', about: ['5'], due: '2026-03-15T21:00:00.000Z' },
    ]);
  });

  it('asks for the answer by its own day while the claim has none', () => {
    const [dispute] = disputes.map((one) => ({ ...one, answer: true }));
    const standing = aStanding({ part: 'office', status: 'In force', disputes: dispute ? [dispute] : [] });
    expect(tasksOf(standing, NOW)).toMatchObject([{ kind: 'answer', about: ['3'], title: 'Clean air' }]);
  });

  it.each(['own agency', 'other agency'] as const)('is no task while it is the turn of the %s', (turn) => {
    const others = disputes.map((one) => ({ ...one, turn }));
    expect(tasksOf(aStanding({ part: 'office', status: 'In force', disputes: others }), NOW)).toEqual([]);
  });

  it('is listed once for a person with two offices, and two disputes are two', () => {
    const standing = aStanding({ part: 'office', status: 'In force', disputes, ...round({ open: false }) });
    expect(whatWaits([standing, { ...standing, part: 'signatory' }], NOW).map(({ about }) => about)).toEqual([
      ['3'],
      ['5'],
    ]);
  });
});

describe('A notice of another party', () => {
  const { calendar } = ROUND;
  const changes = [{ change: 3, own: false, due: '2026-03-16T21:00:00.000Z', calendar }];

  it('stands by its deadline for a liaison who may object, once for one of two parties', () => {
    const standing = aStanding({ status: 'In force', changes, ...round({ open: false }) });
    expect(whatWaits([standing, { ...standing, party: 'labs' }], NOW)).toMatchObject([
      { kind: 'change', about: ['3'], due: '2026-03-16T21:00:00.000Z' },
    ]);
  });

  it('is one to object to, and none of the own agency is', () => {
    const own = changes.map((one) => ({ ...one, own: true }));
    expect(tasksOf(aStanding({ status: 'In force', changes: own, ...round({ open: false }) }), NOW)).toEqual([]);
  });
});

describe('A request to remove words', () => {
  const asked = {
    id: 'rmv_1',
    own: false,
    since: '2026-03-09T15:00:00.000Z',
    calendar: { zone: 'America/New_York', country: 'US' },
  };
  const officer = aStanding({
    part: 'records officer',
    status: 'In force',
    removals: [asked],
    ...round({ open: false }),
  });

  it('waits for a records officer, long after the round, without a day by which it must be decided', () => {
    const [task] = tasksOf(officer, NOW);
    expect(task).toMatchObject({ kind: 'removal', about: ['rmv_1'], since: asked.since });
    expect(task).not.toHaveProperty('due');
  });

  it('is no task of the agency that asked', () =>
    expect(tasksOf({ ...officer, removals: [{ ...asked, own: true }] }, NOW)).toEqual([]));

  it('is listed once for an officer of an agency that serves two parties', () =>
    expect(whatWaits([officer, { ...officer, party: 'roads' }], NOW)).toHaveLength(1));
});

describe('The order', () => {
  const instants = fc
    .integer({ min: 0, max: 30 })
    .map((day) => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`);
  const tasks = fc.array(
    fc
      .record({ due: fc.option(instants, { nil: undefined }), since: instants, agreement: fc.uuid() })
      .map((one) => ({ ...one }) as Task),
  );

  it('is by deadline, what has none last, then by age; nothing is lost and nothing added', () => {
    fc.assert(
      fc.property(tasks, (given) => {
        const sorted = mostUrgentFirst(given);
        for (const [index, task] of sorted.slice(1).entries()) {
          const before = sorted[index] as Task;
          const [one, other] = [before.due ?? '9999', task.due ?? '9999'];
          expect(one < other || (one === other && before.since <= task.since)).toBe(true);
        }
        expect(new Set(sorted)).toEqual(new Set(given));
        expect(sorted).toHaveLength(given.length);
      }),
    );
  });

  it('lists the same answer once for a liaison of two parties', () => {
    const two = [aStanding({ offers: OFFERS }), aStanding({ party: 'water', offers: OFFERS })];
    expect(whatWaits(two, NOW)).toMatchObject([{ kind: 'offer', party: 'roads', partyName: 'Roads Office' }]);
  });

  it('puts what ends sooner first, over agreements and parts', () => {
    const waits = whatWaits(
      [
        aStanding({ agreement: 'mou_1', lacks: ['offices'] }),
        aStanding({
          agreement: 'mou_2',
          part: 'signatory',
          ...round({ turn: 'asked', deadline: '2026-03-11T21:00:00.000Z' }),
        }),
        aStanding({ agreement: 'mou_3', lacks: ['offices'], ...round({ openedAt: '2026-03-01T15:00:00.000Z' }) }),
      ],
      NOW,
    );
    expect(waits.map(({ agreement }) => agreement)).toEqual(['mou_2', 'mou_3', 'mou_1']);
  });
});

it('Each agreement is listed once, the newest first', () => {
  const listed = agreementsAmong([
    aStanding({ agreement: 'mou_1' }),
    aStanding({ agreement: 'mou_2', part: 'liaison' }),
    aStanding({ agreement: 'mou_2', part: 'signatory' }),
  ]);
  expect(listed.map(({ agreement }) => agreement)).toEqual(['mou_2', 'mou_1']);
});

it('An agreement in which only an office of an earlier text is the person’s is not listed, and its dispute waits all the same', () => {
  const { calendar, openedAt: since, deadline: due } = ROUND;
  const disputes = [{ number: 1, turn: 'own' as const, due, since, calendar }];
  const standing = aStanding({ part: 'office', former: true, disputes });
  expect(agreementsAmong([standing])).toEqual([]);
  expect(whatWaits([standing], NOW)).toMatchObject([{ kind: 'dispute', about: ['1'] }]);
});
