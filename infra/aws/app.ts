/** `npm run synth` bundles the functions and writes the cloud assembly, or exits with 1 and says what stands against it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

try {
  // esbuild is a process of its own: it begins while the CDK, which takes longer to load than to run, is loaded here.
  const bundling = bundle();
  bundling.catch(() => undefined);
  const { synthesize } = await import('./synthesize.ts');
  await synthesize({
    // The CDK CLI hands the context of cdk.json over, and wins; without the CLI it is read here.
    context: read('cdk.json').context ?? {},
    outdir: process.env.CDK_OUTDIR ?? join(root, 'cdk.out'),
    release: read('package.json').version,
    assetOf: (name) => join(root, 'dist', name),
    bundling,
    // The laptop leaves cdk-nag to `npm run synth`, `cdk deploy` and the tests: its template is the same one.
    checked: process.env.CDK_CHECKS !== 'off',
  });
} catch (error) {
  // What is wrong has been printed by then: findings with their lines by the CDK, build errors with theirs by esbuild.
  const told =
    error instanceof Error && (['WrongSettings', 'ValidationFailed'].includes(error.name) || 'errors' in error);
  if (!told) throw error;
  console.error(error.message);
  process.exit(1);
}
