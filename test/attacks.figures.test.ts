/** A malicious party with a token or a session tries what figures, files and pages could be made to do: nothing of it gets in, runs, or ends in an error of ours. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capabilities } from '../functions/capabilities.ts';
import { tokenKey } from '../functions/identity/token.store.ts';
import { MOST_REPORTS } from '../functions/kpis/tokens/domain/token.rules.ts';
import type { Capability } from '../functions/shared/capability.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { LAST_OF_MARCH, measured, measuring, noonOf } from './a-measured.ts';
import { aSystem, aToken, codesOf, type Sending } from './a-reporting-system.ts';
import type { Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let sent: Sent;
let on: ReturnType<typeof measuring>;
let health: ReturnType<typeof aSystem>;
let secret: string;
beforeAll(async () => {
  cloud = await aCloud({ startAt: LAST_OF_MARCH });
  sent = await measured(cloud, (await cloud.token()).secret);
  on = measuring(cloud, sent);
  await cloud.moveTo(noonOf('2026-06-03'));
  ({ secret } = await aToken(on, 'health'));
  health = aSystem(cloud, sent, secret);
});
afterAll(() => cloud?.stop());

const burns = (value: unknown, more: object = {}) => ({ kpi: 'burns', period: '2026-04', value, ...more });

describe('A report by token', () => {
  it.each<[what: string, cell: Sending]>([
    ['a note that turns the direction of what follows', burns('3', { note: 'No delay\u202eylno' })],
    ['a note of characters that nobody sees', burns('3', { note: 'No\u200b delay' })],
    ['a KPI that every object has', { ...burns('3'), kpi: '__proto__' }],
    ['another one', { ...burns('3'), kpi: 'constructor' }],
    ['a period that every object has', { ...burns('3'), period: 'toString' }],
    ['a number that takes a gigabyte', burns('1e999999999')],
    ['a number of a million digits', burns('9'.repeat(1_000_000))],
    ['a number that is none', burns('NaN')],
    ['a number as an object', burns({ valueOf: 3 })],
    ['a name of another party in it', burns('3', { party: 'police' })],
  ])('with %s is refused in words', async (_, cell) => {
    const started = performance.now();
    const { status, body } = await health.report(cell);
    expect([status, codesOf(body).length > 0]).toEqual([422, true]);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('records as many in a day as a token may; another token of the party has its own', async () => {
    const pk = `TRIES#bearer#${tokenKey(secret).pk}`;
    await cloud.put({ pk, sk: cloud.now().slice(0, 10), reports: MOST_REPORTS - 1 });
    expect((await health.report(burns('3'))).status).toBe(201);
    const over = await health.report(burns('4', { reason: 'Counted anew.' }));
    expect([over.status, codesOf(over.body)]).toEqual([409, ['reports-too-many']]);
    // What stands there already is no new report.
    expect((await health.report(burns('3'))).status).toBe(200);
    const next = aSystem(cloud, sent, (await aToken(on, 'health', 'Ledger')).secret);
    expect((await next.report(burns('4', { reason: 'Counted anew.' }))).status).toBe(201);
  });
});

it('A note that a spreadsheet would run is text in every file that is taken along', async () => {
  const note = '=HYPERLINK("https://evil.example","Pay here")';
  const next = aSystem(cloud, sent, (await aToken(on, 'health', 'Formulas')).secret);
  const told = await next.report({ kpi: 'burns', period: '2026-05', value: '5', note });
  expect(told.status, told.text).toBe(201);
  const reader = on.liaison('police');
  const at = `/agreements/${sent.agreement}/kpis`;
  const record = await reader.open(`${at}/burns/files/record.csv`);
  expect(record.html).toContain(`"'=HYPERLINK(`);
  for (const file of [`${at}/files/figures.csv`, `${at}/files/statuses.csv`, `${at}/burns/files/record.csv`]) {
    const { status, html } = await reader.open(file);
    expect([file, status, html.match(/(^|[,\r\n])"?[=+@][^,\r\n]*/g)]).toEqual([file, 200, null]);
  }
});

const list: Readonly<Record<string, Capability>> = capabilities;
const pages = Object.values(list)
  .flatMap((capability) => Object.values(capability.functions))
  .flatMap(({ routes = {} }) => Object.keys(routes))
  .filter((route) => route.startsWith('GET /') && route.includes('{'));
const ODD = [
  '__proto__',
  'constructor',
  '0',
  '-1',
  '99999999999999999999',
  '%00',
  '%2e%2e',
  '%E2%80%AE',
  'a'.repeat(900),
];

it.each(pages)(
  '%s answers whoever is signed in with a page or with nothing, whatever stands in its address',
  async (route) => {
    const liaison = on.liaison('health');
    const named: Record<string, string> = { agreement: sent.agreement, party: 'health', kpi: 'burns' };
    const parts = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const addresses = parts.flatMap((odd) =>
      ODD.map((value) =>
        route.slice(4).replaceAll(/\{(\w+)\}/g, (_, name) => (name === odd ? value : (named[name] ?? '1'))),
      ),
    );
    for (const address of addresses) {
      const { status } = await liaison.open(address);
      expect([200, 404, 422], `${address}: ${status}`).toContain(status);
    }
  },
);
