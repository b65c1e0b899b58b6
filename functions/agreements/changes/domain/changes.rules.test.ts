/** Contacts and reporting offices change by notice: with 5 business days to object, by the party whose they are, and under the text that holds. */
import { describe, expect, it } from 'vitest';
import { type Instant, plus } from '../../../shared/kernel.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { execute } from '../../domain/agreement.rules.ts';
import { type Agreement, evolveAgreement } from '../../domain/agreement.state.ts';
import { overdue, textAt } from '../../domain/in-force.rules.ts';
import { nextMoment } from '../../domain/next-moment.rules.ts';
import { aTerm, executed, SIGNED, successor } from '../../testing/an-agreement.ts';
import { objectTo, takeBack } from './answer.rules.ts';
import { NO_CHANGES } from './change.state.ts';
import { changesAt, objectable } from './changes-at.rules.ts';
import { changesIn, type Noticed } from './changes-in.rules.ts';
import { giveNotice, type Noticing, objectBy, type Wanted } from './notice.rules.ts';
import { contactsOf, reportersOf } from './today.rules.ts';

/** A Monday afternoon in New York; no holiday follows before Christmas. */
const NOW: Instant = '2026-11-30T20:00:00.000Z';
/** The fifth business day, 17:00. */
const OVER: Instant = '2026-12-07T22:00:00.000Z';
const BY = { name: 'Lee', mailbox: 'lee@air.example' };

const DESK = { title: 'Map desk', for: 'Closures' };
const TEXT = {
  contacts: [
    { key: 'desk', party: 'air', ...DESK },
    { key: 'clinic', party: 'health', title: 'Clinic' },
  ],
  kpis: [
    {
      ...{ key: 'minutes', name: 'Minutes to the map' },
      reporters: [
        { party: 'air', office: 'head' },
        { party: 'health', office: 'head' },
      ],
    },
  ],
} as never as Parameters<typeof contactsOf>[0];

const desk = (to: object): Wanted => ({ kind: 'contact', key: 'desk', to: to as never });
const REMOVED: Wanted = { kind: 'contact', key: 'desk' };
const RENAMED = desk({ title: 'Map room' });
const OTHER_OFFICE: Wanted = { kind: 'reporter', kpi: 'minutes', office: 'labs' };

const then = (agreement: Agreement, ...events: readonly AgreementEvent[]): Agreement =>
  events.reduce(evolveAgreement, agreement);
/** With the history of what happened after `from`. */
const told = (from: Agreement, ...all: readonly { at: Instant; events: readonly AgreementEvent[] }[]) => {
  const events = all.flatMap(({ at, events: some }) => some.map((event) => ({ ...event, at })));
  const bodies = new Map(events.map((event, seq) => [seq, { body: 'body' in event ? event.body : undefined }]));
  return {
    agreement: then(from, ...events),
    told: { events: events.map((event, seq) => ({ ...event, seq })), bodies },
  };
};
const noticing = (wanted: Wanted, changes: Partial<Noticing> = {}): Noticing => ({
  ...{ party: 'air', by: BY, wanted, offices: ['head', 'labs'] },
  ...{ contacts: contactsOf(TEXT, []), reporters: reportersOf(TEXT, []) },
  ...changes,
});
const noticed = (agreement: Agreement, wanted: Wanted = RENAMED, now = NOW, changes: Partial<Noticing> = {}) => {
  const { refused, events = [] } = giveNotice(agreement, noticing(wanted, changes), now);
  if (refused) throw new Error(`${refused.code}: ${refused.wrong}`);
  return events;
};
const codeOf = (agreement: Agreement, wanted: Wanted, now = NOW, changes: Partial<Noticing> = {}) =>
  giveNotice(agreement, noticing(wanted, changes), now).refused?.code;
const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);

