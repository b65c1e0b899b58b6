/** A third machine gives its ids, what it sees and its own steps; looking, waiting, recording once and stalling it has from the watcher. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { DAY, type Instant, plus } from '../functions/shared/kernel.ts';
import { existing } from '../functions/shared/ledger/ledger.ts';
import { batchGet, dynamo, type Key } from '../functions/shared/ledger/table.ts';
import type { WatchRow } from '../functions/shared/ledger/watch.store.ts';
import { recording } from '../functions/shared/step.ts';
import { defineStream } from '../functions/shared/stream.ts';
import { HANDS_OVER_AFTER, watchTask } from '../functions/shared/watcher.ts';
import { SimulatedTable } from './long/simulation/table.ts';

interface Vote {
  until: Instant;
  closed: boolean;
}
type VoteEvent =
  | { type: 'VoteOpened'; data: { until: Instant } }
  | { type: 'VoteClosed' | 'VoteStalled' | 'VoteHandedOver'; data: { error?: string } };

const NOW = '2026-03-02T15:00:00.000Z';
const UNTIL = plus(NOW, 3 * DAY);
const ids = { board: 'brd_1', vote: 'vot_1' };
const execution = { name: 'vot_1', startedAt: NOW };

const votes = defineStream<Vote, VoteEvent>({
  prefix: 'vot_',
  evolve: (vote, event) =>
    event.type === 'VoteOpened'
      ? { until: event.data.until, closed: false }
      : { until: '', ...vote, closed: vote?.closed || event.type === 'VoteClosed' },
});

const read = async (id: string, command: Key[] = []) => {
  const found = await batchGet([{ pk: `TIP#${id}`, sk: 'TIP' }, ...command]);
  return { found, actor: 'workflow', tip: votes.tip(found, id) };
};
const record = (id: string, eventsFor: (vote: Vote | undefined) => VoteEvent[]) =>
  recording({
    load: (command) => read(id, [command]),
    decide: ({ tip }) => ({ changes: [votes.change(tip, eventsFor(tip.state))] }),
  });

const step = watchTask(
  {
    machine: 'signing',
    ids: z.object({ board: z.string(), vote: z.string() }),
    streamOf: ({ vote }) => vote,
    see: async ({ vote }, now) => {
      const { tip } = await read(vote);
      const { until, closed } = existing(tip);
      const stand = closed ? 'closed' : now < until ? 'waiting' : 'time is up';
      return { stand, seen: `${tip.seq}`, ...(stand === 'waiting' && { until }) };
    },
    over: ['closed'],
    handOver: ({ vote }) => record(vote, () => [{ type: 'VoteHandedOver', data: {} }]),
    stall: ({ vote }, error) => record(vote, () => [{ type: 'VoteStalled', data: { error } }]),
  },
  {
    open: ({ vote }, now) => record(vote, () => [{ type: 'VoteOpened', data: { until: plus(now, 3 * DAY) } }]),
    close: ({ vote }, now) =>
      record(vote, (state) => (state && now >= state.until ? [{ type: 'VoteClosed', data: {} }] : [])),
  },
);

let table: SimulatedTable;
let answered: unknown[];

beforeEach(async () => {
  table = new SimulatedTable();
  answered = [];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(dynamo, 'send').mockImplementation(async (command) => table.call(command));
  vi.spyOn(SFNClient.prototype, 'send').mockImplementation(async ({ input }) => void answered.push(input));
  await step({ step: 'open', ids, seen: '0' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const types = () => table.list<{ type: string }>('LEDGER#vot_1').map(({ type }) => type);
const commands = () => table.list<Key>('CMD#').map(({ pk }) => pk);
const rows = () => table.list<WatchRow>('WATCH#');
const tokens = () => table.list<Key & { token: string }>('TASK#').map(({ sk, token }) => [sk, token]);
const look = (by = execution) => step({ step: 'look', ids, execution: by });
const wait = (seen: string) => step({ step: 'wait', ids, execution, seen, token: 'token 1' });

describe('A look', () => {
  it('says what is needed and how long it may wait, and notes with which input a late watch is begun again', async () => {
    expect(await look()).toEqual({ stand: 'waiting', seen: '1', seconds: (3 * DAY) / 1_000 });
    expect(rows()).toMatchObject([{ machine: 'signing', stream: 'vot_1', input: ids, name: 'vot_1', lookedAt: NOW }]);
  });

  it('ends an execution when a later one watches', async () => {
    await look({ name: 'later', startedAt: plus(NOW, 1) });
    expect(await look()).toMatchObject({ stand: 'taken over' });
    expect(rows()).toMatchObject([{ name: 'later' }]);
  });

  it('by an execution that grows old asks for a fresh one, and until then waits no longer than that', async () => {
    const old = { name: 'vot_1', startedAt: plus(UNTIL, -DAY - HANDS_OVER_AFTER) };
    expect(await look(old)).toMatchObject({ stand: 'waiting', seconds: (2 * DAY) / 1_000 });
    vi.setSystemTime(Date.parse(UNTIL) - DAY);
    expect(await look(old)).toEqual({ stand: 'hand-over due', seen: '1', seconds: 1 });
    await step({ step: 'hand-over', ids, seen: '1' });
    await step({ step: 'hand-over', ids, seen: '1' });
    expect(types()).toEqual(['VoteOpened', 'VoteHandedOver']);
  });

  it('by an old execution does first what is due', async () => {
    vi.setSystemTime(Date.parse(UNTIL));
    const old = { name: 'vot_1', startedAt: plus(UNTIL, -2 * HANDS_OVER_AFTER) };
    expect(await look(old)).toMatchObject({ stand: 'time is up' });
  });

  it('leaves no watch where it is over', async () => {
    await look();
    vi.setSystemTime(Date.parse(UNTIL));
    await step({ step: 'close', ids, seen: '1' });
    expect(await look()).toMatchObject({ stand: 'closed' });
    expect(rows()).toEqual([]);
  });
});

describe('A wait', () => {
  it('keeps its token while nothing has moved', async () => {
    expect(await wait('1')).toEqual({ waiting: true });
    expect(tokens()).toEqual([['vot_1', 'token 1']]);
    expect(answered).toEqual([]);
  });

  it('answers itself when the stream moved before the token was kept', async () => {
    expect(await wait('0')).toEqual({ waiting: false });
    expect(tokens()).toEqual([]);
    expect(answered).toMatchObject([{ taskToken: 'token 1' }]);
  });

  it('reads the stream after its token is kept: an act in between is seen', async () => {
    vi.setSystemTime(Date.parse(UNTIL) - 1);
    const send = vi.mocked(dynamo.send).getMockImplementation();
    vi.mocked(dynamo.send).mockImplementation(async (command) => {
      const answer = table.call(command);
      if (JSON.stringify(command.input).includes('token 1') && send) {
        vi.mocked(dynamo.send).mockImplementation(send);
        await step({ step: 'stall', ids, error: 'E', at: '10:00' });
      }
      return answer;
    });
    expect(await wait('1')).toEqual({ waiting: false });
  });

  it('answers itself when something has fallen due meanwhile', async () => {
    vi.setSystemTime(Date.parse(UNTIL));
    expect(await wait('1')).toEqual({ waiting: false });
  });
});

describe('A step', () => {
  it('is recorded once under its name and what was seen, however often it runs', async () => {
    vi.setSystemTime(Date.parse(UNTIL));
    expect(await step({ step: 'close', ids, seen: '1' })).toEqual({ recorded: 1 });
    expect(await step({ step: 'close', ids, seen: '1' })).toEqual({ recorded: 0 });
    expect(types()).toEqual(['VoteOpened', 'VoteClosed']);
    expect(commands()).toEqual(['CMD#vot_1:open-0', 'CMD#vot_1:close-1']);
  });

  it('that found nothing to record may be taken again', async () => {
    expect(await step({ step: 'close', ids, seen: '1' })).toEqual({ recorded: 0 });
    vi.setSystemTime(Date.parse(UNTIL));
    expect(await step({ step: 'close', ids, seen: '1' })).toEqual({ recorded: 1 });
  });

  it.each([
    ['that the machine does not have', { step: 'veto', ids, seen: '1' }],
    ['without what was seen', { step: 'close', ids }],
    ['for other ids', { step: 'close', ids: { vote: 'vot_1' }, seen: '1' }],
  ])('%s fails', async (_, payload) => {
    await expect(step(payload)).rejects.toThrow();
    expect(types()).toEqual(['VoteOpened']);
  });
});

it('A failure is recorded once for each time it comes to it, with no more of the error than people can read', async () => {
  for (const at of ['10:00', '10:00', '11:00']) await step({ step: 'stall', ids, error: 'E'.repeat(999), at });
  expect(types()).toEqual(['VoteOpened', 'VoteStalled', 'VoteStalled']);
  expect(table.list<{ data: object }>('LEDGER#vot_1')[1]?.data).toEqual({ error: 'E'.repeat(200) });
});
