/** The runbook of a restore, command by command: a round goes on in the restored table, nothing leaves before it is released, and what was lost is named. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, synthesize } from '../../infra/laptop/synthesize.ts';
import { aCloud, HOUR, MINUTE, type TestCloud, told } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';
import { awsCall, commandsIn, sectionOf, wordsOf } from '../runbook-commands.ts';

const AGENCIES = ['transport', 'health', 'forestry'];
const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbooks.md'), 'utf8');
const section = sectionOf(runbook, 'Restore from point-in-time recovery');
const commands = commandsIn(section.replaceAll(/`[^`]*`/g, ''));

const folder = mkdtempSync(join(tmpdir(), 'concord-restore-'));
const home = mkdtempSync(join(folder, 'home-'));
const place = (name: string) => join(folder, name);
let cloud: TestCloud;
let bearer: string;
/** Settings that stand in cdk.json by now. */
let kept: Record<string, string> = {};
/** What the names of the runbook stand for. */
const names: Record<string, string> = {};

/** The next command of the page, which has to begin like this: the test follows its order. */
function next(beginning: string): string {
  const command = commands.shift() ?? 'the end of the page';
  expect(command.slice(0, beginning.length)).toBe(beginning);
  return Object.entries(names)
    .sort(([one], [other]) => other.length - one.length)
    .reduce((text, [name, value]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), value), command);
}

