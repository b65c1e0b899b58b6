/** Executions of an earlier release, which live for a year, go their whole way with the steps of today; those of today likewise. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, type TestCloud, theTemplate, told } from '../a-cloud.ts';
import { agreeing, anMouInForce, type Drawer, disputesOf, speaker } from '../a-dispute-raised.ts';
import type { Sent } from '../a-sent-mou.ts';
import { reviewing } from '../an-answered-review.ts';
import { refusing, writes } from '../refusing.ts';
import { ofType, type Template } from '../template.ts';

/**
 * `in-flight/escalation-0.4.0.asl.json` and its like: the definitions as the releases had them that may still have executions; none is
 * changed any more, and after a year it goes. Nothing has been deployed so far, so that there is none: today's take their place.
 */
const FROZEN = join(import.meta.dirname, '../in-flight');
const definitionOf = (name: string): string => {
  const frozen = existsSync(FROZEN) ? readdirSync(FROZEN).find((file) => file.startsWith(`${name}-`)) : undefined;
  return readFileSync(
    frozen ? join(FROZEN, frozen) : join(import.meta.dirname, `../../workflows/${name}.asl.json`),
    'utf8',
  );
};
/** With how the ids of each begin in the template. */
const MACHINES = { signing: 'signing', escalation: 'escalation', 'sunset-review': 'review' } as const;

/** Today's functions behind the machines of then. */
async function templateOfThen(folder: string): Promise<string> {
  cpSync(await theTemplate(), folder, { recursive: true });
  const file = join(folder, 'Concord.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const machines = ofType(template, 'AWS::StepFunctions::StateMachine');
  for (const [name, id] of Object.entries(MACHINES)) {
    const machine = machines.find(([logical]) => logical.toLowerCase().startsWith(id))?.[1].Properties;
    machine.DefinitionString = definitionOf(name);
    for (const [, used = ''] of machine.DefinitionString.matchAll(/\$\{([^}]+)\}/g))
      expect(Object.keys(machine.DefinitionSubstitutions), `${name} has lost a function`).toContain(used);
  }
  writeFileSync(file, JSON.stringify(template));
  return folder;
}

const folder = mkdtempSync(join(tmpdir(), 'concord-in-flight-'));
let cloud: TestCloud;
let sent: Sent;
let drawer: Drawer;

beforeAll(async () => {
  cloud = await aCloud({ template: await templateOfThen(folder) });
  sent = await anMouInForce(cloud);
  drawer = await disputesOf(cloud, sent);
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const justAfter = (at: string) => cloud.justAfter(at);
/** Every state that executions of a machine have been in; those that ended more than 90 days ago are gone. */
const beenIn = (machine: string): Set<string> =>
  new Set(
    cloud.engine
      .listExecutions()
      .executions.filter(({ stateMachineArn }) => stateMachineArn.toLowerCase().includes(machine))
      .flatMap(({ executionArn }) => cloud.engine.getExecutionHistory({ executionArn }).events as unknown as Entered[])
      .flatMap(({ stateEnteredEventDetails: state }) => state?.name ?? []),
  );
interface Entered {
  stateEnteredEventDetails?: { name: string };
}
const tasksOf = (name: string): string[] => {
  const { States } = JSON.parse(definitionOf(name)) as {
    States: Record<string, { Type: string }>;
  };
  return Object.entries(States).flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));
};

describe('A signing round of an earlier release', () => {
  it('is executed, sealed and over', async () => {
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    expect((await cloud.types(sent.agreement)).slice(-3)).toEqual(['AgreementExecuted', 'SunsetSet', 'CopySealed']);
  });

  it('reminds, warns and lapses', async () => {
    const { secret } = await cloud.token();
    const late = await cloud.send(secret);
    expect(told(await cloud.head(late, 'health').sign())).toContain('Your signature is recorded');
    const { remindAt, warnAt, deadline } = await cloud.stand(secret, late);
    for (const at of [remindAt[0] ?? '', warnAt, deadline]) await justAfter(at);
    expect((await cloud.stand(secret, late)).status).toBe('lapsed');
    expect(cloud.execution(late)?.status).toBe('SUCCEEDED');
  });
});