describe('A notice', () => {
  it('says until when others may object: 17:00 on the fifth business day, by the MOU’s calendar', () => {
    expect(noticed(executed())).toEqual([
      {
        type: 'ChangeNoticed',
        data: {
          ...{ change: 1, version: 1, party: 'air', objectBy: OVER, calendar: 'concord-law@1' },
          about: { kind: 'contact', does: 'change', key: 'desk' },
        },
        body: { by: BY, to: { title: 'Map room' } },
      },
    ]);
    // Thanksgiving and the weekend do not count.
    expect(objectBy(executed(), '2026-11-24T20:00:00.000Z')).toBe('2026-12-02T22:00:00.000Z');
  });

  it('may add a contact, which gets a key that none has, and remove one', () => {
    const [added] = noticed(executed(), { kind: 'contact', to: { title: 'Night desk' } });
    expect(added?.data).toMatchObject({ about: { kind: 'contact', does: 'add', key: 'notice-1' } });
    const taken = [...contactsOf(TEXT, []), { key: 'notice-1', party: 'health', today: { title: 'Ward' } }];
    const [other] = noticed(executed(), { kind: 'contact', to: { title: 'Night desk' } }, NOW, { contacts: taken });
    expect(other?.data).toMatchObject({ about: { key: 'notice-1-a' } });
    const [removed] = noticed(executed(), REMOVED);
    expect(removed).toMatchObject({ data: { about: { does: 'remove', key: 'desk' } }, body: { by: BY } });
  });

  it.each<[string, Agreement, Wanted, Instant, string]>([
    ['before the first day', executed({ effectiveAt: '2027-01-01T05:00:00.000Z' }), RENAMED, NOW, 'no-text-in-force'],
    ['after the last', executed({ endsAt: NOW }), RENAMED, NOW, 'no-text-in-force'],
    ['that could not hold before the end', executed({ endsAt: OVER }), RENAMED, NOW, 'notice-too-late'],
    ['that changes nothing', executed(), desk(DESK), NOW, 'nothing-would-change'],
    ['about another party’s contact', executed(), { kind: 'contact', key: 'clinic' }, NOW, 'contact-unknown'],
    ['about no contact', executed(), { kind: 'contact', key: 'none' }, NOW, 'contact-unknown'],
    [
      'of the office that reports',
      executed(),
      { ...OTHER_OFFICE, office: 'head' } as Wanted,
      NOW,
      'nothing-would-change',
    ],
    ['of an office of nobody', executed(), { ...OTHER_OFFICE, office: 'moon' } as Wanted, NOW, 'office-unknown'],
    ['of a KPI of nobody', executed(), { ...OTHER_OFFICE, kpi: 'miles' } as Wanted, NOW, 'reporter-unknown'],
  ])('is refused %s', (_, agreement, wanted, now, code) => expect(codeOf(agreement, wanted, now)).toBe(code));

  it('is given where its time is over a moment before the end', () =>
    expect(codeOf(executed({ endsAt: plus(OVER, 1) }), RENAMED)).toBeUndefined());

  it('about the same as an open one is refused and names it, until that one’s time is over', () => {
    const open = then(executed(), ...noticed(executed()));
    expect(giveNotice(open, noticing(desk({ title: 'Room' })), NOW).refused).toMatchObject({
      code: 'change-under-way',
      remedy: 'Wait until then, or take notice 1 back.',
    });
    expect(codeOf(open, REMOVED, plus(OVER, -1))).toBe('change-under-way');
    expect(types(noticed(open, desk({ title: 'Room' }), OVER))).toEqual(['ChangeHeld', 'ChangeNoticed']);
    expect(codeOf(open, OTHER_OFFICE)).toBeUndefined();
  });

  it('adds no contact where those of today and of open notices are as many as an MOU may have', () => {
    const adding: Wanted = { kind: 'contact', to: { title: 'Night desk' } };
    const contacts = Array.from({ length: 119 }, (_, at) => ({
      ...{ key: `desk-${at}`, party: 'health', today: { title: `Desk ${at}` } },
    }));
    const one = then(executed(), ...noticed(executed(), adding, NOW, { contacts }));
    expect(codeOf(one, adding, NOW, { contacts })).toBe('contacts-full');
    expect(codeOf(one, adding, NOW, { contacts, party: 'health' })).toBe('contacts-full');
    expect(codeOf(one, adding, NOW, { contacts: contacts.slice(1) })).toBeUndefined();
    const changing = then(executed(), ...noticed(executed(), RENAMED));
    expect(codeOf(changing, adding, NOW, { contacts })).toBeUndefined();
  });

  it('is one of at most five of a party, and of twenty in all', () => {
    const adding: Wanted = { kind: 'contact', to: { title: 'Night desk' } };
    const given = (agreement: Agreement, party: string) =>
      then(agreement, ...noticed(agreement, adding, NOW, { party }));
    const five = (agreement: Agreement, party: string) =>
      Array.from({ length: 5 }).reduce<Agreement>((before) => given(before, party), agreement);
    const one = five(executed(), 'air');
    expect(codeOf(one, adding)).toBe('notices-open');
    expect(codeOf(one, adding, NOW, { party: 'health' })).toBeUndefined();
    const all = ['health', 'forest', 'labs'].reduce(five, one);
    expect(codeOf(all, adding, NOW, { party: 'moon' })).toBe('notices-open');
  });
});

