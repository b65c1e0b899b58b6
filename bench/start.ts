/** `npm start` as a person gives it, without anything kept and with it: seconds until the guide is there, and the whole scene. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Start {
  /** What was there before: `nothing` is no bundle and no state; `bundles` is a fresh state; `state` goes on where a start was stopped. */
  kept: 'nothing' | 'bundles' | 'state';
  /** Seconds until the console answered, and until the scene was set. */
  page: number;
  scene: number;
}

const root = join(import.meta.dirname, '..');
const BUNDLES = join(root, 'node_modules/.cache/concord-bundles');

function start(home: string, kept: Start['kept']): Promise<Start> {
  const args = ['--home', home, '--port', '0', '--console-port', '0', '--front-door-port', '0'];
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/laptop/start.ts', ...args], { cwd: root });
  const seconds = () => (performance.now() - begun) / 1000;
  return new Promise((done, failed) => {
    let said = '';
    let page = 0;
    let scene = 0;
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (page === 0 && said.includes('Begin here')) page = seconds();
      if (scene > 0 || !said.includes('Ctrl-C stops it')) return;
      scene = seconds();
      child.kill('SIGINT');
    });
    child.once('error', failed);
    child.once('close', () =>
      scene > 0 ? done({ kept, page, scene }) : failed(new Error(`npm start ended:\n${said}`)),
    );
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
