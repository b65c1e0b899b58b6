/** SDK calls of functions wait for their turn, so that a test decides which of two comes first; nothing waits for a clock. */
import type { SdkCall } from '../infra/laptop/cloud/faults.ts';

type Around = <T>(call: SdkCall, serve: () => Promise<T>) => Promise<T>;
/** Names the calls that matter; the rest goes by. */
export type Naming = (call: SdkCall) => string | undefined;

interface Gate {
  arrived: PromiseWithResolvers<void>;
  served: PromiseWithResolvers<void>;
  taken: boolean;
}

/**
 * Each name in `order` is one gate for the first call of that name: the call is served when those before it have been.
 * Later calls of the name go by.
 */
export class Gates {
  private readonly gates: ReadonlyMap<string, Gate>;

  constructor(
    private readonly nameOf: Naming,
    private readonly order: readonly string[],
  ) {
    const gate = (): Gate => ({ arrived: Promise.withResolvers(), served: Promise.withResolvers(), taken: false });
    this.gates = new Map(order.map((name) => [name, gate()]));
  }

  readonly around: Around = async (call, serve) => {
    const name = this.nameOf(call);
    const gate = name === undefined ? undefined : this.gates.get(name);
    if (name === undefined || gate === undefined || gate.taken) return serve();
    gate.taken = true;
    gate.arrived.resolve();
    for (const earlier of this.order.slice(0, this.order.indexOf(name))) await this.gate(earlier).served.promise;
    try {
      return await serve();
    } finally {
      gate.served.resolve();
    }
  };

  /** The call is there and waits for its turn. */
  arrived = (name: string): Promise<void> => this.gate(name).arrived.promise;
  served = (name: string): Promise<void> => this.gate(name).served.promise;
  /** What is no call of a function, such as a moment that the test chooses. */
  pass = (name: string): void => this.gate(name).served.resolve();

  private gate(name: string): Gate {
    const gate = this.gates.get(name);
    if (!gate) throw new Error(`There is no gate ${name}`);
    return gate;
  }
}

/** Holds calls back until so many have arrived, then lets all of them go at once. */
export function together(count: number, matches: (call: SdkCall) => boolean): { around: Around; first: Promise<void> } {
  const first = Promise.withResolvers<void>();
  const all = Promise.withResolvers<void>();
  let arrived = 0;
  return {
    first: first.promise,
    around: async (call, serve) => {
      if (matches(call)) {
        arrived += 1;
        first.resolve();
        if (arrived === count) all.resolve();
        await all.promise;
      }
      return serve();
    },
  };
}
