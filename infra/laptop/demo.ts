/** `npm run demo`: whole lives of MOUs, and every turn of the way to a signature, with no one at the keyboard; exits 0 only if all of it happened. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootCloud, type Cloud } from './cloud/cloud.ts';
import { livesBegin } from './demo/crashes.ts';
import { convenerToken } from './demo/demonstration.ts';
import { disputing } from './demo/disputing.ts';
import { figuring } from './demo/figuring.ts';
import { following } from './demo/following.ts';
import { keeping } from './demo/keeping.ts';
import { lives } from './demo/lives/lives.ts';
import { preparing } from './demo/preparing.ts';
import { signing } from './demo/signing.ts';
import type { Stage, Step } from './demo/stage.ts';
import { synthesize } from './synthesize.ts';

const home = mkdtempSync(join(tmpdir(), 'concord-demo-'));
const began = performance.now();

let cloud: Cloud | undefined;
let step = '';

async function next<T extends string | undefined>(name: string, act: () => Promise<T>): Promise<void> {
  step = name;
  const fact = await act();
  console.log(`ok  ${name}${fact === undefined ? '' : `: ${fact}`}`);
}

const template = join(home, 'cdk.out');

/** Each story has a machine of its own, so that mails and months of one are none of the other. */
async function play(name: string, steps: readonly Step[], startAt = Date.now()): Promise<void> {
  const own = join(home, name);
  mkdirSync(own);
  await next('Boot it on this machine', async () => {
    cloud = await bootCloud({ template, home: own, startAt: new Date(startAt).toISOString() });
    return cloud.url;
  });
  const here = cloud as Cloud;
  const stage: Stage = { cloud: here, home: own, token: await convenerToken(here, own), agreement: '', others: {} };
  for (const [title, act] of steps) await next(title, () => act(stage));
  await here.stop();
}

try {
  await next('Synthesize the template', async () => {
    await synthesize(template);
    return undefined;
  });
  await play('lives', [...figuring, ...lives], livesBegin(Date.now()));
  await play('whole-way', [...preparing, ...signing, ...disputing, ...following, ...keeping]);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`The whole way, from the file to the record that a stranger verified, in ${seconds} seconds.`);
} catch (error) {
  console.error(`FAILED  ${step}\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
}
