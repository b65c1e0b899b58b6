/** For kpis.sheet.kill.test.ts: a cloud on a given home that is asked for one thing, and killed at one SDK call of it. */
import { bootCloud } from '../infra/laptop/cloud/cloud.ts';

/** What the parent decides: where, what is asked, and the SDK call at which this life ends. */
export interface SheetLife {
  home: string;
  template: string;
  ports: { http: number; frontDoor: number };
  /** The form that is sent, as the browser of a signed-in person sends it. */
  asks: { path: string; cookie: string; type: string; body: string };
  dies: {
    action: string;
    /** Killed after the call was served, before its answer is there; otherwise before it was. */
    served: boolean;
  };
}

const { dies, asks, ...where } = JSON.parse(process.argv[2] ?? '{}') as SheetLife;
const die = () => process.kill(process.pid, 'SIGKILL');

const cloud = await bootCloud({
  ...where,
  faults: {
    around: async (call, serve) => {
      const last = call.caller.startsWith('sheetshttp') && call.action === dies.action;
      if (last && !dies.served) die();
      const reply = await serve();
      if (last) die();
      return reply;
    },
  },
});
const headers = { cookie: asks.cookie, 'content-type': asks.type };
await fetch(`${cloud.url}${asks.path}`, { method: 'POST', redirect: 'manual', headers, body: asks.body });
// It was not killed: the parent sees that this life was not ended.
await cloud.stop();
