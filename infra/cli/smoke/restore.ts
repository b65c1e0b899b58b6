/** A restore is possible, and a template that would import its table can be made; that AWS takes it is proven by the runbook alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeContinuousBackupsCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Deployment } from '../deployment.ts';
import { nameOf, notSeen, notSo, type Proof, proven } from './proof.ts';

const root = join(import.meta.dirname, '../../..');
const ON = 'Turn it on: aws dynamodb update-continuous-backups.';

async function recoverable({ table: TableName }: Deployment): Promise<Proof> {
  const what = 'A restore that is possible';
  try {
    const answer = await new DynamoDBClient({}).send(new DescribeContinuousBackupsCommand({ TableName }));
    const { PointInTimeRecoveryStatus: status, EarliestRestorableDateTime: since } =
      answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
    return status === 'ENABLED' && since
      ? proven(what, `Any second since ${since.toISOString()} can be restored.`)
      : notSo(what, `Recovery of the table is ${status ?? 'unknown'}.`, ON);
  } catch (error) {
    return notSeen(
      what,
      `DynamoDB was not asked (${nameOf(error)}).`,
      'Run: aws dynamodb describe-continuous-backups.',
    );
  }
}

/** The table's own stream stands for one that a restore would make. */
async function imported({ table: TableName }: Deployment): Promise<Proof> {
  const what = 'A template that imports a restored table';
  const rest = 'That AWS takes it is seen by carrying out docs/runbooks.md, “Restore”, with the empty table.';
  const folder = mkdtempSync(join(tmpdir(), 'concord-import-'));
  try {
    const { Table } = await new DynamoDBClient({}).send(new DescribeTableCommand({ TableName }));
    const restored = { restoredTable: `${TableName}-restored`, restoredStream: Table?.LatestStreamArn ?? '' };
    const env = {
      ...process.env,
      ...{ CDK_OUTDIR: folder, CDK_CHECKS: 'off' },
      CDK_CONTEXT_JSON: JSON.stringify({ ...restored, relays: 'held', service: 'closed' }),
    };
    const child = spawn(process.execPath, [join(root, 'infra/aws/app.ts')], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const complaints: string[] = [];
    child.stderr.on('data', (chunk) => complaints.push(String(chunk)));
    const [code] = await once(child, 'close');
    if (code !== 0) return notSo(what, complaints.join('').slice(0, 300), 'Fix the settings that are named.');
    const runs = JSON.parse(readFileSync(join(folder, 'Concord.template.json'), 'utf8'));
    const tables = new Set(
      Object.values<{ Properties?: { Environment?: { Variables?: { TABLE?: unknown } } } }>(runs.Resources).flatMap(
        ({ Properties }) => Properties?.Environment?.Variables?.TABLE ?? [],
      ),
    );
    return tables.size === 1 && tables.has(restored.restoredTable)
      ? proven(what, `Every function would work on ${restored.restoredTable}. ${rest}`)
      : notSo(
          what,
          `Functions would work on ${JSON.stringify([...tables])}.`,
          'Look at restoredTable() in infra/aws/data/table.ts.',
        );
  } catch (error) {
    return notSeen(what, `It was not made (${nameOf(error)}).`, rest);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const restoreProofs = async (of: Deployment): Promise<Proof[]> => [await recoverable(of), await imported(of)];
