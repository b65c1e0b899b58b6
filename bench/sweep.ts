/** The hourly sweep with ten MOUs that end, among few and among many that do not: what it reads follows what is due. */
import { ulid } from 'ulid';
import { dueOf } from '../functions/agreements/agreement.stream.ts';
import { type Agreement, evolveAgreement } from '../functions/agreements/domain/agreement.state.ts';
import { aTerm, published } from '../functions/agreements/testing/an-agreement.ts';
import { roundIdOf } from '../functions/shared/ids.ts';
import { DAY, type Instant, plus } from '../functions/shared/kernel.ts';
import { measure, nameOf, type Work } from './meter.ts';
import { tipItem, write } from './rows.ts';
import type { Scene } from './scene.ts';

/** MOUs in the table, those that are due among them. */
export const MOUS = [10, 100_000] as const;
export const DUE = 10;
/** So many rows are made before they are written. */
const TOGETHER = 2_000;

export interface Swept {
  mous: number;
  work: Work;
}

/** Executed, without parties, so that nobody is told of its end. */
function mou(endsAt: Instant): Agreement {
  const id = `mou_${ulid()}`;
  const round = roundIdOf(id, 1);
  const { data, body } = published({ agreement: id, round, parties: [] });
  const first = evolveAgreement(undefined, { type: 'AgreementPublished', data, body });
  return evolveAgreement(first, { type: 'AgreementExecuted', data: aTerm({ endsAt, round }) });
}

/** One that ends, as the ledger has it. */
const ended = (endsAt: Instant) => {
  const state = mou(endsAt);
  return tipItem(state.id, state, dueOf(state));
};

/** Of one that does not, the sweep could see its place in the index at most: so much of it is in the table. */
const going = (endsAt: Instant) => {
  const state = mou(endsAt);
  return { pk: `TIP#${state.id}`, sk: 'TIP', ...dueOf(state) };
};

export async function measureSweep(scene: Scene): Promise<Swept[]> {
  const { cloud } = scene;
  const now = new Date(cloud.clock.now()).toISOString();
  const sweeper = cloud.functions().find(({ id }) => nameOf(id) === 'agreements-sweep')?.id ?? '';
  const sweep = () => cloud.invoke(sweeper, { step: 'sweep-agreements' });
  // It has run once, and whatever else was due is done.
  await sweep();
  const results: Swept[] = [];
  let there = 0;
  for (const mous of MOUS) {
    for (; there + DUE < mous; there += Math.min(TOGETHER, mous - DUE - there)) {
      const some = Math.min(TOGETHER, mous - DUE - there);
      await write(
        scene,
        Array.from({ length: some }, () => going(plus(now, 300 * DAY))),
      );
    }
    await write(
      scene,
      Array.from({ length: DUE }, () => ended(plus(now, -DAY))),
    );
    there += DUE;
    const { byFunction } = await measure(scene, sweep);
    const work = byFunction['agreements-sweep'];
    if (!work) throw new Error('The sweep was not measured');
    results.push({ mous, work });
  }
  return results;
}
