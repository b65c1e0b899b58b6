/** What was answered is known; a failure is nobody's answer. */
import { describe, expect, it } from 'vitest';
import { once } from './once.ts';

describe('What is asked once', () => {
  it('is asked once by all who ask in the same moment or later', async () => {
    let asked = 0;
    const ask = once(async (what: string) => `${what} ${++asked}`);
    expect(await Promise.all([ask('key'), ask('key')])).toEqual(['key 1', 'key 1']);
    expect(await ask('key')).toBe('key 1');
  });

  it('is asked again after it failed', async () => {
    let asked = 0;
    const ask = once(async () => {
      asked += 1;
      if (asked === 1) throw new Error('The service was not to be reached');
      return asked;
    });
    await expect(ask()).rejects.toThrow('not to be reached');
    expect(await ask()).toBe(2);
  });
});
