/** A cloud boots whole or says what stands in the way; one that was killed leaves nothing running and loses nothing it answered. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { boot, chore, itemsOf, keep, newHome } from '../sample/boot.ts';
import { synthesize } from '../sample/synthesize.ts';
import { sampleTemplate } from '../sample/template.ts';
import { listen, shut } from './free-port.ts';

describe('booting', () => {
  it('stops at a resource type that it does not know, naming type and id', async () => {
    const booting = boot(({ Resources }) => {
      Resources.Bucket = { Type: 'AWS::S3::Bucket', Properties: {} };
    });
    await expect(booting).rejects.toThrow(
      'a resource of type AWS::S3::Bucket (Bucket), which the laptop cloud does not know',
    );
  });

  it('names a missing asset', async () => {
    const booting = boot(({ Resources }) =>
      Object.assign(Resources.Web?.Properties ?? {}, { Code: { S3Key: 'gone.zip' } }),
    );
    await expect(booting).rejects.toThrow('the asset gone.zip of Sample is missing');
  });

  it.each([
    ['http', 'the HTTP API (ports.http)'],
    ['frontDoor', 'the front door of SDK calls (ports.frontDoor)'],
  ] as const)('says which port is taken, for what, and what to do: %s', async (which, purpose) => {
    const other = createServer();
    const port = await listen(other, 0, 'a test');
    onTestFinished(() => shut(other));
    await expect(boot(undefined, { ports: { [which]: port } })).rejects.toThrow(
      `Port ${port}, wanted for ${purpose}, is taken by another program: stop that program, or choose another port (0 takes any free one).`,
    );
  });

  it('refuses a home folder in which another cloud runs', async () => {
    const home = newHome();
    await boot(undefined, { home });
    await expect(boot(undefined, { home })).rejects.toThrow(`Another laptop cloud is running on the folder ${home}`);
  });

  it('uses a DynamoDB endpoint that it is given, and leaves it running', async () => {
    const first = await boot();
    const second = await boot(undefined, { dynamodb: first.dynamodb.endpoint });
    await keep(second, 'TIP#1');
    await second.stop();
    expect(await itemsOf(first, 'TIP#1')).toHaveLength(1);
  });

  it('gives a table of an earlier template the index that it lacks, with the items that were there before', async () => {
    const home = newHome();
    const older = ({ Resources }: ReturnType<typeof sampleTemplate>) => {
      Object.assign(Resources.Table?.Properties ?? {}, {
        GlobalSecondaryIndexes: [],
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      });
    };
    const before = await boot(older, { home });
    const item = { pk: { S: 'TIP#1' }, sk: { S: '-' }, due: { S: 'MAIL#0' }, dueAt: { S: '2026' } };
    await before.dynamodb.call('PutItem', { TableName: 'Sample-Table', Item: item });
    await before.stop();
    const cloud = await boot(undefined, { home });
    expect((await chore(cloud, { do: 'query', pk: 'MAIL#0' })).answer).toMatchObject({ Items: [item] });
  });

  it('leaves no dynoxide behind when it is killed, and boots again with all it had answered', async () => {
    const home = newHome();
    const folder = await synthesize(sampleTemplate());
    const child = await bootElsewhere(folder, home);
    const kept: string[] = [];
    for (let n = 0; n < 20; n += 1) if ((await keep(child, `MAIL#${n}`)).ok) kept.push(`MAIL#${n}`);
    const dynoxide = Number(readFileSync(join(home, 'dynoxide.pid'), 'utf8'));
    child.process.kill('SIGKILL');
    const cloud = await boot(undefined, { home });
    expect(commandOf(dynoxide)).not.toContain('dynoxide');
    await cloud.quiet();
    const seen = (await itemsOf(cloud, 'SEEN#')).map(({ sk }) => sk);
    expect(seen.sort()).toEqual(kept.sort());
  });
});

/** Empty for a process that has ended. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Boots in a process of its own, which can be killed. */
async function bootElsewhere(template: string, home: string): Promise<{ url: string; process: ChildProcess }> {
  const code = `import { bootCloud } from ${JSON.stringify(join(import.meta.dirname, 'cloud.ts'))};
    bootCloud({ template: ${JSON.stringify(template)}, home: ${JSON.stringify(home)} }).then(({ url }) => process.stdout.write(url + '\\n'));`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = await new Promise<string>((done, failed) => {
    child.stdout?.once('data', (line: Buffer) => done(line.toString().trim()));
    child.once('exit', () => failed(new Error('the cloud did not boot')));
  });
  return { url, process: child };
}
