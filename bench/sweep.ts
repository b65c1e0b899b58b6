/** The hourly sweeps with ten MOUs that are due, among few and among many that are not: what they read follows what is due. */
import { ulid } from 'ulid';
import { dueOf } from '../functions/agreements/agreement.stream.ts';
import type { AgreementEvent } from '../functions/agreements/domain/agreement.events.ts';
import { type Agreement, evolveAgreement } from '../functions/agreements/domain/agreement.state.ts';
import { aTerm, published } from '../functions/agreements/testing/an-agreement.ts';
import { bare } from '../functions/agreements/testing/an-mou.ts';
import { dayOf } from '../functions/shared/days.ts';
import { roundIdOf } from '../functions/shared/ids.ts';
import { DAY, type Instant, plus } from '../functions/shared/kernel.ts';
import { duePartition } from '../functions/shared/ledger/due-index.ts';
import { measure, nameOf, type Work } from './meter.ts';
import { tipItem, tipOf, write } from './rows.ts';
import { convenerOf, type Scene } from './scene.ts';

/** MOUs in the table, those that are due among them. */
export const MOUS = [10, 100_000] as const;
export const DUE = 10;
/** So many rows are made before they are written. */
const TOGETHER = 2_000;

export interface Swept {
  /** What it looks for. */
  sweep: string;
  mous: number;
  work: Work;
}

/** What makes an MOU due for each of them, in days from now. */
const SWEEPS = [
  { name: 'agreements-sweep', step: 'sweep-agreements', sweep: 'what ends', ends: -1 },
  { name: 'reviews-sweep', step: 'sweep-reviews', sweep: 'reviews that open', ends: 180, reviewed: -1 },
] as const;
type Sweep = (typeof SWEEPS)[number];

/** In force for a year, with that text. Nobody stands in its register, so that nobody is told. */
function mou(textHash: string, now: Instant, { ends, ...of }: Sweep): Agreement {
  const id = `mou_${ulid()}`;
  const round = roundIdOf(id, 1);
  const { data, body } = published({ agreement: id, round, textHash, parties: ['north', 'south'] });
  const effectiveAt = plus(now, -365 * DAY);
  const endsAt = plus(now, ends * DAY);
  const day = (at: Instant) => dayOf(data.zone, at);
  const term = aTerm({
    ...{ round, executedAt: effectiveAt, effective: day(effectiveAt), effectiveAt },
    ...{ sunset: day(endsAt), ends: day(endsAt), endsAt },
  });
  const events: AgreementEvent[] = [
    { type: 'AgreementPublished', data, body },
    { type: 'AgreementExecuted', data: term },
    ...('reviewed' in of
      ? [
          {
            type: 'SunsetSet',
            data: { version: 1, calendar: 'bench@1', sunsetAt: plus(now, of.reviewed * DAY), endsAt },
          } as const,
        ]
      : []),
  ];
  const state = events.reduce<Agreement | undefined>(evolveAgreement, undefined);
  if (!state) throw new Error('An MOU has events');
  return state;
}

/** As the ledger has it. */
const due = (textHash: string, now: Instant, sweep: Sweep) => {
  const state = mou(textHash, now, sweep);
  return tipItem(state.id, state, dueOf(state));
};

/** Of one that is not due, a sweep could see its place in the index at most: so much of it is in the table. */
const far = (now: Instant) => {
  const id = `mou_${ulid()}`;
  return { pk: `TIP#${id}`, sk: 'TIP', due: duePartition('SUNSET', id), dueAt: plus(now, 300 * DAY) };
};

export async function measureSweep(scene: Scene): Promise<Swept[]> {
  const { cloud } = scene;
  const now = new Date(cloud.clock.now()).toISOString();
  const { textHash } = (await tipOf<Agreement>(scene, await (await convenerOf(scene, bare)).publish())).state;
  const run = ({ name, step }: Sweep) =>
    cloud.invoke(cloud.functions().find(({ id }) => nameOf(id) === name)?.id ?? '', { step });
  // Each has run once and has the text at hand, and whatever else was due is done.
  for (const sweep of SWEEPS) {
    await write(scene, [due(textHash, now, sweep)]);
    await run(sweep);
  }
  const results: Swept[] = [];
  let there = 0;
  for (const mous of MOUS) {
    for (; there + DUE < mous; there += Math.min(TOGETHER, mous - DUE - there)) {
      const some = Math.min(TOGETHER, mous - DUE - there);
      await write(
        scene,
        Array.from({ length: some }, () => far(now)),
      );
    }
    for (const sweep of SWEEPS) {
      await write(
        scene,
        Array.from({ length: DUE }, () => due(textHash, now, sweep)),
      );
      const work = (await measure(scene, () => run(sweep))).byFunction[sweep.name];
      if (!work) throw new Error('The sweep was not measured');
      results.push({ sweep: sweep.sweep, mous, work });
    }
    there += DUE;
  }
  return results.toSorted((one, other) => one.sweep.localeCompare(other.sweep) || one.mous - other.mous);
}
