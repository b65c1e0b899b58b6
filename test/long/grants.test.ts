/** A grant that is missing from the template is an AccessDenied that names role, action and resource; once it is back, what waited is done. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NotThere } from '../../infra/laptop/demo/people/visitor.ts';
import { aCloud, HOUR, MINUTE, type TestCloud, theTemplate, told } from '../a-cloud.ts';
import { anMouInForce, disputesOf } from '../a-dispute-raised.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';
import { listed, nameOf, rolePolicies, type Statement, type Template } from '../template.ts';

let full: string;
let folder: string;
let cloud: TestCloud | undefined;

beforeAll(async () => {
  full = await theTemplate();
  folder = mkdtempSync(join(tmpdir(), 'concord-grants-'));
});
afterEach(async () => {
  await cloud?.stop();
  cloud = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Grant {
  /** The function's name, or how the role's logical id begins. */
  role: string;
  action: string;
  /** Of a grant on the table: the partition key prefix. */
  keys?: string;
}

const grantOf = (words: string): Grant => {
  const [role = '', action = '', keys] = words.split(' ');
  return keys === undefined ? { role, action } : { role, action, keys };
};

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** A copy of the run's template without that grant. Throws when there is no such grant to take. */
function without({ role, action, keys }: Grant): string {
  const copy = mkdtempSync(join(folder, 'template-'));
  cpSync(full, copy, { recursive: true });
  const file = join(copy, 'Concord.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  let taken = 0;
  for (const { role: id, document } of rolePolicies(template)) {
    if (nameOf(id) !== role && !id.startsWith(role)) continue;
    document.Statement = document.Statement.flatMap((statement: Mutable<Statement>) => {
      if (!listed(statement.Action).includes(action)) return [statement];
      const condition = statement.Condition?.['ForAllValues:StringLike'] as Record<string, string[]> | undefined;
      const patterns = condition?.['dynamodb:LeadingKeys'];
      if (keys !== undefined && !patterns?.includes(`${keys}#*`)) return [statement];
      taken += 1;
      if (keys === undefined || condition === undefined) return [];
      condition['dynamodb:LeadingKeys'] = (patterns ?? []).filter((pattern) => pattern !== `${keys}#*`);
      return [statement];
    });
  }
  if (taken === 0) throw new Error(`The template has no grant ${role} ${action} ${keys ?? ''}`);
  writeFileSync(file, JSON.stringify(template));
  return copy;
}

/** The line that an operator finds, with the words that say what to add. */
const denial = ({ role, action, keys }: Grant, on: string) =>
  new RegExp(
    `User: arn:aws:sts::\\d+:assumed-role/Concord-${role.replaceAll('-', '')}Role\\S* is not authorized to perform: ${action} on resource: arn:aws:\\S*${on}${keys === undefined ? '' : `.*partition keys: .*${keys}#`}`,
    's',
  );

const AGENCIES = ['transport', 'health'] as const;
const send = (from: TestCloud, bearer: string, mou: object) =>
  from.call<Omit<Sent, 'mou'>>('POST', '/api/agreements', { bearer, json: mou, 'idempotency-key': 'one' });

/** Signs over the path of the newest link: the restarted service listens on another port. */
async function signs(by: TestCloud, sent: Sent, party: string) {
  const head = by.head(sent, party);
  await head.openLink(new URL(await head.newestLink()).pathname);
  const code = await head.askForCode();
  return told(await head.browser.press('Sign for', { code }));
}

describe('Without the grant to seal', () => {
  it('an agreement is executed and nobody is told of a copy that is not there; once it is back, everyone has it within the hour', async () => {
    const grant = grantOf('records-seal kms:GetPublicKey');
    const home = mkdtempSync(join(folder, 'home-'));
    cloud = await aCloud({ home, template: without(grant) });
    const bearer = (await cloud.token()).secret;
    const sent = await cloud.send(bearer, aMou({ agencies: AGENCIES }));
    for (const party of AGENCIES) expect(await signs(cloud, sent, party)).toMatch(/recorded|executed/);
    await cloud.quiet();
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished', 'AgreementExecuted', 'SunsetSet']);
    const copies = (by: TestCloud) => by.mails(sent, 'health').filter(({ subject }) => subject.startsWith('Executed'));
    expect(copies(cloud)).toEqual([]);
    expect(cloud.log()).toMatch(denial(grant, 'key/'));
    await cloud.moveBy(30 * MINUTE);
    expect(cloud.execution(sent)?.waiting).toEqual(['Wait for the repair']);
    expect((await cloud.stand(bearer, sent)).stalled).toBeDefined();
    await cloud.stop();

    cloud = await aCloud({ home });
    await cloud.moveBy(HOUR);
    expect((await cloud.types(sent.agreement)).at(-1)).toBe('CopySealed');
    expect(copies(cloud)).toHaveLength(1);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
  });
});

describe('Without one grant', () => {
  /** How far the round gets without the grant: nothing of it is lost. */
  const cases: [grant: string, on: string, mails: number][] = [
    ['agreements-http dynamodb:PutItem DOC', 'table/', 0],
    ['conductor states:StartExecution', 'stateMachine:', 0],
    // The workflow fails at its first wait, and comes back when an hour is over.
    ['signing-steps dynamodb:PutItem TASK', 'table/', 0],
    ['mailer ses:SendRawEmail', 'identity/', 0],
    ['mailer dynamodb:UpdateItem CODE', 'table/', 1],
    ['signing-http dynamodb:PutItem LEDGER', 'table/', 1],
    ['deliveries dynamodb:PutItem LEDGER', 'table/', 1],
  ];

  it.each(cases)('(%s) the log names it, and once it is back the round is completed', async (words, on, mails) => {
    const grant = grantOf(words);
    const home = mkdtempSync(join(folder, 'home-'));
    cloud = await aCloud({ home, template: without(grant) });
    const bearer = (await cloud.token()).secret;
    const mou = aMou({ agencies: AGENCIES });
    await cloud.registerAgencies(mou);
    const { status, text, body: first } = await send(cloud, bearer, mou);
    await cloud.quiet();
    if (status === 500) expect(text).not.toMatch(/AccessDenied|arn:|role/);
    // As far as the liaisons can come.
    else await cloud.prepare({ ...first, mou }).catch((error) => expect(error).toBeInstanceOf(NotThere));
    expect(cloud.mails({ mou } as Sent, 'health')).toHaveLength(mails);
    // As far as a head can come.
    if (mails > 0) {
      const head = cloud.head({ mou } as Sent, 'health');
      await head.openLink();
      const code = await head.askForCode().catch(() => undefined);
      if (code !== undefined) await head.browser.press('Sign for', { code });
    }
    await cloud.quiet();
    const lines = [
      cloud.log(),
      ...cloud.engine
        .listExecutions()
        .executions.flatMap(({ executionArn }) => JSON.stringify(cloud?.engine.getExecutionHistory({ executionArn }))),
    ];
    expect(
      lines.some((line) => denial(grant, on).test(line)),
      `${denial(grant, on)}`,
    ).toBe(true);
    await cloud.stop();

    cloud = await aCloud({ home });
    const { status: again, body } = await send(cloud, bearer, mou);
    expect(again).toBeLessThan(300);
    await cloud.moveBy(HOUR);
    const sent: Sent = { ...body, mou };
    await cloud.prepare(sent);
    await cloud.moveBy(HOUR);
    await cloud.moveBy(HOUR);
    const { signatories } = await cloud.stand(bearer, sent);
    for (const one of AGENCIES)
      if (signatories[one]?.status !== 'signed') expect(await signs(cloud, sent, one)).toMatch(/recorded|executed/);
    await cloud.quiet();
    expect(await cloud.types(sent.agreement)).toEqual([
      'AgreementPublished',
      'AgreementExecuted',
      'SunsetSet',
      'CopySealed',
    ]);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    expect((await cloud.effects()).filter((effect) => effect.status !== 'done')).toEqual([]);
    expect(await cloud.chainFaults(sent)).toEqual([]);
    for (const one of AGENCIES) {
      const asked = cloud.mails(sent, one).filter(({ subject }) => subject.startsWith('Sign by '));
      expect(asked, one).toHaveLength(1);
    }
  });

  it('the state machine’s own: the execution’s history names it, and the round goes on within the hour', async () => {
    const home = mkdtempSync(join(folder, 'home-'));
    cloud = await aCloud({ home, template: without(grantOf('SigningMachine lambda:InvokeFunction')) });
    const bearer = (await cloud.token()).secret;
    const mou = aMou({ agencies: AGENCIES });
    await cloud.registerAgencies(mou);
    const { body } = await send(cloud, bearer, mou);
    await cloud.moveBy(10 * 60_000);
    const [execution] = cloud.engine.listExecutions().executions;
    const history = JSON.stringify(cloud.engine.getExecutionHistory({ executionArn: execution?.executionArn ?? '' }));
    expect(history).toMatch(
      /assumed-role\/Concord-SigningMachineRole\S* is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda/,
    );
    expect(cloud.engine.waiting(execution?.executionArn ?? '')).toMatchObject([{ state: 'Wait for the repair' }]);
    await cloud.stop();
    cloud = await aCloud({ home });
    await cloud.moveBy(2 * HOUR);
    await cloud.prepare({ ...body, mou });
    expect(cloud.mails({ mou } as Sent, 'health')).toHaveLength(1);
  });
});

describe('Without one grant of the workflow of disputes', () => {
  const ladder = {
    levels: [
      { name: 'Program managers', businessDays: 1 },
      { name: 'Heads', businessDays: 9 },
    ],
  };

  it.each([
    ['escalation-steps dynamodb:PutItem TASK', 'table/'],
    ['escalation-steps dynamodb:PutItem LEDGER', 'table/'],
    ['EscalationMachine lambda:InvokeFunction', 'function:'],
  ])('(%s) the log or the history names it, and once it is back the dispute climbs once', async (words, on) => {
    const grant = grantOf(words);
    const home = mkdtempSync(join(folder, 'home-'));
    cloud = await aCloud({ home, template: without(grant) });
    const sent = await anMouInForce(cloud);
    const before = await disputesOf(cloud, sent);
    const id = await before.raise({ ladder });
    await cloud.moveTo(Date.parse((await before.state(id)).opened.deadline) + 30 * MINUTE);
    const { executionArn = '' } = before.watch(id, 0) ?? {};
    const lines = [cloud.log(), JSON.stringify(cloud.engine.getExecutionHistory({ executionArn }))];
    expect(
      lines.some((line) => denial(grant, on).test(line)),
      `${denial(grant, on)}`,
    ).toBe(true);
    await cloud.stop();

    cloud = await aCloud({ home });
    await cloud.moveBy(2 * HOUR);
    const after = await disputesOf(cloud, sent);
    expect(await after.state(id)).toMatchObject({ level: 1 });
    expect(await after.events(id, 'LevelClimbed')).toHaveLength(1);
    // Where it could not even look for hours, another execution was begun, which may have been first; this one looks again within a day.
    await cloud.moveBy(24 * HOUR);
    expect(await after.events(id, 'LevelClimbed')).toHaveLength(1);
    expect(after.watch(id, 0)?.status).toBe('SUCCEEDED');
    expect(after.watch(id, 0)?.in).toMatch(/^(The dispute left this level|Another execution watches over it)$/);
    expect(after.watch(id, 1)).toMatchObject({ status: 'RUNNING', in: 'Wait for both offices' });
  });
});
