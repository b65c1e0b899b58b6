/** For escalation.kill.test.ts: a cloud on a given home whose clock goes to a moment, and which is killed at one SDK call of a step on the way. */
import { bootCloud } from '../../infra/laptop/cloud/cloud.ts';
import { refusing, writes } from '../refusing.ts';

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
    /** Only where this is found in what is written: the type of an event, or the key of an item. */
    writing?: string;
    /** Killed after the call was served, before its answer is there; otherwise before it was. */
    served: boolean;
  };
  /** Events of this type are turned away all the time, so that their step fails. */
  refuses?: string;
}

const { dies, to, refuses, ...where } = JSON.parse(process.argv[2] ?? '{}') as StepLife;
const die = () => process.kill(process.pid, 'SIGKILL');
const refuse = refuses === undefined ? undefined : refusing(writes(refuses));

const cloud = await bootCloud({
  ...where,
  faults: {
    around: async (call, serve) => {
      const meant = call.body.includes(dies.writing ?? '');
      const last = meant && call.caller.startsWith(dies.of) && call.action === dies.action;
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
