/** Whatever parties and the clock do in a closing: nothing runs past its clause, each duty ends in one way, and the report is what anyone reckons again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitmentEvent } from '../../commitments/domain/commitment.events.ts';
import { accept, deliver, disputeDelivery } from '../../commitments/domain/delivery.rules.ts';
import { dueToTell, nextMoment } from '../../commitments/domain/standing.rules.ts';
import { canonicalJson, hashOf } from '../../shared/canonical.ts';
import { type Decision, HOUR, type Instant, plus } from '../../shared/kernel.ts';
import { aDuty, aText, begun, ENDED, LEE, Party, thereafter, toldBy } from '../testing/a-closing.ts';
import type { Closing } from './closing.state.ts';
import { closingReport, dutiesIn } from './report.rules.ts';
import { handOver, outcomesOf, remind, reportDue, runs, standing } from './standing.rules.ts';

const PARTIES = ['air', 'health', 'forest'];
const KINDS = ['deliver', 'accept', 'dispute', 'tell', 'look'] as const;

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  hours: fc.integer({ min: 1, max: 200 }),
  duty: fc.nat({ max: 5 }),
  party: fc.constantFrom(...PARTIES),
});
const duties = fc.array(fc.record({ days: fc.integer({ min: 1, max: 365 }), party: fc.constantFrom(...PARTIES) }), {
  maxLength: 5,
});

interface World {
  closing: Closing;
  parties: Party[];
  now: Instant;
  /** Who watches. */
  part: number;
}

const stateOf =
  ({ parties }: World) =>
  (party: string) =>
    parties.find((one) => one.party === party)?.state;

function act(
  world: World,
  { kind, duty, party }: { kind: (typeof KINDS)[number]; duty: number; party: string },
): boolean {
  const { closing, now } = world;
  const all = closing.began?.duties ?? [];
  const one = all[duty % Math.max(1, all.length)];
  const owner = world.parties.find((each) => each.party === one?.owner.party);
  if (!one || !owner?.state) return false;
  const about = { state: owner.state, key: one.key, parties: PARTIES, inForce: runs(closing, now) };
  const delivery = owner.state.commitments[one.key]?.delivery?.number ?? 0;
  const decided: Decision<CommitmentEvent> =
    kind === 'deliver'
      ? deliver(about, { by: LEE, what: 'Done.', link: '', file: undefined })
      : kind === 'accept'
        ? accept(about, { party, by: LEE, delivery })
        : disputeDelivery(about, { party, by: LEE, delivery, reason: 'No.' });
  owner.happens(now, ...(decided.events ?? []));
  return decided.events !== undefined;
}

const facts = { number: 'MOU-2026-014', since: '2026-11-24', disputes: [], plans: [] };
const reportOf = ({ closing, parties, now }: World) => {
  if (!closing.began) throw new Error('It has not begun');
  const began = { agreement: closing.agreement, ...closing.began };
  return closingReport({ ...facts, began, commitments: toldBy(parties), madeAt: now });
};

/** What the workflow does at that moment, until it waits. */
function look(world: World): void {
  for (let times = 0; times < 6; times += 1) {
    const { closing, now, part } = world;
    const next = standing(closing, part, stateOf(world), now);
    const states = stateOf(world);
    if (next.stand === 'duties to hand out') for (const party of world.parties) party.takes(closing, now);
    else if (next.stand === 'reminder due')
      world.closing = thereafter(closing, now, ...(remind(closing, states, now).events ?? []));
    else if (next.stand === 'hand over due') {
      world.closing = thereafter(closing, now, ...(handOver(closing, part).events ?? []));
      expect(standing(world.closing, part, states, now).stand).toBe('moved on');
      world.part += 1;
    } else if (next.stand === 'report due') {
      const report = reportOf(world);
      const data = { reportHash: hashOf(report), duties: dutiesIn(report) };
      world.closing = thereafter(closing, now, { type: 'ClosingReported', data });
    } else return;
  }
}

