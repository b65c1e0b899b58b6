/** Every guard of a round that moves by itself, with its yes and its no. */
import { describe, expect, it } from 'vitest';
import { DAY, type Decision, type Instant, plus } from '../../shared/kernel.ts';
import {
  after,
  allPrepared,
  anOpening,
  anOpenRound,
  aRound,
  asking,
  closed,
  DEADLINE,
  OPENED,
  onDay,
  REMINDERS,
  signedBy,
  WARNING,
} from '../testing/a-round.ts';
import type { RoundEvent } from './round.events.ts';
import {
  askPrepared,
  closeVoided,
  lapse,
  openRound,
  type Preparation,
  remind,
  reportMail,
  seatsOfGroup,
  stall,
  standing,
  warn,
} from './round.rules.ts';
import type { Round } from './round.state.ts';

const now = onDay('2026-11-04');
const inGroups = () => aRound({ groups: [['air', 'health'], ['forest']] });
const justBefore = (at: Instant) => plus(at, -1);
const moved = (round: Round, { events = [] }: Decision<RoundEvent>, at: Instant) => after(round, events, at);
const reminded = (round: Round, at: Instant) => moved(round, remind(round, {}, at), at);
const warned = (round: Round) => moved(round, warn(round, {}, WARNING), WARNING);
/** The round in which only air was prepared when the first were asked. */
const onlyAirAsked = (round: Round) => moved(round, askPrepared(round, { air: [] }, REMINDERS, OPENED), OPENED);

/** The events by name, or what was refused. */
const said = ({ events, refused }: Decision<RoundEvent>) => refused?.wrong ?? events?.map(({ type }) => type).join();

describe('A round opens once', () => {
  it('asks nobody by being opened', () => {
    const round = anOpenRound({ groups: [['air'], ['health']] });
    expect(round).toMatchObject({
      status: 'open',
      group: -1,
      groups: 2,
      openedAt: OPENED,
      warned: false,
      reminders: 0,
    });
    expect(Object.values(round.signatories).map(({ status, group }) => [status, group])).toEqual([
      ['waiting', 0],
      ['waiting', 1],
    ]);
  });

  it('a second start changes nothing', () => expect(openRound(aRound(), anOpening()).events).toEqual([]));
});

describe('A later group is asked only when everyone before it has signed', () => {
  const ask = (round: Round, at = OPENED) => askPrepared(round, allPrepared(round), REMINDERS, at);
  const groupAsked = (round: Round, at = OPENED) => {
    const { events, refused } = ask(round, at);
    return (
      refused?.wrong ?? events?.map((event) => (event.type === 'GroupAsked' ? event.data.group : event.type)).join()
    );
  };

  it.each<[string, Round, string]>([
    ['the first group is asked at once', anOpenRound(), '0'],
    ['not the second before the first', anOpenRound({ groups: [['air'], ['health']] }), '0'],
    ['a group is asked once', aRound(), ''],
    ['not while nobody of the group before has signed', inGroups(), ''],
    ['not while one is missing', signedBy(inGroups(), ['air']), ''],
    ['when the group before is complete', signedBy(inGroups(), ['air', 'health']), '1'],
    ['not after the end', closed(inGroups(), 'voided'), 'This signing round has ended: it was voided.'],
  ])('%s', (_, round, outcome) => expect(groupAsked(round)).toBe(outcome));

  it('nobody is asked at the deadline or after it', () => {
    const round = signedBy(inGroups(), ['air', 'health']);
    expect(groupAsked(round, round.deadline)).toBe('The signing period is over.');
  });

  it('names the group’s parties and plans five reminders at most', () => {
    const many = Array.from({ length: 9 }, (_, week) => plus(OPENED, week * DAY));
    const round = signedBy(inGroups(), ['air', 'health']);
    const [event] = askPrepared(round, allPrepared(round), many, OPENED).events ?? [];
    expect(event?.data).toEqual({ group: 1, remindAt: many.slice(0, 5), parties: ['forest'] });
  });

  it('leaves those who signed as they are', () => {
    const round = asking(signedBy(inGroups(), ['air', 'health']));
    expect(Object.values(round.signatories).map(({ status }) => status)).toEqual(['signed', 'signed', 'asked']);
    expect(seatsOfGroup(round, 0)).toEqual(['air', 'health']);
  });
});

