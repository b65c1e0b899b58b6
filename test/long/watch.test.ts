/** Whatever waits for a deadline is watched: what ends a watch is on the record, and what no execution watches is found and begun again. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WatchRow } from '../../functions/shared/ledger/watch.store.ts';
import { aCloud, DAY, HOUR, MINUTE, type TestCloud, told } from '../a-cloud.ts';
import { agreeing, type Drawer, disputesOf } from '../a-dispute-raised.ts';
import { disputing, executed, pressing } from '../a-disputed-mou.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';
import { Gates } from '../gates.ts';
import { refusing } from '../refusing.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
let drawer: Drawer;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  sent = await executed(cloud, token);
  drawer = await disputesOf(cloud, sent);
});
afterEach(() => cloud.setFaults({}));
afterAll(() => cloud?.stop());

const rowOf = async (stream: string): Promise<WatchRow | undefined> =>
  (await cloud.items<WatchRow>(`WATCH#${stream}`))[0];
const named = (prefix: string) =>
  cloud.engine.listExecutions().executions.filter(({ name }) => name.startsWith(prefix));
const running = (prefix: string) => named(prefix).filter(({ status }) => status === 'RUNNING');
const stop = (name: string) =>
  cloud.engine.stopExecution({ executionArn: named(name).find((one) => one.name === name)?.executionArn ?? '' });
const isOfDisputes = { offices: { transport: ['director', 'head'], health: ['director', 'head'] } };

describe('A veto that is begun before its time is over, and recorded after the watch has ended', () => {
  it('is refused, because the end of the watch is on the record: it is never acknowledged and watched by nobody', async () => {
    const { docket, holder } = disputing(cloud, sent);
    const id = await drawer.raise({ ...isOfDisputes, vetoers: ['forestry'] });
    const vetoUntil = new Date(Date.parse(cloud.now()) + 48 * HOUR).toISOString();
    await drawer.happens(id, ...agreeing(0, [], vetoUntil));
    await cloud.moveTo(Date.parse(vetoUntil) - 10 * MINUTE);
    const person = holder('forestry');
    await person.open(`${docket}/${id.split('-').at(-1)}/veto`);
    const veto = pressing(person.browser, 'Veto this decision', { right: 'closures' });

    const acts = cloud.functionId('disputes-acts');
    const steps = cloud.functionId('escalation-steps');
    const gates = new Gates(
      ({ caller, action }) =>
        action !== 'TransactWriteItems' ? undefined : caller === acts ? 'veto' : caller === steps ? 'end' : undefined,
      ['end', 'veto'],
    );
    cloud.setFaults({ around: gates.around });
    const answer = veto();
    await gates.arrived('veto');
    cloud.clock.moveTo(cloud.engine.nextTimer() ?? 0);
    cloud.engine.runDue();
    expect(told(await answer)).toContain('The time for a veto is over.');
    await cloud.quiet();
    expect(await drawer.events(id, 'WatchEnded')).toHaveLength(1);
    expect(await drawer.state(id)).toMatchObject({ status: 'decided', watchEnded: true });
    expect(await rowOf(id)).toBeUndefined();
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It is settled' });
  });
});

describe('An execution that is ended from outside', { timeout: 300_000 }, () => {
  it('of a dispute is missed two hours after its next moment, and another does what was due', async () => {
    const id = await drawer.raise(isOfDisputes);
    const { opened } = await drawer.state(id);
    const [first = ''] = opened.remindAt;
    stop(`${id}-level-0`);
    await cloud.moveTo(Date.parse(first) + HOUR);
    expect(running(id), 'it may only be late').toEqual([]);
    await cloud.moveTo(Date.parse(first) + 3 * HOUR);
    expect(running(id).map(({ name }) => name)).toEqual([expect.stringMatching(`^${id}-level-0-again-\\d{12}$`)]);
    expect(await drawer.events(id, 'LevelReminded')).toHaveLength(1);
    await cloud.justAfter(opened.deadline);
    expect(await drawer.state(id)).toMatchObject({ level: 1 });
    expect(await rowOf(id)).toMatchObject({ name: `${id}-level-1` });
    expect(cloud.log()).toContain('watch begun again');
  });

  it('of a round is missed as well, and the round lapses on its day', async () => {
    const round = await cloud.send(token, aMou({ signing: { periodDays: 10 } }));
    const { deadline, remindAt } = await cloud.stand(token, round);
    stop(round.round);
    await cloud.moveTo(Date.parse(remindAt[0] ?? '') + 3 * HOUR);
    expect((await cloud.stand(token, round)).reminders).toBe(1);
    await cloud.justAfter(deadline);
    expect((await cloud.stand(token, round)).status).toBe('lapsed');
    expect(await rowOf(round.round)).toBeUndefined();
    expect(running(round.round)).toEqual([]);
  });

  it('is missed two hours after an act that wakes nobody: the next group is asked', async () => {
    const groups = [['transport'], ['health']];
    const agencies = groups.flat();
    const round = await cloud.send(token, aMou({ agencies, signing: { order: { kind: 'groups', groups } } }));
    stop(round.round);
    expect(told(await cloud.head(round, 'transport').sign())).toContain('recorded');
    await cloud.quiet();
    expect(cloud.mails(round, 'health')).toEqual([]);
    await cloud.moveBy(3 * HOUR);
    expect(cloud.mails(round, 'health')).toHaveLength(1);
    expect(told(await cloud.head(round, 'health').sign())).toMatch(/recorded|executed/);
    await cloud.quiet();
    expect((await cloud.stand(token, round)).status).toBe('executed');
    expect(await rowOf(round.round)).toBeUndefined();
  });
});

describe('An execution that never begins', { timeout: 300_000 }, () => {
  it('because its start was given up, is begun later all the same', async () => {
    const conductor = cloud.functionId('conductor');
    const refuse = refusing(({ caller }) => caller === conductor);
    cloud.setFaults({
      around: (call, serve) => (call.action === 'StartExecution' ? refuse(call, serve) : serve()),
    });
    const levels = [1, 60].map((businessDays) => ({ name: `${businessDays} days`, businessDays }));
    const id = await drawer.raise({ ...isOfDisputes, ladder: { levels } });
    // Each time the sweep comes, it is tried once more.
    for (let tries = 0; tries < 9; tries++) await cloud.moveBy(13 * HOUR);
    const start = (await cloud.effects()).find(({ pk }) => pk.startsWith(`FLOW#${id}#`));
    expect(start).toMatchObject({ status: 'gave up', effect: { kind: 'start' } });
    expect(named(id)).toEqual([]);
    cloud.setFaults({});
    await cloud.moveBy(DAY);
    expect(await drawer.state(id), 'what was due meanwhile is done').toMatchObject({ level: 1 });
    expect(await drawer.events(id, 'LevelClimbed')).toHaveLength(1);
    expect(running(id).map(({ name }) => name)).toEqual([`${id}-level-1`]);
  });
});

describe('The latest execution watches', () => {
  it('and an earlier one ends when it looks', async () => {
    const id = await drawer.raise(isOfDisputes);
    const stateMachineArn = named(`${id}-level-0`)[0]?.stateMachineArn ?? '';
    const input = JSON.stringify({ dispute: id, level: 0 });
    cloud.engine.startExecution({ stateMachineArn, name: `${id}-by-hand`, input });
    await cloud.quiet();
    expect(await rowOf(id)).toMatchObject({ name: `${id}-by-hand` });
    await cloud.justAfter((await drawer.state(id)).opened.remindAt[0] ?? '');
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'Another execution watches over it' });
    expect(running(id).map(({ name }) => name)).toEqual([`${id}-by-hand`]);
    expect(await drawer.events(id, 'LevelReminded')).toHaveLength(1);
  });
});

it('whatever is over has no watch, and whatever is open has one', async () => {
  const tips = await cloud.items<{ stream: string; state: { status: string; watchEnded?: true } }>('TIP#dsp_');
  for (const { stream, state } of tips) {
    const open =
      state.status === 'open' || state.status === 'vetoed' || (state.status === 'decided' && !state.watchEnded);
    expect((await rowOf(stream)) !== undefined, `${stream} is ${state.status}`).toBe(open);
  }
});
