/** Killed in the middle of any step of a dispute's workflow, before or after what it writes, the cloud goes on: nothing is lost, nothing is done twice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisputeEvent } from '../../functions/disputes/domain/dispute.events.ts';
import { freePort } from '../../infra/laptop/cloud/free-port.ts';
import { aCloud, DAY, MINUTE, type TestCloud, theTemplate } from '../a-cloud.ts';
import { agreeing, anMouInForce, type Drawer, disputesOf, speaker } from '../a-dispute-raised.ts';
import type { Sent } from '../a-sent-mou.ts';
import type { StepLife } from './escalation-kill-child.ts';

const home = mkdtempSync(join(tmpdir(), 'concord-step-kill-'));
let template: string;
let ports: StepLife['ports'];
let sent: Sent;
let cloud: TestCloud | undefined;

beforeAll(async () => {
  template = await theTemplate();
  ports = { http: await freePort(), frontDoor: await freePort() };
  cloud = await aCloud({ home, template, ports });
  sent = await anMouInForce(cloud);
  await cloud.stop();
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** The cloud runs here for as long as that takes, and stops. */
async function awake<T>(act: (drawer: Drawer, cloud: TestCloud) => Promise<T>): Promise<T> {
  cloud = await aCloud({ home, template, ports });
  const result = await act(await disputesOf(cloud, sent), cloud);
  await cloud.stop();
  return result;
}

