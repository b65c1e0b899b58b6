/** What keeps a deployment going and does not is named: who hears alarms, what wakes functions, what lies in queues, and how many may run. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, HOUR, type TestCloud } from '../../../test/a-cloud.ts';
import { asOperator } from '../../../test/an-operator.ts';
import { nameOf, ofType, synthesize } from '../../../test/template.ts';
import { deploymentIn } from '../deployment.ts';
import type { Finding } from './finding.ts';
import { LISTENERS, SCHEDULED, type Upkeep, upkeepFindings } from './upkeep.ts';

const off = (findings: Finding[]) => findings.filter(({ state }) => state !== 'good');
const on = (of: string) => ({ of, state: 'ENABLED' });
const urgent = { topic: 'Concord-prod-urgent', endpoint: 'on-call@agency.gov', confirmed: true };
const well: Upkeep = {
  subscriptions: { found: [urgent, { ...urgent, topic: 'Concord-prod-notice' }] },
  mappings: { found: LISTENERS.map((of) => ({ of, state: 'Enabled' })) },
  schedules: { found: SCHEDULED.map(on) },
  queues: { found: [{ name: 'lost-sweeps', messages: 0 }] },
  quota: { executions: 1_000 },
};

describe('What keeps a deployment going', () => {
  it('and does is well', () => expect(off(upkeepFindings(well))).toEqual([]));

  it.each<[string, Partial<Upkeep>, what: string, says: RegExp]>([
    [
      'a mailbox that confirmed one of two subscriptions',
      { subscriptions: { found: [urgent, { ...urgent, topic: 'Concord-prod-notice', confirmed: false }] } },
      'Who hears the alarms',
      /^on-call@agency\.gov did not confirm/,
    ],
    [
      'a topic that nobody hears',
      { subscriptions: { found: [urgent, { topic: 'Concord-prod-notice', endpoint: '', confirmed: false }] } },
      'Who hears the alarms',
      /reaches nobody/,
    ],
    ['no topic', { subscriptions: { found: [] } }, 'Who hears the alarms', /reaches nobody/],
    [
      'a mapping that is off',
      {
        mappings: {
          found: [
            { of: 'mailer', state: 'Enabled' },
            { of: 'conductor', state: 'Disabled' },
          ],
        },
      },
      'What hears the stream',
      /^Off: conductor\.$/,
    ],
    [
      'a mapping that is missing',
      { mappings: { found: [{ of: 'mailer', state: 'Enabled' }] } },
      'What hears the stream',
      /missing: conductor/,
    ],
    [
      'schedules that are off and missing',
      { schedules: { found: [{ of: 'mailer', state: 'DISABLED' }, ...SCHEDULED.slice(2).map(on)] } },
      'Schedules of functions',
      /^Off: mailer\. The schedule is missing: conductor\.$/,
    ],
    [
      'a queue with messages',
      { queues: { found: [{ name: 'lost-sweeps', messages: 3 }] } },
      'Queues of what was lost',
      /lost-sweeps \(3\)/,
    ],
    ['the quota of a new account', { quota: { executions: 10 } }, 'The quota of Lambda', /Only 10/],
  ])('and does not is named: %s', (_, changes, what, says) => {
    const found = off(upkeepFindings({ ...well, ...changes }));
    expect(found).toMatchObject([{ what, state: 'wrong', says: expect.stringMatching(says) }]);
    expect(found[0]?.remedy?.length).toBeGreaterThan(20);
  });

  it('is enough where one of two mappings of a function is on', () => {
    const old = { of: 'mailer', state: 'Disabled' };
    const mappings = { found: [old, ...LISTENERS.map((of) => ({ of, state: 'Enabled' }))] };
    expect(off(upkeepFindings({ ...well, mappings }))).toEqual([]);
  });

  it('and may not be asked is unseen, each by itself, with the command that shows it', () => {
    const problem = 'AWS did not answer: AccessDeniedException.';
    for (const question of Object.keys(well) as (keyof Upkeep)[])
      expect(off(upkeepFindings({ ...well, [question]: { problem } }))).toMatchObject([
        { state: 'unseen', says: problem, remedy: expect.stringMatching(/^(Run: aws|See the alarms)/) },
      ]);
    expect(upkeepFindings({ problem }).map(({ state }) => state)).toEqual(Array(5).fill('unseen'));
  });

  it('is what the template has: the same functions hear the stream, and the same are run by a clock', () => {
    const { template } = synthesize();
    const names = (type: string, arn: (properties: never) => { 'Fn::GetAtt': [string] } | { Ref: string }) =>
      ofType(template, type).map(([, { Properties }]) => {
        const reference = arn(Properties as never);
        return nameOf('Ref' in reference ? reference.Ref : reference['Fn::GetAtt'][0]);
      });
    const hear = names('AWS::Lambda::EventSourceMapping', ({ FunctionName }) => FunctionName);
    expect(hear.sort()).toEqual([...LISTENERS].sort());
    const run = names('AWS::Scheduler::Schedule', ({ Target }: { Target: { Arn: { Ref: string } } }) => Target.Arn);
    expect(run.sort()).toEqual([...SCHEDULED].sort());
  });
});

describe('A deployment', () => {
  const mailer = {
    FunctionName: 'Concord-test-mailerFunction0A1B-x9',
    FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:m',
    Description: 'Concord mailer',
    Environment: { Variables: { TABLE: 'Table', SERVICE_URL: 'https://mou.agency.gov' } },
  };
  const other = { ...mailer, FunctionName: 'Concord-prod-mailerFunction0A1B-x9', FunctionArn: 'other' };
  const any = () => true;

  it('is known by its functions, and is not the one of another stage', () => {
    const site = { FunctionName: 'Concord-test-siteFunctionFF-a', FunctionArn: 'site', Description: 'Concord site' };
    const found = deploymentIn([other, site, mailer], (stack) => stack === 'Concord-test');
    expect(found).toMatchObject({ stack: 'Concord-test', table: 'Table', url: 'https://mou.agency.gov' });
    expect([...(found?.functions ?? [])].map(([name, { arn }]) => [name, arn])).toEqual([
      ['site', 'site'],
      ['mailer', mailer.FunctionArn],
    ]);
  });

  it.each<[string, object[]]>([
    ['no function', []],
    ['functions of somebody else', [{ ...mailer, Description: 'Sends letters' }]],
  ])('is not there among %s', (_, listed) => expect(deploymentIn(listed, any)).toBeUndefined());
});

describe('What the doctor reads of a service', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await aCloud();
  });
  afterAll(() => cloud?.stop());

  const examine = async () => {
    asOperator(cloud);
    const { lookAtUpkeep } = await import('./look-at-upkeep.ts');
    return upkeepFindings(await lookAtUpkeep(cloud.table[0]?.name ?? ''));
  };

  it('is that its functions are woken and its queues empty; what the laptop does not answer is unseen', async () =>
    expect((await examine()).map(({ what, state }) => [what, state])).toEqual([
      ['Who hears the alarms', 'unseen'],
      ['What hears the stream', 'good'],
      ['Schedules of functions', 'good'],
      ['Queues of what was lost', 'good'],
      ['The quota of Lambda', 'unseen'],
    ]));

  it('is that a message lies in a queue', async () => {
    const lost = cloud.functionId('records-tips');
    cloud.setFaults({ throttle: 1, only: ({ caller }) => caller === lost });
    await cloud.moveTo(`${cloud.now().slice(0, 10)}T23:59:00.000Z`);
    await cloud.moveBy(4 * HOUR);
    cloud.setFaults({});
    const found = off(await examine()).find(({ what }) => what === 'Queues of what was lost');
    expect(found).toMatchObject({ state: 'wrong', says: expect.stringMatching(/LostLists\S* \(1\)/) });
  });

  it('is that nothing of a table is known that no function works on', async () => {
    asOperator(cloud);
    const { lookAtUpkeep } = await import('./look-at-upkeep.ts');
    expect(await lookAtUpkeep('Another')).toMatchObject({ problem: expect.stringContaining('Another') });
  });
});
