/** Killed while a sheet is taken or recorded, before or after what is written, the cloud goes on: nothing is lost, and nothing is half written. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportsIdOf } from '../../functions/shared/ids.ts';
import { freePort } from '../../infra/laptop/cloud/free-port.ts';
import { aCloud, type TestCloud, theTemplate, told } from '../a-cloud.ts';
import { LAST_OF_MARCH, measured, measuring, noonOf } from '../a-measured.ts';
import type { Sent } from '../a-sent-mou.ts';
import type { SheetLife } from '../sheet-kill-child.ts';

const home = mkdtempSync(join(tmpdir(), 'concord-sheet-kill-'));
let where: Pick<SheetLife, 'home' | 'template' | 'ports'>;
let sent: Sent;
let cloud: TestCloud;

beforeAll(async () => {
  where = { home, template: await theTemplate(), ports: { http: await freePort(), frontDoor: await freePort() } };
  cloud = await aCloud({ ...where, startAt: LAST_OF_MARCH });
  sent = await measured(cloud, (await cloud.token()).secret);
  await cloud.moveTo(noonOf('2026-05-04'));
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** The same request to a life in a process of its own, ended by SIGKILL at that call; then the cloud is here again. */
async function killedAt(life: Pick<SheetLife, 'asks' | 'dies'>): Promise<void> {
  await cloud.stop();
  const script = join(import.meta.dirname, '../sheet-kill-child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify({ ...where, ...life })], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  expect(signal ?? code, JSON.stringify(life.dies)).toBe('SIGKILL');
  cloud = await aCloud(where);
}

const types = () => cloud.types(reportsIdOf(sent.agreement, 'health'));
const SHEET = 'kpi,period,value,numerator,denominator\nburns,2026-04,40,,\nkept,2026-04,,45,50\n';

it('A sheet is taken and recorded whole, wherever the cloud is killed', async () => {
  const lead = measuring(cloud, sent).lead('health');
  const { browser } = lead;
  await lead.open(measuring(cloud, sent).path('health', '/sheet'));
  const asking = ([url, fields]: [URL, URLSearchParams]): SheetLife['asks'] => ({
    ...{ path: url.pathname, cookie: browser.cookie, body: new URLSearchParams(fields).toString() },
    type: 'application/x-www-form-urlencoded',
  });
  const handsIn = browser.formOf('Look at it first', { pasted: SHEET });
  for (const served of [false, true]) await killedAt({ asks: asking(handsIn), dies: { action: 'PutItem', served } });
  // Whoever sends the form again has the sheet, once.
  const looked = await browser.request(handsIn[0], handsIn[1]);
  expect(looked.html).toContain('2 rows would be recorded');
  expect(await types()).toEqual([]);

  const send = browser.formOf('Send these figures');
  await killedAt({ asks: asking(send), dies: { action: 'TransactWriteItems', served: false } });
  expect([await types(), await measuring(cloud, sent).values('health')]).toEqual([[], {}]);
  expect((await browser.request(new URL(looked.url))).html).toContain('2 rows would be recorded');

  await killedAt({ asks: asking(send), dies: { action: 'TransactWriteItems', served: true } });
  expect(await types()).toEqual(['ValuesReported']);
  expect(await measuring(cloud, sent).values('health')).toEqual({ 'burns 2026-04': '40', 'kept 2026-04': '45 of 50' });
  // Nobody saw the answer: the same form is answered as the first time, and records nothing more.
  expect(told(await browser.request(...send))).toContain('200 2 figures are recorded.');
  expect(await types()).toEqual(['ValuesReported']);
});
