/** Counts the round trips in which one function reads from DynamoDB, and its transactions: reads beside each other are one round trip. */
import type { FunctionName } from '../infra/aws/entries.ts';
import { nameOf } from './meter.ts';
import type { Scene } from './scene.ts';

export interface RoundTrips {
  reads: number;
  transactions: number;
}

/** Each read is held so long, in milliseconds, that whatever does not wait for it has arrived before it is answered. */
const HELD = 50;

export async function roundTripsOf(
  { cloud }: Scene,
  name: FunctionName,
  act: () => Promise<unknown>,
): Promise<RoundTrips> {
  const trips: RoundTrips = { reads: 0, transactions: 0 };
  let underWay = 0;
  cloud.setFaults({
    around: async ({ caller, action }, serve) => {
      if (nameOf(caller) !== name) return serve();
      if (action === 'TransactWriteItems') trips.transactions += 1;
      if (!/^(BatchGetItem|GetItem|Query|Scan|TransactGetItems)$/.test(action)) return serve();
      if (underWay === 0) trips.reads += 1;
      underWay += 1;
      await new Promise((done) => setTimeout(done, HELD));
      try {
        return await serve();
      } finally {
        underWay -= 1;
      }
    },
  });
  await act();
  cloud.setFaults({});
  return trips;
}