describe('No head is asked before its own people have done their part', () => {
  const partiesAsked = (round: Round, preparation: Preparation, at = OPENED) =>
    (askPrepared(round, preparation, REMINDERS, at).events ?? []).flatMap((event) =>
      event.type === 'GroupAsked' ? event.data.parties : [],
    );

  it.each<[string, Preparation, string[]]>([
    ['nobody, while nobody is known to be prepared', {}, []],
    ['nobody, while everyone owes something', { air: ['liaison'], health: ['liaison'], forest: ['counsel'] }, []],
    ['one that is prepared, without waiting for the others', { air: [], health: ['liaison'] }, ['air']],
    ['all that are', { air: [], health: [], forest: [] }, ['air', 'health', 'forest']],
    ['none for a word that every object answers to', { constructor: [] }, []],
  ])('%s', (_, preparation, parties) => expect(partiesAsked(anOpenRound(), preparation)).toEqual(parties));

  it('the others of a group are asked when they are prepared, each once', () => {
    const first = onlyAirAsked(anOpenRound());
    expect(partiesAsked(first, { health: ['liaison'], forest: [] })).toEqual(['forest']);
    expect(partiesAsked(first, { air: [] })).toEqual([]);
  });

  it('a later group waits for one that is not even prepared', () => {
    const open = anOpenRound({ groups: [['air', 'health'], ['forest']] });
    const first = onlyAirAsked(open);
    expect(partiesAsked(signedBy(first, ['air']), { health: ['liaison'], forest: [] })).toEqual([]);
  });

  it('who is asked later in the same group goes on with the reminders planned before, and no closer together', () => {
    const first = onlyAirAsked(anOpenRound());
    const planned = REMINDERS.map((at) => plus(at, 3 * DAY));
    const [event] = askPrepared(first, { health: [] }, planned, onDay('2026-11-05')).events ?? [];
    expect(event?.type === 'GroupAsked' && event.data.remindAt).toEqual(REMINDERS);
    const later = REMINDERS.map((at) => plus(at, 10 * DAY));
    const [next] = askPrepared(first, { health: [] }, later, onDay('2026-11-12')).events ?? [];
    expect(next?.type === 'GroupAsked' && next.data.remindAt).toEqual([...REMINDERS.slice(1), later.at(-1)]);
  });
});

describe('Whoever was asked and has not signed is reminded', () => {
  const [first = '', second = '', third = ''] = REMINDERS;
  it.each<[string, Round, Instant, string]>([
    ['when the first reminder is due', aRound(), first, 'RemindersSent'],
    ['not a moment before', aRound(), justBefore(first), ''],
    ['not twice for one moment', reminded(aRound(), first), first, ''],
    ['again when the second is due', reminded(aRound(), first), second, 'RemindersSent'],
    ['not at the deadline', aRound(), DEADLINE, ''],
    ['not when nobody is left to remind', signedBy(inGroups(), ['air', 'health']), first, ''],
    ['not when everyone was asked only the day before', asking(anOpenRound(), 0, plus(first, -DAY)), first, ''],
    ['not before anyone was asked', anOpenRound(), first, ''],
    ['not after the end', closed(aRound(), 'declined'), first, 'This signing round has ended: it was declined.'],
  ])('%s', (_, round, at, outcome) => expect(said(remind(round, allPrepared(round), at))).toBe(outcome));

  it('and those who signed are left alone', () => {
    expect(remind(signedBy(aRound(), ['air']), {}, first).events?.[0]?.data).toEqual({
      count: 1,
      parties: ['health', 'forest'],
    });
  });

  it('after a silence of the service one reminder catches up, however many were due', () => {
    const late = reminded(aRound(), plus(third, DAY));
    expect(late).toMatchObject({ reminders: 1, remindAt: REMINDERS.slice(3) });
    expect(said(remind(late, {}, plus(third, DAY)))).toBe('');
  });
});

