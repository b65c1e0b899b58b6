/** Throttling alone loses no mail: many are asked for at once, SES takes a few a second, and each goes out once. */
import { describe, expect, it } from 'vitest';
import { pauseAfter, pauseForTurn } from './effect.rules.ts';
import { type Clock, faster, gateOf, slower } from './turns.ts';

/** Time that passes when everybody sleeps. */
function virtualTime(seed: number) {
  let at = 0;
  let state = seed;
  const sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => at,
    sleep: (milliseconds) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: at + milliseconds, wake });
      }),
    chance: () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    },
  };
  const run = async (done: () => boolean) => {
    for (;;) {
      await new Promise(setImmediate);
      if (done()) return;
      sleepers.sort((one, other) => one.at - other.at);
      const first = sleepers.shift();
      if (!first) throw new Error('Nobody would wake any more');
      at = first.at;
      first.wake();
    }
  };
  return { clock, run };
}

/** Takes as many in any second, and notes what it took. */
function anAccount({ now, sleep }: Clock, perSecond: number) {
  const taken: { mail: number; at: number }[] = [];
  let refused = 0;
  const send = async (mail: number) => {
    await sleep(60);
    if (taken.filter(({ at }) => at > now() - 1_000).length >= perSecond) {
      refused += 1;
      throw Object.assign(new Error('Maximum sending rate exceeded.'), { name: 'Throttling' });
    }
    taken.push({ mail, at: now() });
  };
  return { send, taken, refused: () => refused };
}

const FIVE_MINUTES = 300_000;
/** The time of the function, without what a sweep leaves unused. */
const SWEEPS_FOR = 90_000;

/** So many mailers, each with hints of ten mails at a time; every five minutes one sweeps, a hundred at a time, for as long as a sweep may. */
async function simulated(mails: number, perSecond: number, seed: number) {
  const { clock, run } = virtualTime(seed);
  const account = anAccount(clock, perSecond);
  const effects = Array.from({ length: mails }, (_, mail) => ({ mail, attempts: 0, retryAt: 0, is: 'pending' }));
  const settle = async (one: (typeof effects)[number], gate: ReturnType<typeof gateOf>) => {
    if (one.is !== 'pending' || one.retryAt > clock.now()) return;
    one.is = 'claimed';
    one.attempts += 1;
    try {
      await gate(() => account.send(one.mail));
      one.is = 'done';
    } catch (error) {
      const turn = pauseForTurn(error, clock.chance());
      const pause = turn ?? pauseAfter(one.attempts);
      one.attempts -= turn === undefined ? 0 : 1;
      one.is = pause === undefined ? 'gave up' : 'pending';
      one.retryAt = clock.now() + (pause ?? 0);
    }
  };
  const hinted = async (process: number) => {
    const gate = gateOf(clock);
    for (let first = process * 10; first < mails; first += 80)
      await Promise.all(effects.slice(first, first + 10).map((one) => settle(one, gate)));
  };
  const swept = async () => {
    const gate = gateOf(clock);
    for (let begins = FIVE_MINUTES; ; begins += FIVE_MINUTES) {
      await clock.sleep(begins - clock.now());
      const due = () => effects.filter((one) => one.is === 'pending' && one.retryAt <= clock.now()).slice(0, 100);
      while (due().length > 0 && clock.now() < begins + SWEEPS_FOR)
        await Promise.all(due().map((one) => settle(one, gate)));
    }
  };
  for (let process = 0; process < 8; process += 1) void hinted(process);
  void swept();
  await run(() => effects.every(({ is }) => is === 'done' || is === 'gave up'));
  const ids = account.taken.map(({ mail }) => mail);
  const minutes = Math.ceil(clock.now() / 60_000);
  return { ids, minutes, refused: account.refused(), gaveUp: effects.filter(({ is }) => is === 'gave up').length };
}

describe('Of many mails at once', () => {
  it.each([
    [1_200, 14, 10],
    [100, 1, 30],
  ])('%i at %i a second all go out, each once, within %i minutes', async (mails, perSecond, within) => {
    for (const seed of [1, 2, 3]) {
      const { ids, minutes, refused, gaveUp } = await simulated(mails, perSecond, seed);
      expect(gaveUp).toBe(0);
      expect(ids.toSorted((one, other) => one - other)).toEqual(Array.from({ length: mails }, (_, mail) => mail));
      expect(minutes).toBeLessThanOrEqual(within);
      expect(refused, 'what SES was asked in vain').toBeLessThan(mails * 8);
    }
  });
});

describe('The pace', () => {
  it('halves with each refusal, down to a mail in four seconds, and comes back', () => {
    const gaps = Array.from({ length: 9 }).reduce<number[]>((all) => [...all, slower(all.at(-1) ?? 0)], []);
    expect(gaps.slice(0, 3)).toEqual([70, 140, 280]);
    expect(gaps.at(-1)).toBe(4_000);
    let gap = 4_000;
    for (let taken = 0; taken < 400; taken += 1) gap = faster(gap);
    expect(gap).toBe(0);
  });
});

describe('The gate', () => {
  const refusing = (message: string, name = 'Throttling') => Object.assign(new Error(message), { name });
  it('lets no mail wait longer than its patience behind others of its process', async () => {
    const { clock, run } = virtualTime(1);
    const gate = gateOf(clock);
    const ends: { at: number; name: string }[] = [];
    const refuse = async () => {
      throw refusing('Maximum sending rate exceeded.');
    };
    for (let mail = 0; mail < 100; mail += 1)
      void gate(refuse).catch((error: Error) => ends.push({ at: clock.now(), name: error.name }));
    await run(() => ends.length === 100);
    expect(Math.max(...ends.map(({ at }) => at))).toBeLessThan(32_000);
    expect(new Set(ends.map(({ name }) => name))).toEqual(new Set(['Throttling']));
  });

  it.each([
    ['a day that is used up', refusing('Daily message quota exceeded.')],
    ['a mail that is refused', refusing('Email address is not verified.', 'MessageRejected')],
  ])('waits for no turn with %s', async (_, error) => {
    const { clock, run } = virtualTime(1);
    let asked = 0;
    let told: unknown;
    const send = async () => {
      asked += 1;
      throw error;
    };
    void gateOf(clock)(send).catch((thrown) => {
      told = thrown;
    });
    await run(() => told !== undefined);
    expect([asked, told]).toEqual([1, error]);
  });
});
