/** Who hears of a removal: the other agencies' records officers that they decide, and the agency that asked how it ended. */
import { describe, expect, it } from 'vitest';
import { removalEffect } from './removal.effects.ts';
import type { RemovalEvent } from './removal.events.ts';
import { type Keeping, NOTHING } from './removal.state.ts';

const by = { name: 'Rae Holt', mailbox: 'records@health.example' };
const grounds = { by, authority: 'Order 26-7', reason: 'x' };
const about = { removal: 'rmv_1', stream: 'mou_1', seq: 1 };
const asked: RemovalEvent = { type: 'RemovalAsked', data: { ...about, agency: 'agy_health' }, body: grounds };
const approved: RemovalEvent = { type: 'RemovalApproved', data: { ...about, agency: 'agy_police' }, body: { by } };
const refused: RemovalEvent = {
  type: 'RemovalRefused',
  data: { removal: 'rmv_1', agency: 'agy_police' },
  body: { by, reason: 'x' },
};
const waiting: Keeping = {
  holds: {},
  removals: { rmv_1: { stream: 'mou_1', seq: 1, agency: 'agy_health', askedAt: '2026-03-09T15:00:00.000Z' } },
};
const parties = [
  { party: 'health', agency: 'agy_health' },
  { party: 'police', agency: 'agy_police' },
  // One agency may serve two parties, and a party of an older record may have none.
  { party: 'patrol', agency: 'agy_police' },
  { party: 'forestry', agency: undefined },
];
const effect = (event: RemovalEvent, before = waiting, of: typeof parties = parties) =>
  removalEffect(event, before, { id: 'mou_1', round: 'sig_1-1', parties: of, before });

describe('A removal', () => {
  it('is asked of each other agency once, and never of the one that asks', () =>
    expect(effect(asked, NOTHING)).toEqual({
      ...{ kind: 'mail', family: 'removals', template: 'removal-asked' },
      about: { agreement: 'mou_1', round: 'sig_1-1' },
      to: ['patrol/records'],
    }));

  it.each([
    ['approved', approved, 'removal-approved'],
    ['refused', refused, 'removal-refused'],
  ])('that was %s is told to the agency that asked', (_, event, template) =>
    expect(effect(event)).toMatchObject({ template, to: ['health/records'] }),
  );

  it('is told to nobody where nobody else keeps the record', () =>
    expect(effect(asked, NOTHING, parties.slice(0, 1))).toBeUndefined());

  it.each<RemovalEvent>([
    { type: 'HoldPlaced', data: { hold: 'hld_1', agency: 'agy_health' }, body: grounds },
    { type: 'HoldReleased', data: { hold: 'hld_1', agency: 'agy_health' }, body: { by, reason: 'x' } },
  ])('is no $type', (event) => expect(effect(event)).toBeUndefined());
});
