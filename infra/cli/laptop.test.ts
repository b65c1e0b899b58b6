/** A command finds the service that is meant, or says which ones it looked for: it never speaks to another one. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { announce, clear, type LaptopAddress } from '../laptop/address.ts';
import { call } from './api.ts';
import { laptop, useHome } from './laptop.ts';
import { program } from './mou.ts';

/** Above any that a system gives out. */
const NOBODY = 2 ** 30;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-homes-'));
  for (const name of ['CONCORD_URL', 'CONCORD_TOKEN', 'CONCORD_HOME']) vi.stubEnv(name, undefined);
});
afterEach(() => {
  useHome(undefined);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const addressOf = (url: string, pid = process.pid): LaptopAddress => ({
  ...{ url, pid },
  ...{ frontDoor: `${url}/door`, table: 'Table', token: `token of ${url}` },
});
/** A service that was started from the folder. */
function started(name: string, pid?: number): { home: string; withdraw: () => void } {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  return { home, withdraw: announce(home, addressOf(name, pid), folder) };
}
const found = () => laptop(folder)?.url;

describe('The service of this machine', () => {
  it('is none where none was ever started', () => expect(found()).toBeUndefined());

  it('is that of the default home', () => {
    started('.concord');
    expect(found()).toBe('.concord');
  });

  it('is that of another home that was started from the folder, until it ends', () => {
    const { withdraw } = started('other');
    expect(found()).toBe('other');
    withdraw();
    expect(found()).toBeUndefined();
  });

  it('is the one that runs, whatever else was started before', () => {
    started('.concord', NOBODY);
    started('killed', NOBODY);
    started('other');
    expect(found()).toBe('other');
  });

  it('is not guessed where several run', () => {
    const [one, two] = [started('.concord'), started('other')];
    expect(found).toThrow(`Several services are running: those of ${one.home} and of ${two.home}.`);
  });

  it('is told of where it was started and does not run', () => {
    const { home } = started('killed', NOBODY);
    expect(found).toThrow(`The service of ${home} is not running.`);
    started('.concord', NOBODY);
    expect(found).toThrow(/The service of \S+\.concord and of \S+killed is not running/);
  });

  it('is known once, however often it was killed and started', () => {
    started('other', NOBODY);
    started('other');
    expect(found()).toBe('other');
  });

  it('is that of the home which is named, by the command before the environment', () => {
    const [, second, third] = [started('first'), started('second'), started('third')];
    vi.stubEnv('CONCORD_HOME', second.home);
    expect(found()).toBe('second');
    useHome(third.home);
    expect(found()).toBe('third');
  });

  it('is refused by the name of its home where it does not run, though another one does', () => {
    started('.concord');
    useHome(started('killed', NOBODY).home);
    expect(found).toThrow(/The service of \S+killed is not running/);
    useHome(join(folder, 'none'));
    expect(found).toThrow(/No service was ever started with the home \S+none/);
    writeFileSync(join(started('torn').home, 'address.json'), '{"url"');
    useHome(join(folder, 'torn'));
    expect(found).toThrow(/No service was ever started with the home \S+torn/);
  });

  it('that begins anew leaves the others to be found', () => {
    const { home } = started('.concord', NOBODY);
    started('other');
    clear(home);
    expect([existsSync(join(home, 'address.json')), found()]).toEqual([false, 'other']);
  });
});

describe('A command', () => {
  /** Answers with the token that it was asked with. */
  async function serving(name: string) {
    const server = createServer((request, response) => response.end(JSON.stringify(request.headers.authorization)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const stop = () => new Promise((done) => server.close(done).closeAllConnections());
    onTestFinished(async () => void (await stop()));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const home = join(folder, name);
    mkdirSync(home);
    announce(home, { ...addressOf(url), token: name }, folder);
    return { home, url, stop };
  }
  const asked = () => call('GET', '/');

  it('goes to the home that it names, with its token, whatever deployment the environment names', async () => {
    const [one, two] = [await serving('one'), await serving('two')];
    vi.stubEnv('CONCORD_URL', one.url);
    vi.stubEnv('CONCORD_TOKEN', 'deployed');
    expect(await asked()).toBe('Bearer deployed');
    useHome(two.home);
    expect(await asked()).toBe('Bearer two');
  });

  it('has another token where the environment brings one alone', async () => {
    useHome((await serving('one')).home);
    vi.stubEnv('CONCORD_TOKEN', 'of-another-agency');
    expect(await asked()).toBe('Bearer of-another-agency');
  });

  it('never takes the token of this machine to a deployment', async () => {
    vi.stubEnv('CONCORD_URL', (await serving('one')).url);
    await expect(asked()).rejects.toThrow('CONCORD_URL is set, and CONCORD_TOKEN is not.');
  });

  it('says where it looked for an answer in vain', async () => {
    const { home, url, stop } = await serving('one');
    useHome(home);
    await stop();
    await expect(asked()).rejects.toThrow(`No answer came from ${url} (ECONNREFUSED).`);
  });

  it.each([
    ['before its name', (home: string) => ['--home', home, 'status', 'mou_1']],
    ['behind it', (home: string) => ['status', 'mou_1', '--home', home]],
  ])('takes its home %s, and the next command not', async (_, args) => {
    const [one, two] = [await serving('one'), await serving('two')];
    vi.stubEnv('CONCORD_HOME', two.home);
    const said: unknown[] = [];
    vi.spyOn(console, 'log').mockImplementation((line) => void said.push(line));
    onTestFinished(() => void vi.restoreAllMocks());
    await program.parseAsync(args(one.home), { from: 'user' });
    await program.parseAsync(['status', 'mou_1'], { from: 'user' });
    const asked = said.filter((line) => String(line).includes('Bearer'));
    expect(asked).toEqual(['"Bearer one"', '"Bearer one"', '"Bearer two"', '"Bearer two"']);
  });
});
