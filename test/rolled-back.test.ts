/** A tip that is behind its events is a fault of its own: it is told at once, and never taken for a race that another try would win. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RolledBack, StaleWrite } from '../functions/shared/failures.ts';
import { commit, type Tip, tipKey } from '../functions/shared/ledger/ledger.ts';
import { retryOnConflict } from '../functions/shared/ledger/retry-on-conflict.ts';
import { batchGet, dynamo, putAction } from '../functions/shared/ledger/table.ts';
import { defineStream } from '../functions/shared/stream.ts';
import { SimulatedTable } from './long/simulation/table.ts';
import { ofType, synthesize } from './template.ts';

const NOW = '2026-03-02T15:00:00.000Z';
const ID = 'cnt_1';
const counters = defineStream<{ sum: number }, { type: 'Added'; data: { by: number } }>({
  prefix: 'cnt_',
  evolve: (state, { data }) => ({ sum: (state?.sum ?? 0) + data.by }),
});

let table: SimulatedTable;
let commands = 0;
beforeEach(() => {
  table = new SimulatedTable();
  vi.spyOn(dynamo, 'send').mockImplementation(async (command) => table.call(command));
});
afterEach(() => vi.restoreAllMocks());

const read = async () => counters.tip(await batchGet([tipKey(ID)]), ID);
const add = (tip: Tip<{ sum: number }>) =>
  commit({
    command: { id: `${commands++}`, fingerprint: '' },
    ...{ at: NOW, actor: 'someone' },
    changes: [counters.change(tip, [{ type: 'Added', data: { by: 1 } }])],
  });
/** As somebody with access to the table would put it back. */
const putBack = (item: object) => {
  const { Put } = putAction(item as Parameters<typeof putAction>[0]);
  table.call({ constructor: { name: 'PutItemCommand' }, input: Put ?? {} });
};

it('is found by the first act on it, and not tried again', async () => {
  await add(await read());
  const [before] = table.list<object>(`TIP#${ID}`);
  await add(await read());
  putBack({ ...before });
  let tries = 0;
  const acted = retryOnConflict(async () => {
    tries += 1;
    await add(await read());
  });
  await expect(acted).rejects.toThrow(RolledBack);
  await expect(acted).rejects.toThrow(`The tip of ${ID} is behind its events`);
  expect(tries).toBe(1);
});

it('is said in the log in the words that its alarm counts, in each function that works alone', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await add(await read());
  const [before] = table.list<object>(`TIP#${ID}`);
  await add(await read());
  putBack({ ...before });
  await expect(add(await read())).rejects.toThrow(RolledBack);
  const line = said.mock.lastCall?.[0];
  const { template } = synthesize({ stage: 'test' });
  const filters = ofType(template, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);
  const counting = filters.filter(({ FilterPattern }) => FilterPattern === `{ $.message.says = "${line.says}" }`);
  // Requests that meet it end in a 5xx, which has an alarm of its own; what works alone is heard by its log.
  const heard = JSON.stringify(counting.map(({ LogGroupName }) => LogGroupName)).toLowerCase();
  for (const name of ['recordstips', 'agreementssweep', 'kpissweep', 'escalationsteps', 'signingsteps', 'deliveries'])
    expect(heard).toContain(name);
  const [{ MetricName, MetricNamespace }] = counting[0].MetricTransformations;
  const alarm = ofType(template, 'AWS::CloudWatch::Alarm').find(
    ([, { Properties }]) => Properties.MetricName === MetricName,
  );
  expect(alarm?.[1].Properties).toMatchObject({ Namespace: MetricNamespace, Threshold: 1, Statistic: 'Sum' });
});

it('is no race: whoever writes second on the same tip tries again', async () => {
  const tip = await read();
  await add(tip);
  await expect(add(tip)).rejects.toThrow(StaleWrite);
});
