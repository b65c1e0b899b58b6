/** Killed before and after what each step of a closing writes, the hand-over of its machine too, the cloud goes on: one closing, each duty once, one report, and one mail of it. An execution that is lost is given anew. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closingIdOf, commitmentsIdOf } from '../../functions/shared/ids.ts';
import { freePort } from '../../infra/laptop/cloud/free-port.ts';
import { aCloud, HOUR, MINUTE, type TestCloud, theTemplate } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';
import type { StepLife } from './escalation-kill-child.ts';

const home = mkdtempSync(join(tmpdir(), 'concord-closing-kill-'));
let template: string;
let ports: StepLife['ports'];
let sent: Sent;
/** Its clause is longer than an execution may watch. */
let long: Sent;
let cloud: TestCloud | undefined;

/** Ends on Thu, Apr 2, 2026, 5 p.m. in New York; the clause on Wed, Apr 22. */
const [ENDS, REMINDED, UNTIL] = ['2026-04-02T21:00:00.000Z', '2026-04-15T13:00:00.000Z', '2026-04-22T21:00:00.000Z'];

async function awake<T>(act: (own: TestCloud) => Promise<T>): Promise<T> {
  cloud = await aCloud({ home, template, ports });
  try {
    return await act(cloud);
  } finally {
    await cloud.stop();
  }
}

beforeAll(async () => {
  template = await theTemplate();
  ports = { http: await freePort(), frontDoor: await freePort() };
  [sent, long] = await awake(async (own) => {
    const token = (await own.token()).secret;
    const ending = (days: number) => {
      const duty = { key: 'account', owner: { party: 'health', office: 'head' }, does: 'Accounts for it.', days };
      const mou = {
        ...aMou({ agencies: ['transport', 'health'] }),
        ...{ kpis: [], commitments: [], closingDuties: [duty], sunset: { months: 1, opensDaysBefore: 14 } },
      };
      return executed(own, token, mou as never);
    };
    return [await ending(20), await ending(320)];
  });
}, 300_000);
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** A life in a process of its own, ended by SIGKILL at that call. */
async function killedAt(to: string, dies: StepLife['dies']): Promise<void> {
  const script = join(import.meta.dirname, './escalation-kill-child.ts');
  const life: StepLife = { home, template, ports, to, dies };
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(life)], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  expect(signal ?? code, `${dies.of} ${dies.writing}`).toBe('SIGKILL');
}

const later = (at: string, by: number) => new Date(Date.parse(at) + by).toISOString();
const WRITES = 'TransactWriteItems';

/** In the order in which one closing comes to them. */
const STEPS: readonly [step: string, to: string, dies: Omit<StepLife['dies'], 'served'>][] = [
  ['the end', later(ENDS, 2 * HOUR), { of: 'agreementssweep', action: WRITES, writing: 'ClosingBegan' }],
  ['handing out', later(ENDS, 3 * HOUR), { of: 'closingsteps', action: WRITES, writing: 'DutiesTaken' }],
  ['waiting', later(ENDS, 4 * HOUR), { of: 'closingsteps', action: 'PutItem', writing: 'TASK#' }],
  ['reminding', later(REMINDED, MINUTE), { of: 'closingsteps', action: WRITES, writing: 'ClosingReminded' }],
  ['reporting', later(UNTIL, MINUTE), { of: 'closingsteps', action: WRITES, writing: 'ClosingReported' }],
  ['sealing', later(UNTIL, HOUR), { of: 'closingseal', action: WRITES, writing: 'ClosingEnded' }],
];

describe('Killed by SIGKILL', () => {
  // Whoever is killed before the call is served comes to the same call again; killed after it, the closing has gone on.
  it.each(STEPS)('before and after what it writes at %s', { timeout: 240_000 }, async (_, to, dies) => {
    await killedAt(to, { ...dies, served: false });
    await killedAt(to, { ...dies, served: true });
  });
});

it('the closing has gone its way once', { timeout: 240_000 }, async () => {
  await awake(async (own) => {
    await own.moveTo(Date.parse(UNTIL) + 26 * HOUR);
    const id = closingIdOf(sent.agreement);
    expect(await own.types(id)).toEqual(['ClosingBegan', 'ClosingReminded', 'ClosingReported', 'ClosingEnded']);
    expect(
      (await own.types(commitmentsIdOf(sent.agreement, 'health'))).filter((type) => type === 'DutiesTaken'),
    ).toEqual(['DutiesTaken']);
    const closed = (await own.types(sent.agreement)).filter((type) => /^Agreement(Ended|Closed)$/.test(type));
    expect(closed).toEqual(['AgreementEnded', 'AgreementClosed']);
    for (const party of ['transport', 'health']) {
      const mails = own.inbox.to(`liaison@${party}.example`).map(({ subject }) => subject);
      expect(mails.filter((subject) => subject.startsWith('Closed, with its report'))).toHaveLength(1);
    }
    const left = own.engine
      .listExecutions()
      .executions.filter(({ name, status }) => status === 'RUNNING' && name.startsWith(id));
    expect(left.map(({ name }) => name)).toEqual([]);
    expect(await own.chainFaults({ agreement: sent.agreement, round: id })).toEqual([]);
  });
});

describe('A closing that is longer than an execution may watch', () => {
  const id = () => closingIdOf(long.agreement);
  const running = (own: TestCloud) =>
    own.engine.listExecutions().executions.filter(({ name, status }) => status === 'RUNNING' && name.startsWith(id()));

  it('is handed over once, killed before and after that is written', { timeout: 900_000 }, async () => {
    const to = later(ENDS, (300 * 24 + 30) * HOUR);
    const dies = { of: 'closingsteps', action: WRITES, writing: 'ClosingHandedOver' };
    await killedAt(to, { ...dies, served: false });
    await killedAt(to, { ...dies, served: true });
    await awake(async (own) => {
      await own.moveTo(Date.parse(to) + HOUR);
      expect(await own.types(id())).toEqual(['ClosingBegan', 'ClosingHandedOver']);
      expect(running(own)).toHaveLength(1);
    });
  });

  it('is given another execution where its own is lost, when it is missed', { timeout: 300_000 }, async () => {
    await awake(async (own) => {
      const [second] = running(own);
      own.engine.stopExecution({ executionArn: second?.executionArn ?? '' });
      expect(running(own)).toEqual([]);
      // A week before the end of the clause it would have reminded.
      await own.moveTo(Date.parse(later(ENDS, 314 * 24 * HOUR)));
      expect(running(own).map(({ name }) => name)).toEqual([expect.stringContaining('-again-')]);
      expect((await own.types(id())).slice(2)).toEqual(['ClosingReminded']);
    });
  });

  it('ends by its clause, once', { timeout: 600_000 }, async () => {
    await awake(async (own) => {
      await own.moveTo(Date.parse(later(ENDS, 325 * 24 * HOUR)));
      expect((await own.types(id())).slice(2)).toEqual(['ClosingReminded', 'ClosingReported', 'ClosingEnded']);
      expect(running(own)).toEqual([]);
      expect(await own.chainFaults({ agreement: long.agreement, round: id() })).toEqual([]);
    });
  });
});
