/** The smoke test proves on the laptop what can be proven there, leaves nothing open, and names the one thing that a missing grant breaks. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Proof } from '../../infra/cli/smoke/proof.ts';
import { aCloud, type TestCloud, theTemplate } from '../a-cloud.ts';
import { asOperator } from '../an-operator.ts';
import { listed, nameOf, rolePolicies, type Statement, type Template } from '../template.ts';

async function proofsOf(cloud: TestCloud): Promise<Proof[]> {
  asOperator(cloud);
  const { findDeployment } = await import('../../infra/cli/deployment.ts');
  const { smoke } = await import('../../infra/cli/smoke/smoke.ts');
  const of = await findDeployment((_, table) => table === cloud.table[0]?.name);
  if (!of) throw new Error('The laptop does not tell its functions');
  return smoke(of, { pause: () => cloud.quiet(), times: 3 }, () => undefined);
}
const stateOf = (proofs: readonly Proof[]) => Object.fromEntries(proofs.map(({ what, state }) => [what, state]));

const WRITES = 'Several items in one write (dynamodb:LeadingKeys)';
const mail = (box: string) => `An email to ${box}@simulator.amazonses.com, and its report`;

it('what the laptop can show is proven, a second time as well, and alarms are said to be unseen', async () => {
  const cloud = await aCloud();
  onTestFinished(() => cloud.stop());
  const expected = {
    [WRITES]: 'proven',
    'A workflow that begins and looks': 'proven',
    ...Object.fromEntries(['success', 'bounce', 'complaint'].map((box) => [mail(box), 'proven'])),
    'What the smoke test leaves behind': 'proven',
    'A query of the index `due` by mailer (MAIL)': 'proven',
    'A query of the index `due` by conductor (FLOW and WATCH)': 'proven',
    'A query of the index `due` by agreements-sweep (terms)': 'proven',
    'A seal by KMS, over the list of tips of today': 'proven',
    Alarms: 'not seen',
    'Somebody who hears the alarms': 'not seen',
    'A restore that is possible': 'proven',
    'A template that imports a restored table': 'proven',
  };
  expect(stateOf(await proofsOf(cloud))).toEqual(expected);
  expect(stateOf(await proofsOf(cloud))).toEqual(expected);

  // Two MOUs went out and are void, no execution is left, and the tokens are dead.
  await cloud.quiet();
  const published = (await cloud.items<{ type: string }>('LEDGER#mou_')).map(({ type }) => type);
  expect(published.filter((type) => type === 'AgreementPublished')).toHaveLength(2);
  expect(published.filter((type) => type === 'AgreementVoided')).toHaveLength(2);
  const { executions } = cloud.engine.listExecutions({});
  expect(executions.filter(({ status }) => status === 'RUNNING')).toEqual([]);
  const tokens = await cloud.items<{ revokedAt?: string }>('TOKEN#');
  expect(tokens.filter(({ revokedAt }) => revokedAt === undefined)).toEqual([]);
});

/** The run's template, with the statements of one function changed. */
async function changed(of: string, change: (statement: Statement) => Statement[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-smoke-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(await theTemplate(), folder, { recursive: true });
  const file = join(folder, 'Concord.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  for (const { role, document } of rolePolicies(template))
    if (nameOf(role) === of) document.Statement = document.Statement.flatMap(change);
  writeFileSync(file, JSON.stringify(template));
  return folder;
}
const grants = (action: string) => (statement: Statement) => listed(statement.Action).includes(action);

it.each<[string, string, (statement: Statement) => Statement[], Record<string, string>, says: RegExp]>([
  [
    'a write of several items is refused for its partition keys',
    'agreements-http',
    (one) =>
      grants('dynamodb:PutItem')(one)
        ? [{ ...one, Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TIP#*'] } } }]
        : [one],
    { [WRITES]: 'not so', 'A workflow that begins and looks': 'not seen', [mail('bounce')]: 'not seen' },
    /answered 500/,
  ],
  [
    'the index may not be asked',
    'mailer',
    (one) => (JSON.stringify(one.Resource).includes('index/due') ? [] : [one]),
    { [WRITES]: 'proven', 'A query of the index `due` by mailer (MAIL)': 'not so' },
    /dynamodb:Query .*index\/due.*MAIL#/,
  ],
  [
    'no email may leave',
    'mailer',
    (one) => (grants('ses:SendRawEmail')(one) ? [] : [one]),
    { [mail('success')]: 'not so', [mail('bounce')]: 'not so', [mail('complaint')]: 'not so' },
    /is not on record, nor is any other/,
  ],
  [
    'the key may not sign',
    'records-tips',
    (one) => (grants('kms:Sign')(one) ? [] : [one]),
    { [WRITES]: 'proven', 'A seal by KMS, over the list of tips of today': 'not so' },
    /not authorized to perform: kms:Sign/,
  ],
])('where %s, it says so, and what to do', async (_, of, change, expected, says) => {
  const cloud = await aCloud({ template: await changed(of, change) });
  onTestFinished(() => cloud.stop());
  const proofs = await proofsOf(cloud);
  expect(stateOf(proofs)).toMatchObject(expected);
  const named = proofs.find(({ state }) => state === 'not so');
  expect(named?.says).toMatch(says);
  for (const { state, remedy } of proofs) if (state !== 'proven') expect(remedy?.length).toBeGreaterThan(20);
});
