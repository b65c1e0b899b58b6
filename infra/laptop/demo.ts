/** `npm run demo`: the whole way of an MOU with no one at the keyboard; exits 0 only if all of it happened. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootCloud, type Cloud } from './cloud/cloud.ts';
import { convenerToken } from './demo/demonstration.ts';
import { disputing } from './demo/disputing.ts';
import { following } from './demo/following.ts';
import { keeping } from './demo/keeping.ts';
import { preparing } from './demo/preparing.ts';
import { signing } from './demo/signing.ts';
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

async function boot(): Promise<Cloud> {
  const template = join(home, 'cdk.out');
  await next('Synthesize the template', async () => {
    await synthesize(template);
    return undefined;
  });
  await next('Boot it on this machine', async () => {
    cloud = await bootCloud({ template, home });
    return cloud.url;
  });
  return cloud as Cloud;
}

try {
  const here = await boot();
  const stage = { cloud: here, home, token: await convenerToken(here, home), agreement: '', others: {} };
  for (const [name, act] of [...preparing, ...signing, ...disputing, ...following, ...keeping])
    await next(name, () => act(stage));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`The whole way, from the file to the record that a stranger verified, in ${seconds} seconds.`);
} catch (error) {
  console.error(`FAILED  ${step}\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
}
