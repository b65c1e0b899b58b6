/** From settings and bundles to a cloud assembly of two stacks, what holds data and what runs, checked by cdk-nag. */
import { App, type Environment, Validations } from 'aws-cdk-lib';
import { ConcordStack, type ConcordStackProps } from './concord-stack.ts';
import { ConcordData } from './data/data-stack.ts';
import { type Settings, settingsOf, stackName } from './settings.ts';

type Code = Pick<ConcordStackProps, 'release' | 'assetOf'>;

export interface Synthesis extends Code {
  readonly context: Record<string, unknown>;
  readonly outdir: string;
  /** Over when every function's folder is there. */
  readonly bundling: Promise<unknown>;
  readonly checked: boolean;
}

/** Both stacks of an app. */
export function concord(app: App, settings: Settings, code: Code, env: Environment = {}): ConcordStack {
  const name = stackName(settings);
  const data = new ConcordData(app, 'ConcordData', { stackName: `${name}-Data`, settings, env });
  return new ConcordStack(app, 'Concord', { stackName: name, settings, data, env, ...code });
}

/** Throws WrongSettings before it waits for the bundles, and whatever the bundler or the CDK has against it after. */
export async function synthesize({ context, outdir, bundling, checked, ...code }: Synthesis): Promise<void> {
  const app = new App({
    context,
    outdir,
    analyticsReporting: false,
    // CloudFormation's own linter takes two seconds of every start: the tests run it, on the same template.
    builtinCloudFormationValidation: false,
  });
  const settings = settingsOf(app.node);
  await bundling;
  concord(app, settings, code);
  if (checked) {
    const { AwsSolutionsChecks } = await import('cdk-nag');
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  }
  app.synth();
}
