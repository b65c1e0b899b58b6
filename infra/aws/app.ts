/** `npm run synth` bundles the functions and writes the cloud assembly, or exits with 1 and says what stands against it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundle } from './bundle.ts';
import { ConcordStack } from './concord-stack.ts';
import { settingsOf } from './settings.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

const app = new App({
  // The CDK CLI hands the context of cdk.json over, and wins; without the CLI it is read here.
  context: read('cdk.json').context ?? {},
  outdir: process.env.CDK_OUTDIR ?? join(root, 'cdk.out'),
  analyticsReporting: false,
  // CloudFormation's own linter takes two seconds of every start: the tests run it, on the same template.
  builtinCloudFormationValidation: false,
});

try {
  const settings = settingsOf(app.node);
  await bundle();
  new ConcordStack(app, 'Concord', {
    settings,
    release: read('package.json').version,
    assetOf: (name) => join(root, 'dist', name),
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  app.synth();
} catch (error) {
  // What is wrong has been printed by then: findings with their lines by the CDK, build errors with theirs by esbuild.
  const told =
    error instanceof Error && (['WrongSettings', 'ValidationFailed'].includes(error.name) || 'errors' in error);
  if (!told) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
