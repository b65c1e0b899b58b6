/** The runbook of a restore, command by command: a round goes on in the restored table, nothing leaves before it is released, and what was lost is named. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, told } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { Rehearsal } from '../a-rehearsal.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';

const AGENCIES = ['transport', 'health', 'forestry'];
const rehearsal = new Rehearsal('Restore from point-in-time recovery');
const { names, commands } = rehearsal;

/** Over the path of the newest link: the restarted service listens on another port. */
async function signs(sent: Sent, party: string): Promise<string> {
  const head = rehearsal.cloud.head(sent, party);
  await head.openLink(new URL(await head.newestLink()).pathname);
  return told(await head.browser.press('Sign for', { code: await head.askForCode() }));
}
const statusOf = async (sent: Sent) =>
  Object.fromEntries(
    Object.entries((await rehearsal.cloud.stand(rehearsal.bearer, sent)).signatories).map(([of, { status }]) => [
      of,
      status,
    ]),
  );
const mailCount = () => rehearsal.cloud.inbox.list().length;
const running = () => rehearsal.cloud.engine.listExecutions({}).executions.filter(({ status }) => status === 'RUNNING');
/** A change of an event, as somebody with all rights would make it. */
const change = (table: string, stream: string) =>
  rehearsal.aws(
    `aws dynamodb update-item --table-name ${table} --key '{"pk":{"S":"LEDGER#${stream}"},"sk":{"S":"00000001"}}' --update-expression 'SET forged = :f' --expression-attribute-values '{":f":{"S":"yes"}}'`,
  );

let underWay: Sent;
let signed: Sent;
let lost: Sent;
let moment: string;
let mailed: number;

