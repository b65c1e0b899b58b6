/** A step that runs twice acts once: after a redrive, in a second execution, and when people act while it is on its way. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DisputeEvent } from '../../functions/disputes/domain/dispute.events.ts';
import { reminders } from '../../functions/disputes/domain/remind.rules.ts';
import type { SdkCall } from '../../infra/laptop/cloud/faults.ts';
import { aCloud, HOUR, MINUTE, type TestCloud } from '../a-cloud.ts';
import { agreeing, anMouInForce, type Drawer, disputesOf } from '../a-dispute-raised.ts';
import { Gates } from '../gates.ts';
import { writes } from '../refusing.ts';

let cloud: TestCloud;
let drawer: Drawer;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 4 });
  drawer = await disputesOf(cloud, await anMouInForce(cloud));
});
afterEach(() => cloud.setFaults({}));
afterAll(() => cloud?.stop());

const justAfter = (at: string) => cloud.justAfter(at);
const count = async (id: string, type: DisputeEvent['type']) => (await drawer.events(id, type)).length;
/** A commit of the workflow's steps. */
const isCommit = ({ caller, action }: SdkCall) =>
  caller === cloud.functionId('escalation-steps') && action === 'TransactWriteItems';

/** An operator stops the execution after the first commit of a step is written, before its answer is there, and takes it up again. */
async function stoppedAndRedriven(id: string, at: string): Promise<void> {
  const { executionArn = '' } = drawer.watch(id, 0) ?? {};
  let stopped = false;
  cloud.setFaults({
    around: async (call, serve) => {
      const reply = await serve();
      if (!stopped && isCommit(call)) {
        stopped = true;
        cloud.engine.stopExecution({ executionArn });
      }
      return reply;
    },
  });
  await justAfter(at);
  expect(drawer.watch(id, 0)?.status).toBe('ABORTED');
  cloud.engine.redriveExecution({ executionArn });
  await cloud.quiet();
}

describe('An execution that was stopped in the middle of a step and is taken up again', () => {
  it('sends no second reminder, and waits on', async () => {
    const id = await drawer.raise();
    const [first = ''] = (await drawer.state(id)).opened.remindAt;
    await stoppedAndRedriven(id, first);
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'RUNNING', in: 'Wait for both offices' });
    expect(drawer.watch(id, 0)?.entered.filter((state) => state === 'Remind who owes an act')).toHaveLength(1);
    expect(await count(id, 'LevelReminded')).toBe(1);
    expect(await drawer.mails(id, 'dispute-reminder')).toHaveLength(1);
  });

  it('climbs one level, with one mail and one execution above', async () => {
    const id = await drawer.raise();
    await stoppedAndRedriven(id, (await drawer.state(id)).opened.deadline);
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'The dispute left this level' });
    expect(await count(id, 'LevelClimbed')).toBe(1);
    expect(await drawer.mails(id, 'dispute-climbed')).toHaveLength(1);
    const above = cloud.engine.listExecutions().executions.filter(({ name }) => name === `${id}-level-1`);
    expect(above.map(({ status }) => status)).toEqual(['RUNNING']);
  });

  it('lets a veto lapse once, and gives back once what the decision makes a side do', async () => {
    const id = await drawer.raise({ vetoers: ['forestry'] });
    const reasonDue = new Date(Date.parse(cloud.now()) + 48 * HOUR).toISOString();
    const dueAt = '2026-04-10T21:00:00.000Z';
    await drawer.happens(id, ...agreeing(0, [{ party: 'health', by: '2026-04-10', dueAt }], reasonDue));
    await drawer.happens(id, {
      type: 'DecisionVetoed',
      data: { party: 'forestry', version: 1, right: 'closures', reasonDue, calendar: 'test@1' },
      body: { by: { name: 'Head of forestry', mailbox: 'head@forestry.example' } },
    });
    await stoppedAndRedriven(id, reasonDue);
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It is settled' });
    expect(await count(id, 'VetoLapsed')).toBe(1);
    expect(await drawer.vetoesOf(id, 'health')).toEqual(['cast', 'lapsed']);
    expect(await drawer.mails(id, 'veto-lapsed')).toHaveLength(1);
  });
});