describe('Of several offices that sign for one party', () => {
  const round = anOpenRound({ groups: [['air', 'air_cfo'], ['health']], remindAt: REMINDERS });
  const asked = asking(round);
  const [first = ''] = REMINDERS;

  it('all are asked together, and the next group after the last of them', () => {
    expect(askPrepared(round, { air: [] }, REMINDERS, OPENED).events?.[0]?.data).toMatchObject({
      parties: ['air', 'air_cfo'],
    });
    expect(askPrepared(round, { air: ['liaison'] }, REMINDERS, OPENED).events).toEqual([]);
    const prepared = { air: [], health: [] };
    expect(askPrepared(signedBy(asked, ['air']), prepared, REMINDERS, now).events).toEqual([]);
    expect(said(askPrepared(signedBy(asked, ['air', 'air_cfo']), prepared, REMINDERS, now))).toBe('GroupAsked');
  });

  it('one that has signed is not reminded, and of holders out of term their liaison is, once', () => {
    expect(remind(signedBy(asked, ['air']), {}, first).events?.[0]?.data).toMatchObject({ parties: ['air_cfo'] });
    const terms = { out: ['air', 'air_cfo'], begin: [] };
    expect(remind(asked, {}, first, terms).events?.[0]?.data).toEqual({
      ...{ count: 1, parties: [], preparing: ['air/liaison'] },
    });
  });

  it('each counts its reminders, also those of the people who prepare it', () => {
    const late = moved(round, remind(round, { air: ['liaison'] }, first), first);
    expect([late.signatories.air?.reminded, late.signatories.air_cfo?.reminded]).toEqual([1, 1]);
    expect(late.signatories.health?.reminded).toBeUndefined();
  });
});

describe('Whoever has not prepared its head is reminded', () => {
  const [first = ''] = REMINDERS;
  const open = anOpenRound({ remindAt: REMINDERS });
  const to = (round: Round, preparation: Preparation, at = first) =>
    (remind(round, preparation, at).events ?? []).map(({ data }) => data);

  it('from the opening on, before anyone was asked', () =>
    expect(to(open, { air: ['liaison', 'counsel'], health: [] })).toEqual([
      { count: 1, parties: [], preparing: ['air/liaison', 'air/counsel'] },
    ]));

  it('together with the heads who are silent', () => {
    const some = onlyAirAsked(open);
    expect(to(some, { health: [], forest: ['liaison'] })).toEqual([
      { count: 1, parties: ['air'], preparing: ['forest/liaison'] },
    ]);
  });

  it('not for a party that was asked already, nor for one of another MOU', () =>
    expect(to(aRound(), { air: ['liaison'], water: ['liaison'] })).toEqual([
      { count: 1, parties: ['air', 'health', 'forest'] },
    ]));

  it('five times at most; its head is then reminded from the beginning', () => {
    const owed = { air: ['liaison'] };
    const moments = [...REMINDERS, onDay('2026-12-14')];
    let round = { ...open, remindAt: moments, deadline: onDay('2027-01-01') };
    for (const at of moments) round = moved(round, remind(round, owed, at), at);
    expect(round).toMatchObject({ reminders: 5, signatories: { air: { reminded: 5 } } });
    expect(asking(round, 0).signatories.air).toEqual({ status: 'asked', group: 0, epoch: 0, askedOn: '2026-11-02' });
  });
});

describe('Those who are asked are warned once before the period ends', () => {
  it.each<[string, Round, Instant, string]>([
    ['when the warning is due', aRound(), WARNING, 'EndingWarned'],
    ['not a moment before', aRound(), justBefore(WARNING), ''],
    ['not twice', warned(aRound()), plus(WARNING, DAY), ''],
    ['not at the deadline, when there is nothing left to warn of', aRound(), DEADLINE, ''],
    ['not when it would reach nobody', signedBy(inGroups(), ['air', 'health']), WARNING, ''],
    ['not after the end', closed(aRound(), 'voided'), WARNING, 'This signing round has ended: it was voided.'],
  ])('%s', (_, round, at, outcome) => expect(said(warn(round, {}, at))).toBe(outcome));

  it('and so are those who still prepare a party, not those of a party that is asked', () => {
    const owed = { air: ['liaison'], forest: ['liaison', 'counsel'] };
    expect(warn(signedBy(inGroups(), ['health']), owed, WARNING).events?.[0]?.data).toEqual({
      parties: ['air'],
      preparing: ['forest/liaison', 'forest/counsel'],
    });
  });

  it('a group whose turn comes after a warning that reached nobody is still warned', () => {
    const turned = asking(signedBy(inGroups(), ['air', 'health']), 1, plus(WARNING, DAY));
    expect(warn(turned, {}, plus(WARNING, DAY)).events?.[0]?.data).toEqual({ parties: ['forest'] });
  });
});

