/** A workflow whose functions fail for months is not ended by the limits of Step Functions: 25,000 events, and a year. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_EVENTS } from '../../infra/laptop/cloud/states/history.ts';
import { DAY, Rig, returns, START, throws } from '../../infra/laptop/cloud/states/rig.ts';

const NAMES = ['signing', 'escalation', 'sunset-review', 'closing'];
/** Every function of a workflow is the one that fails. */
const definitionOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../workflows/${name}.asl.json`), 'utf8')
    .replaceAll(/\$\{Partition\}/g, 'aws')
    .replaceAll(/\$\{\w+\}/g, 'fails');

describe.each(NAMES)('%s, whose functions fail for 300 days', (name) => {
  it('is still running, with room in its history', { timeout: 300_000 }, async () => {
    const rig = new Rig({ definition: definitionOf(name), functions: { fails: () => throws('Broken') } });
    try {
      rig.start();
      const ends = START + 300 * DAY;
      for (;;) {
        await rig.quiet();
        const next = rig.engine.nextTimer();
        if (next === undefined || next > ends) break;
        await rig.at(Math.max(rig.clock.at, next));
      }
      expect(rig.clock.at).toBeGreaterThan(ends - 2 * DAY);
      expect(rig.outcome()).toEqual({ status: 'RUNNING' });
      expect(rig.history().length).toBeLessThan(MOST_EVENTS);
    } finally {
      rig.close();
    }
  });

  it('looks again after an hour at first, and after a day from the 24th failure on', async () => {
    const rig = new Rig({ definition: definitionOf(name), functions: { fails: () => throws('Broken') } });
    try {
      rig.start();
      const pauses: number[] = [];
      while (pauses.length < 26) {
        await rig.quiet();
        const next = rig.engine.nextTimer() ?? 0;
        // The pauses of a retry are a minute at most.
        if (next - rig.clock.at > 60 * 60_000 - 1) pauses.push((next - rig.clock.at) / 3_600_000);
        await rig.at(next);
      }
      expect(pauses.map(Math.round)).toEqual([...Array(24).fill(1), 24, 24]);
    } finally {
      rig.close();
    }
  });

  it('hands over long before its history is full, however often its functions fail and are mended', async () => {
    // Each look sees something to wait for, and every other wait fails.
    let waits = 0;
    let handedOver = false;
    const look = () => ({ stand: handedOver ? 'taken over' : 'waiting', seen: `${waits}`, seconds: 3600 });
    const answers: Record<string, () => ReturnType<typeof throws>> = {
      look: () => returns(look()),
      wait: () => (waits++ % 2 === 0 ? throws('Broken') : returns({ waiting: true })),
      'hand-over': () => {
        handedOver = true;
        return returns({ recorded: 1 });
      },
    };
    const fails = ({ step }: { step: string }) => (answers[step] ?? (() => throws('Broken')))();
    const rig = new Rig({ definition: definitionOf(name), functions: { fails } });
    try {
      rig.start();
      await rig.finish();
      expect(rig.outcome().status).toBe('SUCCEEDED');
      expect(handedOver).toBe(true);
      expect(rig.history().length).toBeLessThan(MOST_EVENTS);
    } finally {
      rig.close();
    }
  });
});
