/** A sweep takes everything that is past due, many at once, until nothing is or its time is over. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { EffectItem } from '../shared/ledger/effects.ts';

const store = vi.hoisted(() => ({
  pending: new Set<string>(),
  looked: 0,
  done: [] as string[],
  putBack: [] as unknown[],
}));

vi.mock('./effect.store.ts', () => ({
  // Of four shards, 25 each.
  pastDue: async () => {
    store.looked += 1;
    return [...store.pending].slice(0, 100).map((pk) => ({ pk, sk: 'EFFECT', dueAt: '2026-03-02T15:00:00.000Z' }));
  },
  claim: async (pk: string) => ({ pk, attempts: 1 }),
  finish: async (pk: string) => {
    store.done.push(pk);
    store.pending.delete(pk);
  },
  putBack: async (item: EffectItem, error: unknown) => {
    store.putBack.push(error);
    store.pending.delete(item.pk);
    return 'waits';
  },
}));

const { relay } = await import('./relay.ts');
const sweep = { sweep: true } as const;

beforeEach(() => {
  Object.assign(store, {
    pending: new Set(Array.from({ length: 10_000 }, (_, nth) => `MAIL#${nth}`)),
    looked: 0,
    done: [],
    putBack: [],
  });
});

it('of 10,000 pending effects, all are settled in one sweep, a hundred at once', async () => {
  let atOnce = 0;
  let most = 0;
  const handler = relay('MAIL', async () => {
    most = Math.max(most, ++atOnce);
    await new Promise(setImmediate);
    atOnce -= 1;
    return 'settled';
  });
  await handler(sweep, { getRemainingTimeInMillis: () => 60_000 });
  expect(new Set(store.done).size).toBe(10_000);
  expect([store.done.length, most, store.looked]).toEqual([10_000, 100, 101]);
});

it('what is left when its time is nearly over waits for the next one', async () => {
  const left = [90_000, 60_000, 29_999];
  const handler = relay('MAIL', async () => 'settled');
  await handler(sweep, { getRemainingTimeInMillis: () => left.shift() ?? 0 });
  expect([store.done.length, store.pending.size]).toEqual([300, 9_700]);
});

it('one that fails is put back with its error and holds up none of the others', async () => {
  const handler = relay('MAIL', async ({ pk }) => {
    if (pk === 'MAIL#7') throw new Error('poisoned');
    return 'settled';
  });
  await handler(sweep, { getRemainingTimeInMillis: () => 60_000 });
  expect([store.done.length, store.putBack.map(String)]).toEqual([9_999, ['Error: poisoned']]);
});
