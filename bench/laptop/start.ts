/** `npm start` as a person gives it, without anything kept and with it: seconds until the guide can be read, and until all of it works. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { plannedGuide } from '../../infra/laptop/demo/planned-guide.ts';

export interface Start {
  /** What was there before: `nothing` is no bundle and no state; `bundles` is a fresh state; `state` goes on where a start was stopped. */
  kept: 'nothing' | 'bundles' | 'state';
  /** Seconds until the guide names who there is to be and what there is to do, and until the scene was set and every link of it leads somewhere. */
  guide: number;
  scene: number;
}

const root = join(import.meta.dirname, '../..');
const BUNDLES = join(root, 'node_modules/.cache/concord-bundles');
/** What only the guide says: its people, and what each of them does. */
const WORDS = [
  ...plannedGuide.signatories.map(({ name }) => name),
  'Be an agency head',
  'Be a member of the board',
  'Be a liaison',
  'Be an auditor',
];
/** Milliseconds between two looks. */
const AGAIN = 20;

/** Looks at the page until it is as it should be. */
async function seen(url: string, good: (page: string) => boolean, given: AbortSignal): Promise<void> {
  for (;;) {
    const response = await fetch(url, { signal: given });
    if (response.ok && good(await response.text())) return;
    await sleep(AGAIN, undefined, { signal: given });
  }
}

const told = (page: string) => WORDS.every((word) => page.includes(word));
const works = (page: string) => told(page) && !page.includes('aria-disabled');

function start(home: string, kept: Start['kept']): Promise<Start> {
  const args = ['--home', home, '--port', '0', '--console-port', '0', '--front-door-port', '0'];
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/laptop/start.ts', ...args], { cwd: root });
  const seconds = () => (performance.now() - begun) / 1000;
  const ended = new AbortController();
  return new Promise((done, failed) => {
    let said = '';
    let looking: Promise<Start> | undefined;
    const set = Promise.withResolvers<void>();
    const look = async (url: string): Promise<Start> => {
      await seen(url, told, ended.signal);
      const guide = seconds();
      // Not asked for again before that: each look would cost the start a little.
      await set.promise;
      await seen(url, works, ended.signal);
      return { kept, guide, scene: seconds() };
    };
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Ctrl-C stops it')) set.resolve();
      const [, url] = /Begin here {6}(http:\S+)\n/.exec(said) ?? [];
      if (looking !== undefined || url === undefined) return;
      looking = look(url);
      looking.then(
        () => child.kill('SIGINT'),
        () => child.kill('SIGKILL'),
      );
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', failed);
    child.once('close', () => {
      ended.abort();
      set.resolve();
      (looking ?? Promise.reject()).then(done, () => failed(new Error(`npm start ended:\n${said}`)));
    });
  });
}

/** @param home an empty folder */
export async function measureStarts(home: string): Promise<Start[]> {
  rmSync(BUNDLES, { recursive: true, force: true });
  const fresh = join(home, 'fresh');
  const nothing = await start(fresh, 'nothing');
  const bundles = await start(join(home, 'again'), 'bundles');
  return [nothing, bundles, await start(fresh, 'state')];
}