/** A life in a process of its own, ended by SIGKILL at that call. */
async function killedAt(life: Omit<StepLife, 'home' | 'template' | 'ports'>): Promise<void> {
  const script = join(import.meta.dirname, './escalation-kill-child.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, JSON.stringify({ home, template, ports, ...life } satisfies StepLife)],
    { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  expect(signal ?? code, `${life.dies.of} ${life.dies.action}`).toBe('SIGKILL');
}

const on = (at: string, days: number) => new Date(Date.parse(at) + days * DAY).toISOString();
const soonAfter = (at: string) => new Date(Date.parse(at) + MINUTE).toISOString();

/** What has to be there for a step, and when it comes. */
interface Case {
  step: string;
  prepare: (drawer: Drawer, now: string) => Promise<{ id: string; at: string }>;
  dies: Omit<StepLife['dies'], 'served'>;
  refuses?: string;
  /** What the step records, and the mail that goes with it. */
  type?: DisputeEvent['type'];
  template?: string;
  /** Where the execution of the first level is afterwards. */
  ends: string;
}

const WRITES = { of: 'escalationsteps', action: 'TransactWriteItems' };
/** A first level of so many business days; of two, the reminder comes on the first of them, and of one there is none. */
const ladderOf = (businessDays: number) => ({
  levels: [
    { name: 'Program managers', businessDays },
    { name: 'Heads', businessDays: 9 },
  ],
});
const reminderDue = async (drawer: Drawer) => {
  const id = await drawer.raise({ ladder: ladderOf(2) });
  return { id, at: (await drawer.state(id)).opened.remindAt[0] ?? '' };
};
const deadlineDue = async (drawer: Drawer) => {
  const id = await drawer.raise({ ladder: ladderOf(1) });
  return { id, at: (await drawer.state(id)).opened.deadline };
};
const CASES: Case[] = [
  {
    step: 'look',
    prepare: reminderDue,
    dies: { of: 'escalationsteps', action: 'BatchGetItem' },
    type: 'LevelReminded',
    template: 'dispute-reminder',
    ends: 'Wait for both offices',
  },
  {
    step: 'look, with what it keeps',
    prepare: reminderDue,
    dies: { of: 'escalationsteps', action: 'PutItem', writing: 'WATCH#' },
    type: 'LevelReminded',
    template: 'dispute-reminder',
    ends: 'Wait for both offices',
  },
  {
    step: 'wait',
    prepare: reminderDue,
    dies: { of: 'escalationsteps', action: 'PutItem', writing: 'TASK#' },
    type: 'LevelReminded',
    template: 'dispute-reminder',
    ends: 'Wait for both offices',
  },
  {
    step: 'remind',
    prepare: reminderDue,
    dies: WRITES,
    type: 'LevelReminded',
    template: 'dispute-reminder',
    ends: 'Wait for both offices',
  },
  {
    step: 'climb',
    prepare: deadlineDue,
    dies: WRITES,
    type: 'LevelClimbed',
    template: 'dispute-climbed',
    ends: 'The dispute left this level',
  },
  {
    step: 'lapse-veto',
    prepare: async (drawer, now) => {
      const id = await drawer.raise({ vetoers: ['forestry'] });
      const [reasonDue, dueAt] = [on(now, 2), on(now, 9)];
      await drawer.happens(id, ...agreeing(0, [{ party: 'health', by: dueAt.slice(0, 10), dueAt }], reasonDue));
      await drawer.happens(id, {
        type: 'DecisionVetoed',
        data: { party: 'forestry', version: 1, right: 'closures', reasonDue, calendar: 'test@1' },
        body: { by: speaker('forestry') },
      });
      return { id, at: reasonDue };
    },
    dies: WRITES,
    type: 'VetoLapsed',
    template: 'veto-lapsed',
    ends: 'It is settled',
  },
  {
    step: 'end-watch',
    prepare: async (drawer, now) => {
      const id = await drawer.raise({ vetoers: ['forestry'] });
      const at = on(now, 2);
      await drawer.happens(id, ...agreeing(0, [], at));
      return { id, at };
    },
    dies: WRITES,
    type: 'WatchEnded',
    ends: 'It is settled',
  },
  {
    step: 'stall',
    prepare: deadlineDue,
    dies: { ...WRITES, writing: 'DisputeStalled' },
    refuses: 'LevelClimbed',
    type: 'DisputeStalled',
    ends: 'Wait for the repair',
  },
];

describe.each(CASES)(
  'Killed while it does the step "$step"',
  ({ prepare, dies, refuses, type, template: mail, ends }) => {
    it.each([
      ['before its call is served', false],
      ['after it, with the answer still on its way', true],
    ])('%s', { timeout: 180_000 }, async (_, served) => {
      const { id, at } = await awake(async (drawer, { now }) => prepare(drawer, now()));
      // A step that fails is tried again for some minutes.
      const to = refuses === undefined ? soonAfter(at) : new Date(Date.parse(at) + 10 * MINUTE).toISOString();
      await killedAt({ to, dies: { ...dies, served }, ...(refuses !== undefined && { refuses }) });
      await awake(async (drawer, cloud) => {
        await cloud.moveTo(to);
        const watch = drawer.watch(id, 0);
        const events = await drawer.events(id, type);
        expect(events).toHaveLength(1);
        expect(watch?.in).toBe(ends);
        if (mail) expect(await drawer.mails(id, mail)).toHaveLength(1);
        expect(await cloud.chainFaults({ agreement: sent.agreement, round: id })).toEqual([]);
        // Out of the way of the next one.
        const { status } = await drawer.state(id);
        const { level } = await drawer.state(id);
        const body = { by: speaker('transport'), reason: 'The test is over.' };
        if (status === 'open') await drawer.happens(id, { type: 'DisputeWithdrawn', data: { level }, body });
        const repaired = ends === 'Wait for the repair' ? 61 * MINUTE : 0;
        if (repaired > 0) await cloud.moveBy(repaired);
        const left = cloud.engine
          .listExecutions()
          .executions.filter(({ name, status }) => status === 'RUNNING' && name.startsWith(id));
        expect(left.map(({ name }) => name)).toEqual([]);
        if (type === 'VetoLapsed') expect(await drawer.vetoesOf(id, 'health')).toEqual(['cast', 'lapsed']);
      });
    });
  },
);