describe('A review of an earlier release', () => {
  it('is revealed, renewed or not, and closed', async () => {
    const of = await reviewing(cloud, sent);
    const on = (days: number) => new Date(Date.parse(cloud.now()) + days * 86_400_000).toISOString();
    const windows = { answersBy: on(2), textBy: on(3), warnAt: on(4), closesAt: on(5) };
    const number = await of.calls('transport', { windows });
    await of.answers('transport', 'end', undefined, number);
    await cloud.moveTo(Date.parse(on(6)));
    expect(await of.types(number)).toEqual([
      'ReviewOpened',
      'EvidenceFrozen',
      'Answered',
      'AnswersRevealed',
      'ReviewClosed',
    ]);
    expect(of.watch(number)).toMatchObject({ status: 'SUCCEEDED', in: 'The review is closed' });
  });
});

describe('A level of a dispute of an earlier release', () => {
  const been = new Set<string>();
  afterEach(() => {
    for (const state of beenIn('escalation')) been.add(state);
  });

  it('climbs to its end', async () => {
    const id = await drawer.raise();
    for (const level of [0, 1, 2]) {
      const { opened } = await drawer.state(id);
      for (const at of [...opened.remindAt, opened.deadline]) await justAfter(at);
      expect(drawer.watch(id, level)?.status).toBe('SUCCEEDED');
    }
    expect(await drawer.state(id)).toMatchObject({ status: 'impasse' });
  });

  it('lets a veto lapse, and gives back what was promised', async () => {
    const id = await drawer.raise({ vetoers: ['forestry'] });
    const on = (days: number) => new Date(Date.parse(cloud.now()) + days * 86_400_000).toISOString();
    const [reasonDue, dueAt] = [on(2), on(4)];
    const promise = { party: 'health', by: dueAt.slice(0, 10), dueAt };
    await drawer.happens(id, ...agreeing(0, [promise], reasonDue));
    await drawer.happens(id, {
      type: 'DecisionVetoed',
      data: { party: 'forestry', version: 1, right: 'closures', reasonDue, calendar: 'test@1' },
      body: { by: speaker('forestry') },
    });
    await justAfter(reasonDue);
    expect((await drawer.events(id)).map(({ type }) => type)).toContain('VetoLapsed');
    expect(await drawer.vetoesOf(id, 'health')).toEqual(['cast', 'lapsed']);
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It is settled' });
  });

  it('makes a failure visible, and goes on after the repair', async () => {
    const id = await drawer.raise();
    const { opened } = await drawer.state(id);
    await cloud.moveTo(Date.parse(opened.deadline) - 60_000);
    cloud.setFaults({ around: refusing(writes('LevelClimbed')) });
    await cloud.moveBy(1_800_000);
    expect(await drawer.state(id)).toMatchObject({ level: 0, stalled: true });
    cloud.setFaults({});
    await cloud.moveBy(3_600_000);
    expect(await drawer.state(id)).toMatchObject({ level: 1 });
  });

  it('hands over to a fresh execution before its year is over', async () => {
    const on = (days: number) => new Date(Date.parse(cloud.now()) + days * 86_400_000).toISOString();
    const id = await drawer.raise({ remindAt: [], answerBy: on(2), deadline: on(300) });
    await justAfter(on(270));
    expect((await drawer.events(id)).map(({ type }) => type)).toContain('DisputeHandedOver');
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'RUNNING', in: 'Wait for both offices' });
  });

  it('has gone through each of its steps here', () => {
    expect([...been]).toEqual(expect.arrayContaining(tasksOf('escalation')));
  });
});