function lived(
  list: { days: number; party: string }[],
  closeDays: number,
  steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
) {
  const text = aText(
    list.map(({ days, party }, index) => aDuty(`duty-${index}`, days, party)),
    closeDays,
  );
  const world: World = { closing: begun(text), parties: PARTIES.map((party) => new Party(party)), now: ENDED, part: 1 };
  const acted: Instant[] = [];
  look(world);
  for (const one of steps) {
    world.now = plus(world.now, one.hours * HOUR);
    if (one.kind === 'look') look(world);
    else if (one.kind === 'tell')
      for (const party of world.parties) {
        const told = party.state && dueToTell(party.state, world.now);
        if (told) party.happens(world.now, { type: 'CommitmentsTold', data: told });
      }
    else if (act(world, one)) acted.push(world.now);
    // Every act wakes the workflow.
    if (one.kind !== 'tell') look(world);
  }
  return { world, acted };
}

const history = [duties, fc.integer({ min: 0, max: 60 }), fc.array(step, { maxLength: 40 })] as const;

describe('A closing of any history', () => {
  it('runs no longer than its clause, and nothing is done after its report', () =>
    fc.assert(
      fc.property(...history, (list, closeDays, steps) => {
        const { world, acted } = lived(list, closeDays, steps);
        const { began, reported } = world.closing;
        for (const at of acted) expect(at < (began?.until ?? '') && (!reported || at <= reported.at)).toBe(true);
        for (const { state } of world.parties)
          if (state) expect((nextMoment(state) ?? '') < (began?.until ?? '~')).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it('ends when its time is over: each duty is accepted, delivered or undone, and nothing changes that', () =>
    fc.assert(
      fc.property(...history, (list, closeDays, steps) => {
        const { world } = lived(list, closeDays, steps);
        const until = world.closing.began?.until ?? '';
        if (world.now < until) world.now = until;
        look(world);
        const { reported } = world.closing;
        expect(Object.keys(reported?.duties ?? {})).toEqual((world.closing.began?.duties ?? []).map(({ key }) => key));
        for (const outcome of Object.values(reported?.duties ?? {}))
          expect(['accepted', 'delivered', 'undone']).toContain(outcome);
        expect(reported?.duties).toEqual(outcomesOf(world.closing, stateOf(world)));
        expect(act(world, { kind: 'deliver', duty: 0, party: 'air' })).toBe(false);
        expect(reportDue(world.closing, stateOf(world), world.now)).toBe(false);
        expect(standing(world.closing, world.part, stateOf(world), world.now).stand).toBe('report to seal');
      }),
      { numRuns: 500 },
    ));

  it('has a report that says the same whoever reckons it from the streams, in whatever order they come', () =>
    fc.assert(
      fc.property(...history, (list, closeDays, steps) => {
        const { world } = lived(list, closeDays, steps);
        const report = reportOf(world);
        const again = reportOf({ ...world, parties: [...world.parties].reverse() });
        expect(canonicalJson(again)).toBe(canonicalJson(report));
        expect(dutiesIn(report)).toEqual(outcomesOf(world.closing, stateOf(world)));
      }),
      { numRuns: 300 },
    ));

  it('is handed over before an execution has lived its year', () => {
    const closing = begun(aText([aDuty('late', 365)]));
    const party = new Party('air').takes(closing);
    const states = (name: string) => (name === 'air' ? party.state : undefined);
    const waiting = standing(closing, 1, states, ENDED);
    const day300 = plus(ENDED, 300 * 24 * HOUR);
    expect(waiting).toEqual({ stand: 'waiting', until: day300 });
    expect(standing(closing, 1, states, day300).stand).toBe('hand over due');
    const next = thereafter(closing, day300, ...(handOver(closing, 1).events ?? []));
    expect([standing(next, 1, states, day300).stand, standing(next, 2, states, day300).stand]).toEqual([
      ...['moved on', 'waiting'],
    ]);
  });
});
