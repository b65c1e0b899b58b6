/** What the list of a night costs: the first one, one after which nothing has moved, and one after which some streams have. */
import { ulid } from 'ulid';
import { sha256 } from '../../functions/shared/canonical.ts';
import { indexed } from '../../functions/shared/ledger/tip-index.ts';
import { measure, nameOf, type Work } from '../meter.ts';
import { write } from '../rows.ts';
import type { Scene } from '../scene.ts';

/** Streams in the table. */
export const STREAMS = [1_000, 20_000] as const;
export const MOVED = 10;
/** So many rows are made before they are written. */
const TOGETHER = 2_000;
const DAY = 86_400_000;

export interface Night {
  streams: number;
  night: string;
  work: Work;
}

/** As the index has it. */
const row = (stream: string, seq: number) => ({
  ...{ pk: `TIP#${stream}`, sk: 'TIP' },
  ...indexed({ stream, seq, hash: sha256(`${stream} ${seq}`) }),
});

export async function measureNights(scene: Scene): Promise<Night[]> {
  const { cloud } = scene;
  const id = cloud.functions().find((one) => nameOf(one.id) === 'records-tips')?.id ?? '';
  const streams: string[] = [];
  const results: Night[] = [];
  const night = async (name: string) => {
    // Before the schedule of that day, whose own try then finds the list made.
    const day = new Date(cloud.clock.now() + DAY).toISOString().slice(0, 10);
    await cloud.moveTo(`${day}T02:58:00.000Z`);
    await cloud.quiet();
    const { byFunction } = await measure(scene, async () => {
      const { error } = await cloud.invoke(id, { step: 'list-tips' });
      if (error) throw new Error(`The list was not made: ${JSON.stringify(error)}`);
    });
    const work = byFunction['records-tips'];
    if (!work) throw new Error('The night was not measured');
    results.push({ streams: streams.length, night: name, work });
  };
  for (const count of STREAMS) {
    while (streams.length < count) {
      const some = Array.from({ length: Math.min(TOGETHER, count - streams.length) }, () => `dsp_${ulid()}-1`);
      streams.push(...some);
      await write(
        scene,
        some.map((stream) => row(stream, 1)),
      );
    }
    await night('all are new');
    await night('nothing moved');
    await write(
      scene,
      streams.slice(0, MOVED).map((stream) => row(stream, 1 + count)),
    );
    await night(`${MOVED} moved`);
  }
  return results;
}
