/** The hourly sweep is down for a month, and then killed before and after its commit and while its mail goes out: what took effect and what ended is recorded once, in order, as it was signed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, DAY, HOUR, MORNING, type TestCloud, theTemplate } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';
import { signedByAll, successorOut } from '../a-successor.ts';
import type { SweepLife } from './sweep-child.ts';

/** As the laptop tells of a call to it: the action stands in its body. */
const SES = '';

const agencies = ['transport', 'health'];
const MONTH = 31 * DAY;
const sunset = { months: 1, then: 'ends', opensDaysBefore: 14 };
const dayIn = (days: number): string => new Date(Date.parse(MORNING) + days * DAY).toISOString().slice(0, 10);

const home = mkdtempSync(join(tmpdir(), 'concord-late-'));
let cloud: TestCloud;
let bearer: string;
let sent: Sent;

async function killedAt(life: SweepLife): Promise<NodeJS.Signals | number | null> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, './sweep-child.ts'), JSON.stringify(life)],
    { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' },
  );
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

interface Shown {
  version: number;
  inForce: boolean;
  term: { effectiveAt: string; endsAt: string };
}
const shown = async (): Promise<Shown> =>
  (await cloud.call<Shown>('GET', `/api/agreements/${sent.agreement}`, { bearer })).body;
const recorded = async (type: string) =>
  (await cloud.history(sent.agreement)).events.filter((one) => one.type === type);

/** An amendment of a month's MOU is signed for its tenth day; nothing sweeps on that day, nor on the last one. */
let terms: Shown['term'];
const killed: (NodeJS.Signals | number | null)[] = [];

beforeAll(async () => {
  const template = await theTemplate();
  cloud = await aCloud({ home, template });
  bearer = (await cloud.token()).secret;
  sent = await executed(cloud, bearer, aMou({ agencies, sunset } as object));
  const on = { title: 'Two maps, one truth', effective: { kind: 'on', day: dayIn(10) } };
  await signedByAll(cloud, await successorOut(cloud, bearer, sent, { ...sent.mou, ...on }));
  const [sweep, mailer] = [cloud.functionId('agreements-sweep'), cloud.functionId('mailer')];
  cloud.setFaults({ throttle: 1, only: ({ caller }) => caller === sweep });
  await cloud.sleepUntil(Date.parse(cloud.now()) + 20 * DAY);
  const between = await shown();
  expect(between).toMatchObject({ version: 2, inForce: true });
  terms = between.term;
  await cloud.sleepUntil(Date.parse(cloud.now()) + MONTH);
  expect(await shown()).toMatchObject({ version: 2, inForce: false });
  expect(await recorded('VersionTookEffect')).toEqual([]);
  await cloud.stop();
  const at = (of: string, action: string, served: boolean) => killedAt({ home, template, of, action, served });
  killed.push(await at(sweep, 'TransactWriteItems', false));
  killed.push(await at(sweep, 'TransactWriteItems', true));
  killed.push(await at(mailer, SES, false));
  killed.push(await at(mailer, SES, true));
  cloud = await aCloud({ home, template });
  await cloud.moveBy(3 * HOUR);
}, 300_000);
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('When the sweep comes back', () => {
  it('it was killed before and after its commit, and while mail went out', () =>
    expect(killed).toEqual(Array(4).fill('SIGKILL')));

  it('what took effect and what ended are recorded once each, in that order, with the moments that were signed', async () => {
    const [began, ...moreBegan] = await recorded('VersionTookEffect');
    const [ended, ...moreEnded] = await recorded('AgreementEnded');
    expect([moreBegan, moreEnded]).toEqual([[], []]);
    expect(began?.data).toMatchObject({ version: 2, effectiveAt: terms.effectiveAt });
    expect(ended?.data).toMatchObject({ version: 2, endedAt: terms.endsAt });
    expect(began?.seq).toBeLessThan(ended?.seq ?? 0);
  });

  it('everyone is told of both', () => {
    for (const party of agencies) {
      const subjects = cloud.mails(sent, party).map(({ subject }) => subject);
      for (const begins of ['In effect: ', 'Ended: '])
        expect(subjects.filter((subject) => subject.startsWith(begins)).length, begins).toBeGreaterThan(0);
    }
  });

  it('nothing waits any more', async () => {
    await cloud.moveBy(5 * DAY);
    expect(await recorded('AgreementEnded')).toHaveLength(1);
    expect(cloud.busy()).toEqual([]);
  });
});
