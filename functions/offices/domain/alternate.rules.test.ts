/** Every guard of naming an alternate and of ending one, with its yes and its no, and what neither may touch. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/days.ts';
import {
  afterwards,
  aHolder,
  aReplacement,
  confirmed,
  LIAISON,
  NOW,
  said,
  TODAY,
  tested,
} from '../testing/a-matter.ts';
import { alternateOf, endAlternate, MOST_DAYS, type Naming, nameAlternate, standsIn } from './alternate.rules.ts';
import type { Alternate, Matter } from './matter.rules.ts';
import { PartyEvent } from './party.events.ts';
import { askedOf, lacks } from './readiness.rules.ts';
import { nameDelegate, replaceHolder } from './succession.rules.ts';

const ALTERNATE: Alternate = { name: 'Bo Lind', mailbox: 'bo@health.example', from: TODAY, to: '2026-11-30' };
const aNaming = (changes: Partial<Alternate> = {}, more: Partial<Naming> = {}): Naming => ({
  office: 'deputy',
  alternate: { ...ALTERNATE, ...changes },
  reason: 'The deputy is on leave.',
  ...more,
});
const inForce = (): Matter => ({ ...tested(), status: 'executed', turns: { head: 'signed' } });
const named = (matter: Matter = inForce()): Matter => afterwards(matter, nameAlternate(matter, aNaming()));
const ended = (matter: Matter, reason = 'The deputy is back.') => endAlternate(matter, { office: 'deputy', reason });

describe('An office names an alternate', () => {
  it.each<[string, Matter, Naming, string[]]>([
    ['while the MOU is in force', inForce(), aNaming(), ['AlternateNamed']],
    ['while it is out for signature', tested(), aNaming(), ['AlternateNamed']],
    ['also the office that signs, in disputes', inForce(), aNaming({}, { office: 'head' }), ['AlternateNamed']],
    [
      'who holds another office of the agency',
      inForce(),
      aNaming({ mailbox: 'head@health.example' }),
      ['AlternateNamed'],
    ],
    ['in the place of another', named(), aNaming({ mailbox: 'al@health.example' }), ['AlternateNamed']],
    ['for another period', named(), aNaming({ to: '2026-12-24' }), ['AlternateNamed']],
    ['for one day', inForce(), aNaming({ to: TODAY }), ['AlternateNamed']],
    ['from a day to come', inForce(), aNaming({ from: '2026-11-20' }), ['AlternateNamed']],
    ['for a period that has begun', inForce(), aNaming({ from: '2026-11-01' }), ['AlternateNamed']],
    [
      'not in another agency',
      inForce(),
      aNaming({ mailbox: 'bo@forest.example' }),
      ['mailbox: The email address bo@forest.example is not in an email domain of your agency.'],
    ],
    [
      'not at the holder’s own mailbox',
      inForce(),
      aNaming({ mailbox: 'Deputy@Health.example' }),
      ['mailbox: This is the holder’s own email address.'],
    ],
    [
      'not for a period that ends before it begins',
      inForce(),
      aNaming({ from: '2026-11-20', to: '2026-11-19' }),
      ['to: The last day is before the first.'],
    ],
    [
      'not for a period that has passed',
      inForce(),
      aNaming({ from: '2026-10-01', to: '2026-11-03' }),
      ['to: This period has passed.'],
    ],
    ['for 180 days', inForce(), aNaming({ to: addDays(TODAY, MOST_DAYS - 1) }), ['AlternateNamed']],
    ['not for 181', inForce(), aNaming({ to: addDays(TODAY, MOST_DAYS) }), ['to: This period has 181 days.']],
    ['not without a reason', inForce(), aNaming({}, { reason: ' \n' }), ['reason: There is no reason yet.']],
    ['not the same again', named(), aNaming({ mailbox: 'BO@health.example' }), ['name: Nothing would change.']],
    ['not of an office that is not', inForce(), aNaming({}, { office: 'chair' }), ['office: There is no such office.']],
    [
      'nor of a word that every object answers to',
      inForce(),
      aNaming({}, { office: 'constructor' }),
      ['office: There is no such office.'],
    ],
    [
      'not before its liaison has confirmed the offices',
      { ...confirmed(), state: undefined },
      aNaming(),
      ['The offices of your agency are not confirmed yet.'],
    ],
    ...(['voided', 'returned'] as const).map((status): [string, Matter, Naming, string[]] => [
      `not under an agreement that was ${status}`,
      { ...tested(), status },
      aNaming(),
      [`This agreement is ${status}: nobody stands in under it.`],
    ]),
  ])('%s', (_, matter, naming, outcome) => expect(said(nameAlternate(matter, naming))).toEqual(outcome));

  it('tells all that is wrong at once', () =>
    expect(
      said(nameAlternate(inForce(), aNaming({ mailbox: 'bo@forest.example', to: '2026-11-01' }, { reason: '' }))),
    ).toHaveLength(3));

  it('on the record: who said so, for whom, and why; the names stand in the body alone', () => {
    const [event] = nameAlternate(inForce(), aNaming()).events ?? [];
    expect(PartyEvent.parse(event)).toEqual({
      type: 'AlternateNamed',
      data: { office: 'deputy', from: TODAY, to: '2026-11-30' },
      body: {
        by: LIAISON,
        holder: { name: 'Ann Ito', mailbox: 'deputy@health.example' },
        alternate: { name: 'Bo Lind', mailbox: 'bo@health.example' },
        reason: 'The deputy is on leave.',
      },
    });
  });

  it('and moves neither what was confirmed nor who signs: no link ends, no preparation is undone', () => {
    const before = tested();
    const after = afterwards(before, nameAlternate(before, aNaming({}, { office: 'head' })));
    expect(after.state).toEqual(before.state);
    expect(after.register.structure).toBe(before.register.structure);
    expect(after.register.offices.head?.holder).toEqual(aHolder());
    expect(lacks(after.state, askedOf(after, after.register))).toEqual([]);
  });
});

describe('An alternate’s period ends', () => {
  it('with a reason, and nobody stands in any more', () => {
    const after = afterwards(named(), ended(named()));
    expect(after.register.offices.deputy).toEqual(inForce().register.offices.deputy);
    expect(PartyEvent.parse(ended(named()).events?.[0])).toMatchObject({
      type: 'AlternateEnded',
      body: { by: LIAISON, alternate: { name: 'Bo Lind' }, reason: 'The deputy is back.' },
    });
  });

  it.each<[string, Matter, string, string]>([
    ['not without one', named(), '', 'reason: There is no reason yet.'],
    ['not where nobody stands in', inForce(), 'Back.', 'Nobody stands in for this office.'],
    ['not twice', afterwards(named(), ended(named())), 'Back.', 'Nobody stands in for this office.'],
    [
      'by itself, after its last day',
      { ...named(), today: '2026-12-01' },
      'Back.',
      'Nobody stands in for this office.',
    ],
  ])('%s', (_, matter, reason, wrong) => expect(said(ended(matter, reason))).toEqual([wrong]));

  it('when the alternate takes the office over', () => {
    const holder = aHolder({ name: 'Bo Lind', mailbox: 'BO@health.example' });
    const outcome = replaceHolder(named(), aReplacement({ office: 'deputy', holder, seen: 'signed' }));
    expect(said(outcome)).toEqual(['HolderReplaced', 'AlternateEnded']);
    expect(afterwards(named(), outcome).register.offices.deputy).toEqual({ title: 'Deputy', holder });
  });

  it('and goes on when another one does', () => {
    const outcome = replaceHolder(named(), aReplacement({ office: 'deputy', seen: 'signed' }));
    expect(said(outcome)).toEqual(['HolderReplaced']);
    expect(afterwards(named(), outcome).register.offices.deputy?.alternate).toEqual(ALTERNATE);
  });

  it('when the alternate becomes the delegate', () => {
    const before = tested();
    const during = afterwards(before, nameAlternate(before, aNaming({}, { office: 'head' })));
    const holder = aHolder({ name: 'Bo Lind', mailbox: 'bo@health.example', instrument: 'Letter' });
    expect(said(nameDelegate(during, aReplacement({ holder })))).toEqual(['DelegateNamed', 'AlternateEnded']);
  });
});

describe('Whatever is named', () => {
  const day = fc.integer({ min: -200, max: 400 }).map((days) => addDays(TODAY, days));

  it('nobody stands in on more than 180 days, on none that has wholly passed, and never beside another', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day, fc.nat({ max: 3 })), { maxLength: 8 }), (periods) => {
        let matter = inForce();
        for (const [from, to, who] of periods) {
          const outcome = nameAlternate(matter, aNaming({ from, to, mailbox: `number-${who}@health.example` }));
          if (outcome.refused) continue;
          matter = afterwards(matter, outcome);
          const office = matter.register.offices.deputy;
          expect(office?.alternate).toMatchObject({ from, to, mailbox: `number-${who}@health.example` });
          expect(to >= TODAY && from <= to).toBe(true);
          expect(standsIn({ ...ALTERNATE, from, to }, addDays(from, MOST_DAYS))).toBe(false);
          expect(office && alternateOf(office, addDays(to, 1))).toBeUndefined();
        }
        expect(matter.at).toBe(NOW);
      }),
      { numRuns: 200, seed: 20261104 },
    ));
});