describe('Silence never signs', () => {
  it.each<[string, Round, Instant, string]>([
    ['a round lapses at its deadline', aRound(), DEADLINE, 'RoundClosed'],
    ['not a moment before', aRound(), justBefore(DEADLINE), 'The signing period is not over.'],
    ['also when nobody was ever asked', anOpenRound(), DEADLINE, 'RoundClosed'],
    [
      'not once it is executed',
      closed(aRound(), 'executed'),
      DEADLINE,
      'This signing round has ended: it was executed.',
    ],
  ])('%s', (_, round, at, outcome) => expect(said(lapse(round, at))).toBe(outcome));
});

describe('A round is closed by a void while it is open', () => {
  it.each<[string, Round, string]>([
    ['before anyone was asked', anOpenRound(), 'RoundClosed'],
    ['while some have signed', signedBy(aRound(), ['air']), 'RoundClosed'],
    ['not once it is executed', closed(aRound(), 'executed'), 'This signing round has ended: it was executed.'],
    ['not twice', closed(aRound(), 'voided'), 'This signing round has ended: it was voided.'],
  ])('%s', (_, round, outcome) => expect(said(closeVoided(round))).toBe(outcome));

  it('signatures given before stay on record', () => {
    const round = closed(signedBy(aRound(), ['air']), 'voided');
    expect(round.signatories.air).toMatchObject({ status: 'signed', at: now });
    expect(round.remindAt).toEqual([]);
  });
});

describe('A workflow that failed is seen', () => {
  const stalled = after(aRound(), stall(aRound(), 'Lambda.Unknown').events ?? [], now);
  it.each<[string, Round, string]>([
    ['it is recorded', aRound(), 'RoundStalled'],
    ['once, until the round moves again', stalled, ''],
    ['again when it had moved in between', reminded(stalled, onDay('2026-11-10')), 'RoundStalled'],
    ['also when it was the copy that could not be sealed', closed(aRound(), 'executed'), 'RoundStalled'],
    ['not on a round that has ended without work left', closed(aRound(), 'lapsed'), ''],
  ])('%s', (_, round, outcome) => expect(said(stall(round, 'Lambda.Unknown'))).toBe(outcome));

  it.each<[string, Round]>([
    ['a reminder', reminded(stalled, onDay('2026-11-10'))],
    ['a warning', warned(stalled)],
    ['the end', closed(stalled, 'lapsed')],
  ])('%s shows that it moves again', (_, round) => expect(round.stalled).toBeUndefined());
});

describe('What the mail system reports is kept', () => {
  const report = (party: string, what: 'delivered' | 'bounced' = 'bounced') =>
    ({ party, report: what, template: 'signature-request', messageId: 'm1' }) as const;
  it.each<[string, Round, string, string]>([
    ['for a signatory', aRound(), 'air', 'MailReported'],
    ['also after the end', closed(aRound(), 'executed'), 'air', 'MailReported'],
    ['not for a stranger', aRound(), 'water', 'This email went to no signatory of the round.'],
    [
      'not for a word that every object answers to',
      aRound(),
      'constructor',
      'This email went to no signatory of the round.',
    ],
  ])('%s', (_, round, party, outcome) => expect(said(reportMail(round, report(party)))).toBe(outcome));

  const reported = (round: Round, ...reports: Parameters<typeof reportMail>[1][]): Round =>
    after(
      round,
      reports.flatMap((one) => reportMail(round, one).events ?? []),
      now,
    );

  it('trouble stands and changes nothing else', () => {
    const round = reported(aRound(), report('air'));
    expect(round.signatories.air).toEqual({ ...aRound().signatories.air, mail: 'bounced' });
    expect({ ...round, signatories: aRound().signatories }).toEqual(aRound());
  });

  it('a mail that arrived ends the trouble before it, and leaves nothing of its own', () => {
    expect(reported(aRound(), report('air'), report('air', 'delivered'))).toEqual(aRound());
    expect(reported(aRound(), report('air', 'delivered'))).toEqual(aRound());
  });

  const toLiaison = (what: 'delivered' | 'bounced') => ({ ...report('air', what), to: 'liaison' }) as const;
  it('of a liaison only trouble stands, until a mail arrives or the head is asked', () => {
    const troubled = reported(anOpenRound(), toLiaison('bounced'));
    expect(troubled.liaisons).toEqual({ air: 'bounced' });
    expect(reported(troubled, toLiaison('delivered'))).toEqual(anOpenRound());
    expect(reported(anOpenRound(), toLiaison('delivered'))).toEqual(anOpenRound());
    expect(asking(troubled)).toEqual(aRound());
  });

  it('of a mail to an earlier holder marks nobody, and mends nobody’s trouble', () => {
    const former = (what: 'delivered' | 'bounced') => ({ ...report('air', what), former: true }) as const;
    expect(reported(aRound(), former('bounced'))).toEqual(aRound());
    const troubled = reported(aRound(), report('air'));
    expect(reported(troubled, former('delivered'))).toEqual(troubled);
  });

  it('a signature ends the trouble: it came by a mail, or needed none', () =>
    expect(signedBy(reported(aRound(), report('air')), ['air']).signatories.air?.mail).toBeUndefined());
});

