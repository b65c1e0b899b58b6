/** The clock over the two MOUs of the demonstration: a month, in which a dispute climbs and reminders go out, and the 17 months after it. */
import { join } from 'node:path';
import { bootCloud } from '../../infra/laptop/cloud/cloud.ts';
import { openScene } from '../../infra/laptop/demo/opening.ts';
import { synthesize } from '../../infra/laptop/synthesize.ts';

export interface Moved {
  move: string;
  seconds: number;
  /** Processor time of the cloud, the database apart. */
  cpu: number;
  mails: number;
  invocations: number;
}

const DAY = 86_400_000;
const MOVES = [
  ['a month', 31],
  ['17 months more', 518],
] as const;
/** A working day. */
const BEGIN = '2026-11-23T14:02:30.000Z';

/** @param home an empty folder */
export async function measureClock(home: string): Promise<Moved[]> {
  const template = join(home, 'cdk.out');
  await synthesize(template);
  const cloud = await bootCloud({ template, home, startAt: BEGIN });
  const invocations = () => cloud.functions().reduce((sum, one) => sum + one.invocations, 0);
  const moved: Moved[] = [];
  try {
    await openScene(cloud, home);
    await cloud.quiet();
    for (const [move, days] of MOVES) {
      const before = { mails: cloud.inbox.list().length, invocations: invocations(), cpu: process.cpuUsage() };
      const begun = performance.now();
      await cloud.moveBy(days * DAY);
      const seconds = (performance.now() - begun) / 1000;
      const { user, system } = process.cpuUsage(before.cpu);
      moved.push({
        ...{ move, seconds, cpu: (user + system) / 1e6 },
        mails: cloud.inbox.list().length - before.mails,
        invocations: invocations() - before.invocations,
      });
    }
  } finally {
    await cloud.stop();
  }
  return moved;
}
