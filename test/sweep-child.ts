/** For late-sweep.test.ts: a cloud on a given home that goes on for two hours and is killed at one SDK call of the hourly sweep. */
import { bootCloud } from '../infra/laptop/cloud/cloud.ts';

export interface SweepLife {
  home: string;
  template: string;
  /** The logical id of the function that sweeps. */
  sweep: string;
  /** The call of it that kills, from 1, before or after it was served. */
  call: number;
  served: boolean;
}

const { sweep, call, served, ...where } = JSON.parse(process.argv[2] ?? '{}') as SweepLife;
const die = () => process.kill(process.pid, 'SIGKILL');

let calls = 0;
const cloud = await bootCloud({
  ...where,
  faults: {
    around: async ({ caller }, serve) => {
      if (caller === sweep) calls += 1;
      const last = caller === sweep && calls === call;
      if (last && !served) die();
      const reply = await serve();
      if (last) die();
      return reply;
    },
  },
});
await cloud.moveBy(2 * 3_600_000);
await cloud.stop();
