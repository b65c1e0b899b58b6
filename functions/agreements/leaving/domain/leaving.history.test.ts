/** Whatever notices, retractions, deliveries and sweeps there are, late or repeated: who leaves leaves once and in time, and the MOU ends, for all, exactly where fewer than two would stay. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../../shared/days.ts';
import { DAY, HOUR, type Instant, plus } from '../../../shared/kernel.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { hasEnded, inForce, overdue, textAt } from '../../domain/in-force.rules.ts';
import { nextMoment } from '../../domain/next-moment.rules.ts';
import { aTerm } from '../../testing/an-agreement.ts';
import { among, BY, having, saying } from '../testing/a-withdrawal.ts';
import { lastMoment } from './departures.rules.ts';
import { delivered, giveNotice, retract } from './notice.rules.ts';

const PARTIES = ['air', 'health', 'forest', 'police'];
const TERM = aTerm();
const ENDS = TERM.endsAt ?? '';
const party = fc.constantFrom(...PARTIES);

/** What happens so many hours after what happened before. */
const happening = fc.record({
  hours: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 2_500 })),
  what: fc.oneof(
    fc.record({ does: fc.constant('notice' as const), party, days: fc.integer({ min: 1, max: 365 }) }),
    fc.record({ does: fc.constant('retract' as const), party }),
    fc.record({
      ...{ does: fc.constant('report' as const), party, withdrawal: fc.integer({ min: 1, max: 6 }) },
      report: fc.constantFrom('delivered', 'bounced'),
    }),
    fc.record({ does: fc.constant('sweep' as const) }),
  ),
});
type What = typeof happening extends fc.Arbitrary<infer H> ? (H extends { what: infer W } ? W : never) : never;

function eventsOf(agreement: Agreement, what: What, now: Instant): AgreementEvent[] {
  switch (what.does) {
    case 'notice':
      return (
        giveNotice(
          agreement,
          { text: saying(what.days), party: what.party, by: BY, reason: 'Other tasks.', sure: true },
          now,
        ).events ?? []
      );
    case 'retract':
      return retract(agreement, { party: what.party, by: BY }, now).events ?? [];
    case 'report':
      return delivered(agreement, what, what.report, now);
    case 'sweep':
      return overdue(agreement, now);
  }
}

interface Recorded {
  at: Instant;
  event: AgreementEvent;
}

const dataOf = <Type extends AgreementEvent['type']>(recorded: readonly Recorded[], type: Type) =>
  recorded.flatMap(({ event }) =>
    event.type === type ? [event.data as Extract<AgreementEvent, { type: Type }>['data']] : [],
  );

/** To the end, and the sweeps that the index asks for. */
function lived(parties: readonly string[], history: readonly { hours: number; what: What }[]) {
  let agreement = among(parties, TERM);
  let now = plus(TERM.effectiveAt, HOUR);
  const recorded: Recorded[] = [];
  const states: [Instant, Agreement][] = [];
  const record = (events: readonly AgreementEvent[]) => {
    recorded.push(...events.map((event) => ({ at: now, event })));
    agreement = having(agreement, events);
    states.push([now, agreement]);
  };
  for (const { hours, what } of history) {
    now = plus(now, hours * HOUR);
    if ('party' in what && !parties.includes(what.party)) continue;
    record(eventsOf(agreement, what, now));
  }
  for (let asked = 0; nextMoment(agreement) !== undefined; asked += 1) {
    if (asked > 40) throw new Error('Something stays due for ever');
    const due = nextMoment(agreement) ?? '';
    // KPIs and commitments are taken up elsewhere: nothing of them is here.
    now = due > now ? due : now;
    record(overdue(agreement, now));
  }
  return { agreement, recorded, states };
}

const histories = fc.tuple(
  fc.integer({ min: 2, max: PARTIES.length }).map((count) => PARTIES.slice(0, count)),
  fc.array(happening, { maxLength: 14 }),
);

describe('Whatever happens to notices of withdrawal', () => {
  it('a party leaves at most once, never before its notice days, never after the MOU, and never what it took back', () =>
    fc.assert(
      fc.property(histories, ([parties, history]) => {
        const { recorded } = lived(parties, history);
        const left = dataOf(recorded, 'PartyLeft');
        const [end] = dataOf(recorded, 'AgreementEnded');
        const back = dataOf(recorded, 'WithdrawalRetracted').map(({ withdrawal }) => withdrawal);
        expect(new Set(left.map((one) => one.party)).size).toBe(left.length);
        for (const { party: gone, at, withdrawal } of left) {
          const notice = dataOf(recorded, 'WithdrawalNoticed').find((one) => one.withdrawal === withdrawal);
          expect(notice?.party).toBe(gone);
          expect(back).not.toContain(withdrawal);
          const { noticedAt = '', days = 0, zone = 'UTC' } = notice ?? {};
          expect(dayOf(zone, at) >= addDays(dayOf(zone, noticedAt), days)).toBe(true);
          expect(Date.parse(at) - Date.parse(noticedAt)).toBeLessThan((days + 16) * DAY);
          expect(at <= (end?.endedAt ?? '')).toBe(true);
          expect(at < ENDS).toBe(true);
        }
      }),
      { numRuns: 10_000 },
    ));

  it('the MOU ends once: at its own end, or before it exactly when fewer than two would be left, whom nobody leaves', () =>
    fc.assert(
      fc.property(histories, ([parties, history]) => {
        const { agreement, recorded } = lived(parties, history);
        const left = dataOf(recorded, 'PartyLeft');
        const stay = parties.length - left.length;
        // What stood at the end stands as it was.
        const open = (agreement.leaving?.open ?? []).map(lastMoment).sort();
        const last = open[stay - 2];
        expect(stay).toBeGreaterThanOrEqual(2);
        expect(dataOf(recorded, 'AgreementEnded')).toEqual([
          last !== undefined && last < ENDS
            ? { version: 1, endedAt: last, fewer: true }
            : { version: 1, endedAt: ENDS },
        ]);
        for (const { at } of left) expect(at < (last ?? ENDS)).toBe(true);
      }),
      { numRuns: 10_000 },
    ));

  it('who is a party at a moment, and whether the MOU is in force, does not depend on the sweep', () =>
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 500 }), ([parties, history], days) => {
        for (const [at, agreement] of lived(parties, history).states) {
          const later = plus(at, days * DAY);
          const swept = having(agreement, overdue(agreement, later));
          expect(textAt(agreement, later).parties).toEqual(textAt(swept, later).parties);
          expect([inForce(agreement, later), hasEnded(agreement, later)]).toEqual([
            inForce(swept, later),
            hasEnded(swept, later),
          ]);
          expect(overdue(swept, later)).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    ));
});
