/** The hourly close is down for two months, and then killed before and after its commit and while its mail goes out: each period closes once, in order, and is told once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataOf } from '../../functions/kpis/plan/domain/plan.events.ts';
import { planIdOf } from '../../functions/shared/ids.ts';
import { aCloud, HOUR, MINUTE, type TestCloud, theTemplate } from '../a-cloud.ts';
import { record } from '../a-figure.ts';
import { DUE, LAST_OF_MARCH, measured, noonOf } from '../a-measured.ts';
import { mailboxOf, type Sent } from '../a-sent-mou.ts';
import type { SweepLife } from './sweep-child.ts';

/** As the laptop tells of a call to it: the action stands in its body. */
const SES = '';
const home = mkdtempSync(join(tmpdir(), 'concord-late-close-'));
let cloud: TestCloud;
let sent: Sent;
const killed: (NodeJS.Signals | number | null)[] = [];

async function killedAt(life: SweepLife): Promise<NodeJS.Signals | number | null> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, './sweep-child.ts'), JSON.stringify(life)],
    { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' },
  );
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

beforeAll(async () => {
  const template = await theTemplate();
  cloud = await aCloud({ home, template, startAt: LAST_OF_MARCH });
  sent = await measured(cloud, (await cloud.token()).secret);
  await cloud.moveBy(2 * HOUR);
  const [sweep, mailer] = [cloud.functionId('kpis-sweep'), cloud.functionId('mailer')];
  cloud.setFaults({ throttle: 1, only: ({ caller }) => caller === sweep });
  await cloud.sleepUntil(noonOf('2026-05-10'));
  await record(cloud, sent, 'police', { 'burns 2026-04': '40' });
  // The morning after the close of June, of which nothing was recorded.
  await cloud.sleepUntil(Date.parse(DUE.june) + 15 * HOUR);
  await cloud.stop();
  const at = (of: string, action: string, served: boolean) => killedAt({ home, template, of, action, served });
  killed.push(await at(sweep, 'TransactWriteItems', false));
  killed.push(await at(sweep, 'TransactWriteItems', true));
  cloud = await aCloud({ home, template });
  // To the morning after, when all of it is told.
  await cloud.moveTo(Date.parse('2026-07-24T12:50:00.000Z'));
  await cloud.stop();
  killed.push(await at(mailer, SES, false));
  killed.push(await at(mailer, SES, true));
  cloud = await aCloud({ home, template });
  await cloud.moveBy(3 * HOUR);
}, 600_000);
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('When the close comes back', () => {
  it('it was killed before and after its commit, and while mail went out', () =>
    expect(killed).toEqual(Array(4).fill('SIGKILL')));

  it('each period has closed once, in the order of their due moments', async () => {
    const { events } = await cloud.history(planIdOf(sent.agreement));
    const closed = events.flatMap(({ type, data }) =>
      type === 'PeriodClosed' ? [data as unknown as DataOf<'PeriodClosed'>] : [],
    );
    expect(closed.map(({ closedAt }) => closedAt)).toEqual([DUE.april, DUE.may, DUE.june]);
    const periods = closed.flatMap(({ statuses }) => statuses.map(({ kpi, period }) => `${kpi} ${period}`));
    expect(new Set(periods).size).toBe(periods.length);
    expect(periods).toHaveLength(10);
    const opened = events.flatMap(({ type, data }) => (type === 'NotReportedTwice' ? [data.kpi] : []));
    expect(opened.sort()).toEqual(['acres', 'burns', 'kept']);
  });

  it('and everyone was told once of all of it', async () => {
    const told = (await cloud.types(planIdOf(sent.agreement))).filter((type) => type === 'PartiesTold');
    expect(told).toHaveLength(1);
    const mails = cloud.inbox
      .to(mailboxOf(sent, 'forestry', 'lead'))
      .filter(({ tags }) => tags.template?.includes('morning'));
    expect(mails.length).toBeGreaterThan(0);
    // A mail is sent at least once: killed while it went out, it may have gone twice.
    expect(new Set(mails.map(({ text }) => text)).size).toBe(1);
  });

  it('and nothing waits any more', async () => {
    await cloud.moveBy(30 * MINUTE);
    expect(cloud.busy()).toEqual([]);
  });
});