describe('Two executions of one level', () => {
  it('remind once and climb once', async () => {
    const id = await drawer.raise();
    const { opened } = await drawer.state(id);
    const [{ stateMachineArn } = { stateMachineArn: '' }] = cloud.engine
      .listExecutions()
      .executions.filter(({ name }) => name === `${id}-level-0`);
    const input = JSON.stringify({ dispute: id, level: 0 });
    cloud.engine.startExecution({ stateMachineArn, name: `${id}-again`, input });
    await cloud.quiet();
    await justAfter(opened.remindAt[0] ?? '');
    expect(await count(id, 'LevelReminded')).toBe(1);
    await justAfter(opened.deadline);
    expect(await count(id, 'LevelClimbed')).toBe(1);
    expect(await drawer.mails(id, 'dispute-climbed')).toHaveLength(1);
    const both = cloud.engine.listExecutions().executions.filter(({ name }) => /-(level-0|again)$/.test(name));
    for (const { name, status } of both.filter((one) => one.name.startsWith(id)))
      expect(status, name).toBe('SUCCEEDED');
  });
});

describe('Someone acts while a step is on its way', () => {
  it('a decision that is recorded first keeps the dispute from climbing', async () => {
    const id = await drawer.raise();
    const gates = new Gates((call) => (writes('LevelClimbed')(call) ? 'climb' : undefined), ['decided', 'climb']);
    cloud.setFaults({ around: gates.around });
    const moving = justAfter((await drawer.state(id)).opened.deadline);
    await gates.arrived('climb');
    await drawer.records(id, ...agreeing(0));
    gates.pass('decided');
    await moving;
    expect(await drawer.state(id)).toMatchObject({ status: 'decided', level: 0 });
    expect(await count(id, 'LevelClimbed')).toBe(0);
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It is settled' });
  });

  it('an act between the look and the wait wakes nobody, and is seen all the same', async () => {
    const waits = cloud.functionId('escalation-steps');
    const gates = new Gates(
      ({ caller, action, body }) =>
        caller === waits && action === 'PutItem' && body.includes('TASK#') ? 'token' : undefined,
      ['acted', 'token'],
    );
    cloud.setFaults({ around: gates.around });
    const raised = drawer.raise();
    await gates.arrived('token');
    const id = (await cloud.items<{ stream: string; state: { status: string } }>('TIP#dsp_'))
      .filter(({ state }) => state.status === 'open')
      .map(({ stream }) => stream)
      .sort((one, other) => Number(one.split('-').at(-1)) - Number(other.split('-').at(-1)))
      .at(-1) as string;
    await drawer.records(id, ...agreeing(0));
    gates.pass('acted');
    await raised;
    await cloud.quiet();
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It is settled' });
  });

  it('deadlines that run again between the look and the wait are seen, too', async () => {
    // A Monday morning in New York: business days end while deadlines are paused, so that they move.
    await cloud.moveTo('2026-05-04T14:00:00.000Z');
    const id = await drawer.raise();
    await drawer.pause(20, []);
    const waits = cloud.functionId('escalation-steps');
    const gates = new Gates(
      ({ caller, action, body }) =>
        caller === waits && action === 'PutItem' && body.includes('TASK#') ? 'token' : undefined,
      ['resumed', 'token'],
    );
    cloud.setFaults({ around: gates.around });
    const { opened } = await drawer.state(id);
    const moving = justAfter(opened.remindAt[0] ?? '');
    await gates.arrived('token');
    await drawer.resumes([]);
    gates.pass('resumed');
    await moving;
    const [next = ''] = reminders(await drawer.state(id), { now: cloud.now(), pauses: await drawer.pauses() });
    const over = Date.parse(drawer.watch(id, 0)?.until ?? '') - Date.parse(next);
    expect(over, next).toBeGreaterThanOrEqual(0);
    expect(over, next).toBeLessThan(MINUTE);
  });
});
