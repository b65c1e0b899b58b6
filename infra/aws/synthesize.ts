/** From settings and bundles to a cloud assembly, checked by cdk-nag. */
import { App, Validations } from 'aws-cdk-lib';
import { ConcordStack, type ConcordStackProps } from './concord-stack.ts';
import { settingsOf, stackName } from './settings.ts';

export interface Synthesis extends Pick<ConcordStackProps, 'release' | 'assetOf'> {
  readonly context: Record<string, unknown>;
  readonly outdir: string;
  /** Over when every function's folder is there. */
  readonly bundling: Promise<unknown>;
  readonly checked: boolean;
}

/** Throws WrongSettings before it waits for the bundles, and whatever the bundler or the CDK has against it after. */
export async function synthesize({ context, outdir, bundling, checked, ...props }: Synthesis): Promise<void> {
  const app = new App({
    context,
    outdir,
    analyticsReporting: false,
    // CloudFormation's own linter takes two seconds of every start: the tests run it, on the same template.
    builtinCloudFormationValidation: false,
  });
  const settings = settingsOf(app.node);
  await bundling;
  new ConcordStack(app, 'Concord', { stackName: stackName(settings), settings, ...props });
  if (checked) {
    const { AwsSolutionsChecks } = await import('cdk-nag');
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  }
  app.synth();
}