/** Deploys with the settings of the command line, on the home that is there. */
async function deploy(command: string): Promise<void> {
  const given = Object.fromEntries(
    [...command.matchAll(/ -c (\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const template = mkdtempSync(join(folder, 'template-'));
  await synthesize(template, { ...kept, ...given });
  await cloud?.stop();
  cloud = await aCloud({ home, template });
}

interface Answered {
  executions?: { executionArn: string }[];
  Items?: Record<string, { M?: Record<string, { S: string }>; S?: string }>[];
  Table?: { TableStatus?: string; TableArn?: string };
  TableDescription?: { LatestStreamArn?: string };
}
/** Carried out as the operator, with the CLI's own reading of what is typed. */
async function aws(command: string): Promise<Answered> {
  const { client, input } = awsCall(command);
  if (!client) throw new Error(`Nothing answers ${command}`);
  const policy = /^file:\/\/(.+)$/.exec(String(input.Policy ?? ''))?.[1];
  const one = new client.Client({
    ...{ endpoint: cloud.frontDoor, region: cloud.region, maxAttempts: 1 },
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  });
  const asked = { ...input, ...(policy !== undefined && { Policy: readFileSync(place(policy), 'utf8') }) };
  const answer = (await one.send(new client.Command(asked))) as Answered;
  if (!/ wait /.test(command) || answer.Table?.TableStatus === 'ACTIVE') return answer;
  await cloud.moveBy(5 * MINUTE);
  return aws(command);
}
/** What a command of this project prints; it is rejected with it where it ends with an error. */
const program = (command: string): Promise<string> => {
  const [, , name = '', , ...words] = wordsOf(command);
  const files = words.map((word) => (/^(BEFORE|AFTER|[A-Z]+\.(json|pdf))$/.test(word) ? place(word) : word));
  return run(`infra/cli/${name}.ts`, files, { CONCORD_URL: cloud.url, CONCORD_TOKEN: bearer });
};

/** Over the path of the newest link: the restarted service listens on another port. */
async function signs(sent: Sent, party: string): Promise<string> {
  const head = cloud.head(sent, party);
  await head.openLink(new URL(await head.newestLink()).pathname);
  return told(await head.browser.press('Sign for', { code: await head.askForCode() }));
}
const statusOf = async (sent: Sent) =>
  Object.fromEntries(
    Object.entries((await cloud.stand(bearer, sent)).signatories).map(([of, { status }]) => [of, status]),
  );
const mailCount = () => cloud.inbox.list().length;
const running = () => cloud.engine.listExecutions({}).executions.filter(({ status }) => status === 'RUNNING');
/** A change of an event, as somebody with all rights would make it. */
const change = (table: string, stream: string) =>
  aws(
    `aws dynamodb update-item --table-name ${table} --key '{"pk":{"S":"LEDGER#${stream}"},"sk":{"S":"00000001"}}' --update-expression 'SET forged = :f' --expression-attribute-values '{":f":{"S":"yes"}}'`,
  );

let underWay: Sent;
let signed: Sent;
let lost: Sent;
let moment: string;
let mailed: number;

beforeAll(async () => {
  cloud = await aCloud({ home });
  bearer = (await cloud.token()).secret;
  signed = await executed(cloud, bearer, aMou({ agencies: AGENCIES }));
  underWay = await cloud.send(bearer, aMou({ agencies: AGENCIES }));
  expect(await signs(underWay, 'transport')).toContain('recorded');
  await cloud.moveBy(MINUTE);
  moment = `${cloud.now().slice(0, 19)}Z`;
  await cloud.moveBy(MINUTE);
  // What the restore will lose: a signature, and an MOU.
  expect(await signs(underWay, 'health')).toContain('recorded');
  lost = await cloud.publish(bearer, aMou({ agencies: AGENCIES }));
  // The list of the night has both.
  await cloud.moveTo(`${cloud.now().slice(0, 10)}T23:59:00.000Z`);
  await cloud.moveBy(4 * HOUR);
  Object.assign(names, {
    ...Object.fromEntries(Object.entries(cloud.outputs).filter(([name]) => name.endsWith('MachineArn'))),
    ...{ MOU: underWay.agreement, DAY: cloud.now().slice(0, 10), TABLE: cloud.table[0]?.name ?? '' },
    ...{ '2026-11-25T12:00:00Z': moment, 'TABLE-restored': 'Restored' },
  });
}, 300_000);
afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('A table is restored by the runbook', () => {
  it('what the service shows is saved, and it is closed: every address says so', async () => {
    await program(next('npm run mou -- export'));
    await program(next('npm run mou -- tips'));
    const [, path = ''] = /SERVICE(\S+)/.exec(next('curl')) ?? [];
    writeFileSync(place('LIST.json'), await (await fetch(`${cloud.url}${path}`)).text());

    await deploy(next('npx cdk deploy'));
    mailed = mailCount();
    const head = new URL(await cloud.head(underWay, 'forestry').newestLink()).pathname;
    for (const path of ['/', '/sign-in', head, `/agreements/${underWay.agreement}`]) {
      const answer = await fetch(`${cloud.url}${path}`);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.text()).toContain('closed');
    }
    const api = await cloud.call('POST', '/api/agreements', { bearer, json: lost.mou });
    expect([api.status, api.text]).toEqual([503, expect.stringContaining('"closed"')]);
  });

  it('no execution runs any more', async () => {
    const arns: string[] = [];
    for (const _ of ['signing', 'escalation', 'review', 'closing'])
      arns.push(
        ...((await aws(next('aws stepfunctions list-executions'))).executions ?? []).map((one) => one.executionArn),
      );
    expect(arns).toHaveLength(running().length);
    expect(arns.length).toBeGreaterThan(1);
    const stop = next('aws stepfunctions stop-execution');
    for (const arn of arns) await aws(stop.replace(/\bARN\b/, arn));
    expect(running()).toEqual([]);
  });

  it('the table is restored to the second, and waited for', async () => {
    const { Table } = await aws(`aws dynamodb describe-table --table-name ${names.TABLE}`);
    names.TABLE_ARN = `${Table?.TableArn?.replace(/[^/]+$/, '')}Restored`;
    await aws(next('aws dynamodb restore-table-to-point-in-time'));
    const [now, , later] = commands;
    expect([now, later]).toEqual([expect.stringContaining(' wait '), expect.stringContaining(' wait ')]);
    // Whoever does not wait is refused.
    await expect(
      aws(next('aws dynamodb wait').replace('wait table-exists', 'update-table --deletion-protection-enabled')),
    ).rejects.toThrow(expect.objectContaining({ name: 'ResourceInUseException' }));
    await aws(String(now).replace('TABLE-restored', 'Restored'));
  });

  it('what a restore leaves out is given back', async () => {
    names.STREAM_ARN = (await aws(next('aws dynamodb update-table'))).TableDescription?.LatestStreamArn ?? '';
    expect(names.STREAM_ARN).toContain(':table/Restored/stream/');
    await aws(next('aws dynamodb wait'));
    await aws(next('aws dynamodb update-continuous-backups'));
    await aws(next('aws dynamodb update-time-to-live'));
    const of = (what: string) => aws(`aws dynamodb describe-${what} --table-name Restored`);
    expect(await of('table')).toMatchObject({ Table: { TableStatus: 'ACTIVE', DeletionProtectionEnabled: true } });
    expect(JSON.stringify(await of('continuous-backups'))).toContain('"PointInTimeRecoveryStatus":"ENABLED"');
    expect(await of('time-to-live')).toMatchObject({
      TimeToLiveDescription: { AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' },
    });
  });

  it('it takes the place of the old one, and its ledger stands once it has the policy', async () => {
    await deploy(next('npx cdk deploy'));
    kept = { restoredTable: 'Restored', restoredStream: names.STREAM_ARN ?? '' };
    expect(cloud.table.map(({ name }) => name)).toEqual(['Restored', names.TABLE]);
    expect(await cloud.items('LEDGER#')).not.toEqual([]);
    expect(await cloud.items(`LEDGER#${lost.agreement}`)).toEqual([]);
    // Until then nothing refuses a change; it is made to a stream that nobody reads.
    await change('Restored', 'nobody');
    await expect(change(names.TABLE ?? '', signed.agreement)).rejects.toThrow(
      'explicit deny in a resource-based policy',
    );
    writeFileSync(place('policy.json'), cloud.outputs.LedgerPolicy ?? '');
    await aws(next('aws dynamodb put-resource-policy'));
    await expect(change('Restored', signed.agreement)).rejects.toThrow('explicit deny in a resource-based policy');
    await cloud.moveBy(HOUR);
    expect(mailCount()).toBe(mailed);
  });

  it('pending emails are looked at, and one that went out is held back', async () => {
    const query = next('aws dynamodb query');
    const lanes = [0, 1, 2, 3].map((lane) => aws(query.replace('MAIL#0', `MAIL#${lane}`)));
    const pending = (await Promise.all(lanes)).flatMap(({ Items = [] }) => Items.map(({ pk }) => pk?.S ?? ''));
    const hold = next('aws dynamodb update-item');
    for (const pk of pending) await aws(hold.replace('MAIL#…', pk));
    const left = (await cloud.effects()).filter(({ status, pk }) => status === 'pending' && pk.startsWith('MAIL#'));
    expect(left).toEqual([]);
  });

  it('opened and still held, it is compared with the list of the night: each stream that lost its end is named', async () => {
    await deploy(next('npx cdk deploy'));
    expect((await fetch(cloud.url)).status).toBe(200);
    expect(await statusOf(underWay)).toMatchObject({
      transport: 'signed',
      health: expect.not.stringMatching(/^signed$/),
    });
    await program(next('npm run mou -- export'));
    const verdict = await program(next('npm run verify -- AFTER --tips')).catch((error: Error) => error.message);
    expect(verdict).toContain(
      `wrong: ${underWay.round}: the record ends before the event that the list names (${names.DAY})`,
    );
    // What the restore did not lose, the same commands call whole.
    const intact = await run('infra/cli/mou.ts', ['export', signed.agreement, '--out', place('INTACT')], {
      CONCORD_URL: cloud.url,
      CONCORD_TOKEN: bearer,
    });
    expect(intact).toContain('files are in');
    const [pdf] = cloud
      .mails(signed, 'health')
      .flatMap(({ attachments }) => attachments.filter(({ name }) => name.endsWith('.pdf')));
    writeFileSync(place('COPY.pdf'), Buffer.from(pdf?.content ?? '', 'base64'));
    const copied = next('npm run verify -- AFTER --copy').replace('AFTER', place('INTACT'));
    expect(await program(copied)).toContain('Complete and unchanged');
    // An MOU that was sent after the second is not there at all.
    expect((await cloud.call('GET', `/api/agreements/${lost.agreement}/record`, { bearer })).status).toBe(404);
    await cloud.moveBy(HOUR);
    expect(mailCount()).toBe(mailed);
  });

  it('released, a holder signs again, the sweep begins an execution, and the round is completed', async () => {
    await deploy(next('npx cdk deploy'));
    await cloud.quiet();
    expect(running()).toEqual([]);
    expect(await signs(underWay, 'health')).toContain('recorded');
    expect(await signs(underWay, 'forestry')).toMatch(/recorded|executed/);
    await cloud.moveBy(3 * HOUR);
    const types = await cloud.types(underWay.agreement);
    expect(types.filter((type) => type !== 'TermsTakenUp')).toEqual([
      ...['AgreementPublished', 'AgreementExecuted', 'SunsetSet', 'CopySealed'],
    ]);
    expect(await cloud.chainFaults(underWay)).toEqual([]);
    const again = cloud.engine.listExecutions({}).executions.filter(({ name }) => name.startsWith(underWay.round));
    expect(again.map(({ name, status }) => [name.replace(/\d+$/, '…'), status])).toEqual(
      expect.arrayContaining([
        [underWay.round.replace(/\d+$/, '…'), 'ABORTED'],
        [`${underWay.round}-again-…`, 'SUCCEEDED'],
      ]),
    );
    expect((await cloud.effects()).filter(({ status }) => status === 'pending')).toEqual([]);
  });

  it('the lists of what has to be started are answered, and nothing is left on them', async () => {
    for (const _ of ['rounds', 'disputes', 'reviews']) expect((await aws(next('aws dynamodb scan'))).Items).toEqual([]);
    expect(commands).toEqual([]);
  });

  it('the next list of the night knows nothing of the loss: only what was saved does', async () => {
    await cloud.moveBy(24 * HOUR);
    const { body } = await cloud.call<{ list: { back: number } }>(
      'GET',
      `/.well-known/tips/${cloud.now().slice(0, 10)}`,
    );
    expect(body.list.back).toBe(0);
  });
});
