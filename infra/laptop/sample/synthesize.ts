/** Writes a template and the bundled handlers as `cdk synth` would, in a folder that goes when the test is over. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';
import { ASSET } from './parts.ts';
import type { Template } from './template.ts';

let bundled: Promise<string> | undefined;
const bundle = async (): Promise<string> => {
  const banner = { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" };
  const entry = join(import.meta.dirname, 'handlers.ts');
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    banner,
  });
  return built.outputFiles[0]?.text ?? '';
};

/** Writes the template and its asset as a synthesized folder, and gives its path. */
export async function synthesize(template: Template): Promise<string> {
  bundled ??= bundle();
  const folder = mkdtempSync(join(tmpdir(), 'laptop-template-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, `asset.${ASSET}`));
  writeFileSync(join(folder, `asset.${ASSET}`, 'index.mjs'), await bundled);
  writeFileSync(join(folder, 'Sample.template.json'), JSON.stringify(template));
  return folder;
}
