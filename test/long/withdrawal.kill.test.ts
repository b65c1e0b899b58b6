/** The hourly sweep is down over the last days of two notices, and then killed before and after its commit and while its mail goes out: who has left and what has ended is recorded once, with the moments of the notices. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closingIdOf } from '../../functions/shared/ids.ts';
import { aCloud, DAY, HOUR, type TestCloud, theTemplate } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMou, mailboxOf, type Sent } from '../a-sent-mou.ts';
import type { SweepLife } from './sweep-child.ts';

/** As the laptop tells of a call to it: the action stands in its body. */
const SES = '';
/** Thirty days after the morning, by the text of both; Wed, Apr 1. */
const LAST = '2026-04-01T21:00:00.000Z';

const home = mkdtempSync(join(tmpdir(), 'concord-leaving-'));
let cloud: TestCloud;
let bearer: string;
let three: Sent;
let pair: Sent;

async function killedAt(life: SweepLife): Promise<NodeJS.Signals | number | null> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, './sweep-child.ts'), JSON.stringify(life)],
    { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' },
  );
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

async function withdraw(sent: Sent): Promise<void> {
  const head = cloud.person(mailboxOf(sent, 'health'));
  await head.open(`/agreements/${sent.agreement}/withdrawal`);
  await head.browser.press('Give notice of withdrawal', { reason: 'Fires are ours no more.', sure: 'yes' });
  await cloud.quiet();
}

interface Shown {
  inForce: boolean;
  parties: string[];
}
const shown = async ({ agreement }: Sent): Promise<Shown> =>
  (await cloud.call<Shown>('GET', `/api/agreements/${agreement}`, { bearer })).body;
const recorded = async ({ agreement }: Sent, type: string) =>
  (await cloud.history(agreement)).events.filter((one) => one.type === type).map(({ data }) => data);

const killed: (NodeJS.Signals | number | null)[] = [];

beforeAll(async () => {
  const template = await theTemplate();
  cloud = await aCloud({ home, template });
  bearer = (await cloud.token()).secret;
  const of = (agencies: string[]) => aMou({ agencies, terminationNotice: { days: 30 } } as object);
  three = await executed(cloud, bearer, of(['transport', 'health', 'forestry']));
  pair = await executed(cloud, bearer, of(['transport', 'health']));
  for (const sent of [three, pair]) await withdraw(sent);
  await cloud.moveBy(25 * DAY);
  const [sweep, mailer] = [cloud.functionId('agreements-sweep'), cloud.functionId('mailer')];
  cloud.setFaults({ throttle: 1, only: ({ caller }) => caller === sweep });
  await cloud.moveBy(20 * DAY);
  // Nobody has recorded it, and everyone is told so.
  expect(await shown(three)).toMatchObject({ inForce: true, parties: ['transport', 'forestry'] });
  expect(await shown(pair)).toMatchObject({ inForce: false });
  for (const sent of [three, pair]) expect(await recorded(sent, 'PartyLeft')).toEqual([]);
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

  it('who has left is recorded once, with the moment of the notice', async () => {
    expect(await recorded(three, 'PartyLeft')).toEqual([{ withdrawal: 1, party: 'health', at: LAST }]);
    expect(await recorded(pair, 'PartyLeft')).toEqual([]);
  });

  it('the MOU of two has ended by it, once, with its closing; that of three goes on', async () => {
    expect(await recorded(pair, 'AgreementEnded')).toEqual([
      { version: 1, endedAt: LAST, fewer: true, closesBy: LAST },
    ]);
    expect((await cloud.types(closingIdOf(pair.agreement))).slice(0, 1)).toEqual(['ClosingBegan']);
    expect(await recorded(three, 'AgreementEnded')).toEqual([]);
    expect(await shown(three)).toMatchObject({ inForce: true, parties: ['transport', 'forestry'] });
  });

  it('everyone is told', () => {
    for (const [party, who] of [
      ['transport', 'A party'],
      ['health', 'Your agency'],
    ] as const) {
      const of = (sent: Sent) => cloud.mails(sent, party).map(({ subject }) => subject);
      expect(of(three)).toContain(`${who} has left: ${three.number}`);
      expect(of(pair)).toContain(`Ended: ${pair.number}`);
    }
  });

  it('nothing waits any more', async () => {
    await cloud.moveBy(5 * DAY);
    expect(await recorded(three, 'PartyLeft')).toHaveLength(1);
    expect(await recorded(pair, 'AgreementEnded')).toHaveLength(1);
    expect(cloud.busy()).toEqual([]);
  });
});
