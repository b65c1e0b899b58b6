import { describe, expect, it } from 'vitest';
import { sendDigest, weekOf, whoIsTold } from './digest.rules.ts';
import type { Dispute } from './dispute.schema.ts';

const dispute = (more: Partial<Dispute> = {}): Dispute =>
  ({
    ...{ status: 'open', level: 0, by: 'roads', against: 'health', sides: { roads: {}, health: {} } },
    ladder: { levels: [{ name: 'Directors' }, { name: 'Heads' }] },
    offices: { roads: ['director', 'head'], health: ['director', 'head'] },
    ...more,
  }) as Dispute;
const decided = dispute({ status: 'decided', decision: { followUps: [{ party: 'roads' }] } as never });
const week = '2026-03-02';
const docket = (toldOn?: string) => ({ agreement: 'mou_1', disputes: 1, pauses: [], ...(toldOn && { toldOn }) });

describe('A week', () => {
  it.each([
    ['2026-03-01T23:59:59.999Z', '2026-02-23'],
    ['2026-03-02T00:00:00.000Z', '2026-03-02'],
    ['2026-03-08T23:59:59.999Z', '2026-03-02'],
    ['2027-01-01T12:00:00.000Z', '2026-12-28'],
  ])('that has the moment %s begins on %s', (now, monday) => expect(weekOf(now)).toBe(monday));
});

describe('The digest', () => {
  it.each([
    ['something is open and nobody was told this week', docket('2026-02-23'), [dispute()], true],
    ['nobody was ever told', docket(), [dispute()], true],
    ['one is decided, whatever it makes anybody do', docket(), [decided], false],
    ['there is an impasse', docket(), [dispute({ status: 'impasse' })], true],
    ['everyone was told this week', docket(week), [dispute()], false],
    ['all is settled', docket(), [dispute({ status: 'withdrawn' })], false],
    ['there is nothing', docket(), [], false],
  ])('where %s: %j', (_, tip, disputes, goes) => {
    const { events } = sendDigest(tip, { agreement: 'mou_1', week, disputes });
    expect(events).toEqual(goes ? [{ type: 'DigestSent', data: { agreement: 'mou_1', week } }] : []);
    expect(sendDigest(tip, { agreement: 'mou_1', week, disputes, ended: true }).events).toEqual([]);
  });

  it('goes to every party’s liaisons, and to the offices of the levels where something open stands', () => {
    const over = dispute({ status: 'withdrawn', level: 1 });
    expect(whoIsTold(['roads', 'health', 'police'], [dispute(), over])).toEqual([
      'roads/liaison',
      'health/liaison',
      'police/liaison',
      'roads/director',
      'health/director',
    ]);
  });

  it('goes to the official who decides alone on a level, too', () => {
    const decides = { party: 'police', office: 'chief' };
    const alone = dispute({ ladder: { levels: [{ name: 'Directors', businessDays: 5, decides }] } });
    expect(whoIsTold([], [alone])).toEqual(['roads/director', 'health/director', 'police/chief']);
  });
});
