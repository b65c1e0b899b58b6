/** For late-sweep.test.ts: a cloud on a given home that goes on for two hours and is killed at one call to AWS of one function. */
import { bootCloud } from '../../infra/laptop/cloud/cloud.ts';

export interface SweepLife {
  home: string;
  template: string;
  /** The logical id of the function, and the action that it calls when it is killed; empty for SES. */
  of: string;
  action: string;
  /** Killed once the call was served, or before. */
  served: boolean;
}

const { of, action, served, ...where } = JSON.parse(process.argv[2] ?? '{}') as SweepLife;
const die = () => process.kill(process.pid, 'SIGKILL');

const cloud = await bootCloud({
  ...where,
  faults: {
    around: async (call, serve) => {
      const last = call.caller === of && call.action === action;
      if (last && !served) die();
      const reply = await serve();
      if (last) die();
      return reply;
    },
  },
});
await cloud.moveBy(2 * 3_600_000);
await cloud.stop();
