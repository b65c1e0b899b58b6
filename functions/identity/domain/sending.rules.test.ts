import { describe, expect, it } from 'vitest';
import { countedSending, MOST_ADOPTED, MOST_SENT, tooManySent } from './sending.rules.ts';

describe('What one token sends in a day', () => {
  it.each([
    ['sent', {}, MOST_SENT],
    ['adopted', {}, MOST_ADOPTED],
    ['sent', { aDay: 3 }, 3],
    ['adopted', { aDay: 300 }, 300],
  ] as const)('%s with %o: the last of these is taken, and no more', (what, sender, most) => {
    expect(countedSending(what, sender)).toEqual({ [what]: most });
    expect(tooManySent(what, { [what]: most - 1 }, sender)).toBeUndefined();
    expect(tooManySent(what, { [what]: most }, sender)?.wrong).toContain(` ${most} `);
  });

  it('is counted apart: what was taken over uses up nothing of what goes out', () =>
    expect(tooManySent('sent', { adopted: MOST_ADOPTED }, {})).toBeUndefined());
});