beforeAll(async () => {
  await rehearsal.deploy();
  const { cloud } = rehearsal;
  const bearer = (await cloud.token()).secret;
  rehearsal.bearer = bearer;
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
afterAll(() => rehearsal.over());

describe('A table is restored by the runbook', () => {
  it('what the service shows is saved, and it is closed: every address says so', async () => {
    await rehearsal.program(rehearsal.next('npm run mou -- export'));
    await rehearsal.program(rehearsal.next('npm run mou -- tips'));
    const [, path = ''] = /SERVICE(\S+)/.exec(rehearsal.next('curl')) ?? [];
    writeFileSync(rehearsal.place('LIST.json'), await (await fetch(`${rehearsal.cloud.url}${path}`)).text());

    await rehearsal.deploy(rehearsal.next('npx cdk deploy'));
    mailed = mailCount();
    const head = new URL(await rehearsal.cloud.head(underWay, 'forestry').newestLink()).pathname;
    for (const path of ['/', '/sign-in', head, `/agreements/${underWay.agreement}`]) {
      const answer = await fetch(`${rehearsal.cloud.url}${path}`);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.text()).toContain('closed');
    }
    const api = await rehearsal.cloud.call('POST', '/api/agreements', { bearer: rehearsal.bearer, json: lost.mou });
    expect([api.status, api.text]).toEqual([503, expect.stringContaining('"closed"')]);
  });

  it('no execution runs any more', async () => {
    const arns: string[] = [];
    for (const _ of ['signing', 'escalation', 'review', 'closing'])
      arns.push(
        ...((await rehearsal.aws(rehearsal.next('aws stepfunctions list-executions'))).executions ?? []).map(
          (one) => one.executionArn,
        ),
      );
    expect(arns).toHaveLength(running().length);
    expect(arns.length).toBeGreaterThan(1);
    const stop = rehearsal.next('aws stepfunctions stop-execution');
    for (const arn of arns) await rehearsal.aws(stop.replace(/\bARN\b/, arn));
    expect(running()).toEqual([]);
  });

  it('the table is restored to the second, and waited for', async () => {
    const { Table } = await rehearsal.aws(`aws dynamodb describe-table --table-name ${names.TABLE}`);
    names.TABLE_ARN = `${Table?.TableArn?.replace(/[^/]+$/, '')}Restored`;
    await rehearsal.aws(rehearsal.next('aws dynamodb restore-table-to-point-in-time'));
    const [now, , later] = commands;
    expect([now, later]).toEqual([expect.stringContaining(' wait '), expect.stringContaining(' wait ')]);
    // Whoever does not wait is refused.
    await expect(
      rehearsal.aws(
        rehearsal.next('aws dynamodb wait').replace('wait table-exists', 'update-table --deletion-protection-enabled'),
      ),
    ).rejects.toThrow(expect.objectContaining({ name: 'ResourceInUseException' }));
    await rehearsal.aws(String(now).replace('TABLE-restored', 'Restored'));
  });

  it('what a restore leaves out is given back', async () => {
    names.STREAM_ARN =
      (await rehearsal.aws(rehearsal.next('aws dynamodb update-table'))).TableDescription?.LatestStreamArn ?? '';
    expect(names.STREAM_ARN).toContain(':table/Restored/stream/');
    await rehearsal.aws(rehearsal.next('aws dynamodb wait'));
    await rehearsal.aws(rehearsal.next('aws dynamodb update-continuous-backups'));
    await rehearsal.aws(rehearsal.next('aws dynamodb update-time-to-live'));
    const of = (what: string) => rehearsal.aws(`aws dynamodb describe-${what} --table-name Restored`);
    expect(await of('table')).toMatchObject({ Table: { TableStatus: 'ACTIVE', DeletionProtectionEnabled: true } });
    expect(JSON.stringify(await of('continuous-backups'))).toContain('"PointInTimeRecoveryStatus":"ENABLED"');
    expect(await of('time-to-live')).toMatchObject({
      TimeToLiveDescription: { AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' },
    });
  });

  it('it takes the place of the old one, and its ledger stands once it has the policy', async () => {
    await rehearsal.deploy(rehearsal.next('npx cdk deploy'));
    rehearsal.kept = { restoredTable: 'Restored', restoredStream: names.STREAM_ARN ?? '' };
    expect(rehearsal.cloud.table.map(({ name }) => name)).toEqual(['Restored', names.TABLE]);
    expect(await rehearsal.cloud.items('LEDGER#')).not.toEqual([]);
    expect(await rehearsal.cloud.items(`LEDGER#${lost.agreement}`)).toEqual([]);
    // Until then nothing refuses a change; it is made to a stream that nobody reads.
    await change('Restored', 'nobody');
    await expect(change(names.TABLE ?? '', signed.agreement)).rejects.toThrow(
      'explicit deny in a resource-based policy',
    );
    writeFileSync(rehearsal.place('policy.json'), rehearsal.cloud.outputs.LedgerPolicy ?? '');
    await rehearsal.aws(rehearsal.next('aws dynamodb put-resource-policy'));
    await expect(change('Restored', signed.agreement)).rejects.toThrow('explicit deny in a resource-based policy');
    await rehearsal.cloud.moveBy(HOUR);
    expect(mailCount()).toBe(mailed);
  });

  it('pending emails are looked at, and one that went out is held back', async () => {
    const query = rehearsal.next('aws dynamodb query');
    const lanes = [0, 1, 2, 3].map((lane) => rehearsal.aws(query.replace('MAIL#0', `MAIL#${lane}`)));
    const pending = (await Promise.all(lanes)).flatMap(({ Items = [] }) => Items.map(({ pk }) => pk?.S ?? ''));
    const hold = rehearsal.next('aws dynamodb update-item');
    for (const pk of pending) await rehearsal.aws(hold.replace('MAIL#…', pk));
    const left = (await rehearsal.cloud.effects()).filter(
      ({ status, pk }) => status === 'pending' && pk.startsWith('MAIL#'),
    );
    expect(left).toEqual([]);
  });

  it('opened and still held, it is compared with the list of the night: each stream that lost its end is named', async () => {
    await rehearsal.deploy(rehearsal.next('npx cdk deploy'));
    expect((await fetch(rehearsal.cloud.url)).status).toBe(200);
    expect(await statusOf(underWay)).toMatchObject({
      transport: 'signed',
      health: expect.not.stringMatching(/^signed$/),
    });
    await rehearsal.program(rehearsal.next('npm run mou -- export'));
    const verdict = await rehearsal
      .program(rehearsal.next('npm run verify -- AFTER --tips'))
      .catch((error: Error) => error.message);
    expect(verdict).toContain(
      `wrong: ${underWay.round}: the record ends before the event that the list names (${names.DAY})`,
    );
    // What the restore did not lose, the same commands call whole.
    const intact = await rehearsal.program(`npm run mou -- export ${signed.agreement} --out INTACT`);
    expect(intact).toContain('files are in');
    const [pdf] = rehearsal.cloud
      .mails(signed, 'health')
      .flatMap(({ attachments }) => attachments.filter(({ name }) => name.endsWith('.pdf')));
    writeFileSync(rehearsal.place('COPY.pdf'), Buffer.from(pdf?.content ?? '', 'base64'));
    const copied = rehearsal.next('npm run verify -- AFTER --copy').replace('AFTER', 'INTACT');
    expect(await rehearsal.program(copied)).toContain('Complete and unchanged');
    // An MOU that was sent after the second is not there at all.
    expect(
      (await rehearsal.cloud.call('GET', `/api/agreements/${lost.agreement}/record`, { bearer: rehearsal.bearer }))
        .status,
    ).toBe(404);
    await rehearsal.cloud.moveBy(HOUR);
    expect(mailCount()).toBe(mailed);
  });

  it('released, a holder signs again, the sweep begins an execution, and the round is completed', async () => {
    await rehearsal.deploy(rehearsal.next('npx cdk deploy'));
    await rehearsal.cloud.quiet();
    expect(running()).toEqual([]);
    expect(await signs(underWay, 'health')).toContain('recorded');
    expect(await signs(underWay, 'forestry')).toMatch(/recorded|executed/);
    await rehearsal.cloud.moveBy(3 * HOUR);
    const types = await rehearsal.cloud.types(underWay.agreement);
    expect(types.filter((type) => type !== 'TermsTakenUp')).toEqual([
      ...['AgreementPublished', 'AgreementExecuted', 'SunsetSet', 'CopySealed'],
    ]);
    expect(await rehearsal.cloud.chainFaults(underWay)).toEqual([]);
    const again = rehearsal.cloud.engine
      .listExecutions({})
      .executions.filter(({ name }) => name.startsWith(underWay.round));
    expect(again.map(({ name, status }) => [name.replace(/\d+$/, '…'), status])).toEqual(
      expect.arrayContaining([
        [underWay.round.replace(/\d+$/, '…'), 'ABORTED'],
        [`${underWay.round}-again-…`, 'SUCCEEDED'],
      ]),
    );
    expect((await rehearsal.cloud.effects()).filter(({ status }) => status === 'pending')).toEqual([]);
  });

  it('the lists of what has to be started are answered, and nothing is left on them', async () => {
    for (const _ of ['rounds', 'disputes', 'reviews'])
      expect((await rehearsal.aws(rehearsal.next('aws dynamodb scan'))).Items).toEqual([]);
    expect(commands).toEqual([]);
  });

  it('the next list of the night knows nothing of the loss: only what was saved does', async () => {
    await rehearsal.cloud.moveBy(24 * HOUR);
    const { body } = await rehearsal.cloud.call<{ list: { back: number } }>(
      'GET',
      `/.well-known/tips/${rehearsal.cloud.now().slice(0, 10)}`,
    );
    expect(body.list.back).toBe(0);
  });
});
