/** For escalation.kill.test.ts: a cloud on a given home whose clock goes to a moment, and which is killed at one SDK call of a step on the way. */
import { bootCloud } from '../infra/laptop/cloud.ts';
import { refusing } from './refusing.ts';

/** What the parent decides: where, until when, and the SDK call at which this life ends. */
export interface StepLife {
  home: string;
  template: string;
  ports: { http: number; frontDoor: number };
  /** The clock is moved here. */
  to: string;
  dies: {
    /** How the function's id in the template begins. */
    of: string;
    /** `TransactWriteItems`: what is written. */
    action: string;
    /** Found in what is written. */
    item?: string;
    /** Killed after the call was served, before its answer is there; otherwise before it was. */
    served: boolean;
  };
  /** A function that AWS turns away all the time, so that its step fails. */
  refuses?: string;
}

const { dies, to, refuses, ...where } = JSON.parse(process.argv[2] ?? '{}') as StepLife;
const die = () => process.kill(process.pid, 'SIGKILL');
const refuse = refuses === undefined ? undefined : refusing((caller) => caller.startsWith(refuses));

const cloud = await bootCloud({
  ...where,
  faults: {
    around: async (call, serve) => {
      const last =
        call.caller.startsWith(dies.of) && call.action === dies.action && call.body.includes(dies.item ?? '');
      if (last && !dies.served) die();
      const reply = await (refuse ? refuse(call, serve) : serve());
      if (last) die();
      return reply;
    },
  },
});
await cloud.moveTo(to);
// The step never came: the parent sees that this life was not ended.
await cloud.stop();
