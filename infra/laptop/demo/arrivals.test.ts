/** Whoever waits for a mail gets the one that was asked for: not an older one, not another’s, and is not kept waiting when none comes. */
import { describe, expect, it } from 'vitest';
import { aSurface } from '../console/a-surface.ts';
import { aMail } from '../console/samples.ts';
import { arrivals } from './arrivals.ts';

const MAILBOX = 'ada@parks.example';
const CODE = /^\d{6}$/m;

function waiting() {
  const { inbox } = aSurface();
  const put = (text: string, mailbox = MAILBOX) => inbox.put(aMail({ recipients: [mailbox], text }));
  let atWork = ['functions'];
  let asked = 0;
  const busy = () => {
    asked += 1;
    return atWork;
  };
  const cloud = { inbox, busy, quiet: async () => undefined };
  put('111111');
  return {
    put,
    arrived: arrivals(cloud, MAILBOX),
    comesToRest: () => {
      atWork = [];
    },
    /** When it has looked once more, in vain. */
    looksAgain: async () => {
      for (const before = asked; asked < before + 2; ) await new Promise((next) => setImmediate(next));
    },
  };
}

describe('Waiting for a mail', () => {
  it('ends when one has come that matches, to that mailbox, after the waiting began', async () => {
    const { put, arrived, looksAgain } = waiting();
    let over = false;
    const wait = arrived(CODE).then(() => {
      over = true;
    });
    for (const [text, mailbox] of [['no code'], ['222222', 'bo@roads.example']] as [string, string?][]) {
      await looksAgain();
      put(text, mailbox);
    }
    await looksAgain();
    expect(over).toBe(false);
    put('333333');
    await wait;
    expect(over).toBe(true);
  });

  it('takes each mail once', async () => {
    const { put, arrived, looksAgain } = waiting();
    put('222222');
    await arrived(CODE);
    let over = false;
    const second = arrived(CODE).then(() => {
      over = true;
    });
    await looksAgain();
    expect(over).toBe(false);
    put('333333');
    await second;
  });

  it('ends when the cloud is at rest and nothing came', async () => {
    const { arrived, comesToRest } = waiting();
    comesToRest();
    await expect(arrived(CODE)).resolves.toBeUndefined();
  });
});
