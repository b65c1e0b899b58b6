/** A wrong setting is refused by name, with the remedy. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { settingsOf } from './settings.ts';

const read = (context: Record<string, unknown>) => settingsOf(new App({ context }).node);

describe('Settings', () => {
  it('are safe when nothing is set', () => {
    expect(read({})).toEqual({
      stage: 'prod',
      service: 'open',
      mailDomain: 'concord.example',
      serviceUrl: undefined,
      operatorMailbox: undefined,
      relays: 'running',
      tableProtection: 'on',
      sealKey: 'seal-1',
      timestampAuthority: undefined,
      logRetention: 365,
    });
  });

  it('may come from the command line, where everything is text', () => {
    expect(read({ logRetention: '30' }).logRetention).toBe(30);
  });

  it.each([
    ['stage', 'live', 'must be dev, test or prod'],
    ['service', 'shut', 'must be open, or closed'],
    ['urgentMailbox', 'nobody', 'must be another mailbox'],
    ['mailDomain', 'Agency.gov', 'a domain in lower case'],
    ['mailDomain', 'agency.gov\r\nBcc: x@y.z', 'a domain in lower case'],
    ['mailDomain', 'agency', 'a domain in lower case'],
    ['mailDomain', `${'a.'.repeat(122)}gov`, 'a domain in lower case'],
    ['serviceUrl', 'http://mou.agency.gov', 'https://'],
    ['serviceUrl', 'https://mou.agency.gov/', 'without path or trailing slash'],
    ['operatorMailbox', 'nobody', 'the mailbox that hears alarms'],
    ['relays', 'off', 'must be running, or held'],
    ['tableProtection', 'no', 'must be on; or off, for the first deployment alone'],
    ['restoredTable', 'a/b', 'the name of the table'],
    ['restoredStream', 'latest', 'the ARN of the stream'],
    ['sealKey', 'Seal 1', 'a new name makes a new key'],
    ['sealKey', '1', 'a short name in lower case'],
    ['timestampAuthority', 'http://time.agency.gov/tsr', 'https:// address of a time-stamping authority'],
    ['timestampAuthority', 'https://time.agency.gov/tsr?key=secret', 'https:// address of a time-stamping authority'],
    ['logRetention', 366, '365'],
    ['logRetention', 'forever', 'a number of days'],
  ])('%s = %j is refused', (name, value, remedy) => {
    expect(() => read({ [name]: value })).toThrow(remedy);
    expect(() => read({ [name]: value })).toThrow(name);
  });

  it('are all named at once when several are wrong', () => {
    expect(() => read({ mailDomain: 'x', logRetention: 2 })).toThrow(/mailDomain.*\n.*logRetention/);
  });

  it('name a restored table only together with its stream', () => {
    const restoredStream = 'arn:aws:dynamodb:us-east-1:000000000000:table/Restored/stream/2026-11-02T12:00:00.000';
    expect(read({ restoredTable: 'Restored', restoredStream }).restored).toEqual({
      tableName: 'Restored',
      streamArn: restoredStream,
    });
    expect(() => read({ restoredTable: 'Restored' })).toThrow('name both, or neither');
    expect(() => read({ restoredStream })).toThrow('name both, or neither');
  });

  it('stop the synthesis with exit code 1 and these words alone', async () => {
    const root = join(import.meta.dirname, '../..');
    const env = { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ serviceUrl: 'ftp://x' }) };
    const run = promisify(execFile)(process.execPath, ['--import', 'tsx', 'infra/aws/app.ts'], { cwd: root, env });
    await expect(run).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Settings in cdk.json[^\n]*\n {2}serviceUrl = "ftp:\/\/x": must be[^\n]*\n$/),
    });
  });
});