describe('The time to object', () => {
  const open = then(executed(), ...noticed(executed(), OTHER_OFFICE));

  it('ends by itself: from that moment the change holds, recorded or not', () => {
    const before = changesAt(open, plus(OVER, -1));
    expect([before.open.length, before.reporters]).toEqual([1, {}]);
    expect(changesAt(open, OVER)).toEqual({ open: [], held: 1, reporters: { 'minutes/air': 'labs' } });
    expect([nextMoment(open), overdue(open, plus(OVER, -1))]).toEqual([OVER, []]);
    const month = plus(OVER, 30 * 24 * 3_600_000);
    expect(overdue(open, month)).toEqual([{ type: 'ChangeHeld', data: { change: 1, heldAt: OVER } }]);
    const swept = then(open, ...overdue(open, month));
    expect([overdue(swept, month), changesAt(swept, month).reporters]).toEqual([[], { 'minutes/air': 'labs' }]);
    expect(nextMoment(swept)).toBe(aTerm().endsAt);
  });

  const answering = (agreement: Agreement, now: Instant, events: readonly AgreementEvent[]): Noticed => {
    const [notice] = changesIn(told(executed(), { at: NOW, events }).told, agreement, now);
    if (!notice) throw new Error('There is no notice');
    return notice;
  };
  const events = noticed(executed(), OTHER_OFFICE);
  const object = (agreement: Agreement, now: Instant, reason = 'It is not theirs.') =>
    objectTo(agreement, { notice: answering(agreement, now, events), party: 'health', by: BY, reason }, now);

  it('is for an objection with a reason, which ends the notice', () => {
    expect(object(open, plus(OVER, -1), ' ').refused).toMatchObject({ code: 'reason-missing', field: 'reason' });
    const objected = object(open, plus(OVER, -1)).events ?? [];
    expect(objected).toEqual([
      { type: 'ChangeObjected', data: { change: 1, party: 'health' }, body: { by: BY, reason: 'It is not theirs.' } },
    ]);
    const after = then(open, ...objected);
    expect([changesAt(after, OVER), overdue(after, OVER)]).toEqual([NO_CHANGES, []]);
  });

  it('is over at its last moment, for objecting and for taking back', () => {
    expect(object(open, OVER).refused?.code).toBe('change-holds');
    const back = (now: Instant) => takeBack(open, { notice: answering(open, now, events), by: BY }, now);
    expect(back(OVER).refused?.code).toBe('change-holds');
    expect(types(back(plus(OVER, -1)).events ?? [])).toEqual(['ChangeTakenBack']);
  });

  it.each<[string, AgreementEvent, string]>([
    [
      'objected',
      { type: 'ChangeObjected', data: { change: 1, party: 'forest' }, body: { by: BY, reason: 'No.' } },
      'change-objected',
    ],
    ['taken back', { type: 'ChangeTakenBack', data: { change: 1 }, body: { by: BY } }, 'change-taken-back'],
    ['lapsed', { type: 'ChangeLapsed', data: { change: 1, lapsedAt: NOW } }, 'change-lapsed'],
  ])('is over once it is %s', (_, event, code) => {
    const history = [...events, event];
    const after = then(executed(), ...history);
    const notice = answering(after, NOW, history);
    expect(objectTo(after, { notice, party: 'health', by: BY, reason: 'No.' }, NOW).refused?.code).toBe(code);
  });

  it('is nobody’s who serves the party that gave notice', () => {
    expect(objectable(open, ['health', 'forest'], NOW).map(({ change }) => change)).toEqual([1]);
    expect([
      objectable(open, ['air', 'health'], NOW),
      objectable(open, [], NOW),
      objectable(open, ['health'], OVER),
    ]).toEqual([[], [], []]);
  });
});