describe('The round says what it needs now', () => {
  const [first = ''] = REMINDERS;
  const complete = signedBy(inGroups(), ['air', 'health']);
  it.each<[string, Round | undefined, Instant, string]>([
    ['to be opened', undefined, now, 'not open'],
    ['its first group asked', anOpenRound(), now, 'group due'],
    ['patience', aRound(), now, 'waiting'],
    ['its next group asked, before any reminder', complete, first, 'group due'],
    ['a reminder', aRound(), first, 'reminder due'],
    ['a warning, before any reminder', aRound(), WARNING, 'warning due'],
    ['its end, before anything else', aRound(), DEADLINE, 'period over'],
    ['its end, though the next group was due', complete, DEADLINE, 'period over'],
    ['nothing, once declined', closed(aRound(), 'declined'), DEADLINE, 'declined'],
    ['nothing, once executed', closed(aRound(), 'executed'), DEADLINE, 'executed'],
  ])('%s', (_, round, at, stand) => expect(standing(round, allPrepared(round), at).stand).toBe(stand));

  it.each<[string, Round, Instant, Instant]>([
    ['the first reminder', aRound(), now, first],
    [
      'the warning, when it comes before the next reminder',
      reminded(aRound(), onDay('2026-11-24')),
      onDay('2026-11-24'),
      WARNING,
    ],
    ['the last reminder before the end', warned(reminded(aRound(), WARNING)), plus(WARNING, 1), REMINDERS[3] ?? ''],
    ['the end, when all is said', warned(reminded(aRound(), onDay('2026-12-01'))), onDay('2026-12-01'), DEADLINE],
  ])('it waits for %s', (_, round, at, until) =>
    expect(standing(round, allPrepared(round), at)).toEqual({ stand: 'waiting', until }),
  );

  it.each<[string, Instant[], Instant]>([
    ['the first day of a holder’s term', [onDay('2026-11-06', 5), onDay('2026-11-08', 5)], onDay('2026-11-06', 5)],
    ['what comes before it', [onDay('2026-11-20', 5)], first],
    ['nothing that has been', [onDay('2026-11-03', 5)], first],
  ])('it looks again at %s', (_, begin, until) =>
    expect(standing(aRound(), allPrepared(aRound()), now, { out: [], begin })).toEqual({ stand: 'waiting', until }),
  );

  it.each<[string, string[], object]>([
    ['itself', [], { parties: ['air', 'health', 'forest'] }],
    [
      'its liaison, when its holder is out of term',
      ['air'],
      { parties: ['health', 'forest'], preparing: ['air/liaison'] },
    ],
    ['nobody of a party that was not asked', ['water'], { parties: ['air', 'health', 'forest'] }],
  ])('a party is reminded by a mail to %s', (_, out, told) =>
    expect(remind(aRound(), allPrepared(aRound()), first, { out, begin: [] }).events).toEqual([
      { type: 'RemindersSent', data: { count: 1, ...told } },
    ]),
  );

  const early = anOpenRound({ remindAt: REMINDERS });
  it.each<[string, Round, Preparation, Instant, string, Instant | undefined]>([
    ['patience while nobody is prepared', early, {}, now, 'waiting', first],
    ['a reminder of those who prepare', early, { air: ['liaison'] }, first, 'reminder due', undefined],
    ['patience, when nobody would hear of it', early, {}, first, 'waiting', REMINDERS[1]],
    ['patience, when the warning would reach nobody', early, {}, WARNING, 'waiting', REMINDERS[3]],
    [
      'whoever is prepared asked, before a reminder',
      early,
      { air: [], health: ['liaison'] },
      first,
      'group due',
      undefined,
    ],
  ])('%s', (_, round, preparation, at, stand, until) =>
    expect(standing(round, preparation, at)).toEqual({ stand, ...(until && { until }) }),
  );
});