describe('A text that follows', () => {
  const open = then(executed(), ...noticed(executed(), OTHER_OFFICE), successor());
  const round = successor().data.round;
  const term = (effectiveAt: Instant) => aTerm({ round, executedAt: effectiveAt, effectiveAt });

  it('says its own contacts and offices: a notice whose time is not over lapses with the text before it', () => {
    const at = plus(OVER, -1);
    const { events = [] } = execute(open, term(at));
    expect(types(events)).toEqual(['AgreementExecuted', 'ChangeLapsed', 'VersionTookEffect']);
    expect(events[1]?.data).toEqual({ change: 1, lapsedAt: at });
    const after = then(open, ...events);
    expect([after.version, after.changes, after.noticed, overdue(after, plus(OVER, 1))]).toEqual([2, undefined, 1, []]);
  });

  it('comes after what held before it, in the order in which it was due', () => {
    expect(types(execute(open, term(plus(OVER, 1))).events ?? [])).toEqual([
      ...['ChangeHeld', 'AgreementExecuted', 'VersionTookEffect'],
    ]);
    // Signed earlier, for a day to come.
    for (const [effectiveAt, first] of [
      [plus(OVER, 1), 'ChangeHeld'],
      [OVER, 'ChangeLapsed'],
    ] as const) {
      const later = then(open, { type: 'AgreementExecuted', data: { ...term(effectiveAt), executedAt: NOW } });
      expect(types(overdue(later, plus(OVER, 2)))).toEqual([first, 'VersionTookEffect']);
      expect(changesAt(later, plus(OVER, 2))).toEqual(NO_CHANGES);
      expect(textAt(later, plus(OVER, 2)).version).toBe(2);
    }
  });

  it('that is signed for an earlier day leaves no notice time to hold', () => {
    const later = then(executed(), successor(), {
      ...{ type: 'AgreementExecuted', data: { ...term(OVER), executedAt: NOW } },
    });
    expect(codeOf(later, OTHER_OFFICE)).toBe('notice-too-late');
  });

  it('and its end come after what held before: the rest lapses with the MOU', () => {
    const ending = (endsAt: Instant) => then(executed({ endsAt }), ...noticed(executed(), OTHER_OFFICE));
    const late = plus(OVER, 10);
    expect(types(overdue(ending(plus(OVER, 1)), late))).toEqual(['ChangeHeld', 'AgreementEnded']);
    expect(types(overdue(ending(OVER), late))).toEqual(['ChangeLapsed', 'AgreementEnded']);
  });
});

describe('What stands today', () => {
  const first = noticed(executed());
  const one = told(executed(), { at: NOW, events: first });
  const second = noticed(one.agreement, REMOVED, plus(OVER, 1), {
    contacts: contactsOf(TEXT, changesIn(one.told, one.agreement, plus(OVER, 1))),
  });
  const both = told(executed(), { at: NOW, events: first }, { at: plus(OVER, 1), events: second });
  const at = (now: Instant) => contactsOf(TEXT, changesIn(both.told, both.agreement, now))[0];

  it('is what the text says, until a notice holds; then what that one says, beside the text', () => {
    expect(contactsOf(TEXT, changesIn(one.told, one.agreement, NOW))[0]).toEqual({
      ...{ key: 'desk', party: 'air', signed: DESK, today: DESK },
    });
    expect(at(plus(OVER, 1))).toMatchObject({
      ...{ signed: DESK, today: { title: 'Map room' } },
      by: { change: 1, status: 'held', since: OVER, noticedAt: NOW, by: 'Lee' },
    });
    const removed = at(plus(OVER, 30 * 24 * 3_600_000));
    expect([removed?.today, removed?.by?.change]).toEqual([undefined, 2]);
  });

  it('keeps that a contact changed where the words were removed by law', () => {
    const without = { ...one.told, bodies: new Map() };
    const [desk] = contactsOf(TEXT, changesIn(without, one.agreement, OVER));
    expect([desk?.today, desk?.signed, desk?.by?.by]).toEqual([undefined, DESK, undefined]);
  });

  it('names the office that reports, and the one that the text names', () => {
    const events = noticed(executed(), OTHER_OFFICE);
    const { told: history, agreement } = told(executed(), { at: SIGNED, events });
    const reporters = (now: Instant) => reportersOf(TEXT, changesIn(history, agreement, now));
    expect(reporters(plus(OVER, -1))[0]).toMatchObject({ signed: 'head', today: 'head' });
    expect(reporters(OVER)).toMatchObject([
      { party: 'air', signed: 'head', today: 'labs', by: { change: 1 } },
      { party: 'health', signed: 'head', today: 'head' },
    ]);
  });
});
