/** The templates of the stacks, made without bundling: a stand-in stands for each function's code. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Environment, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { entries } from '../infra/aws/entries.ts';
import { settingsOf } from '../infra/aws/settings.ts';
import { concord } from '../infra/aws/synthesize.ts';
import { assembled } from '../infra/laptop/cloud/template/assembly.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of a thousand shapes, and each test looks at one of them.
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string | readonly string[];
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

export interface Synthesis {
  readonly app: App;
  readonly stack: Stack;
  /** Both stacks as one. */
  readonly template: Template;
  /** As CloudFormation gets them. */
  readonly templates: { readonly data: Template; readonly runs: Template };
  /** What cdk-nag and CloudFormation's own validation found: a file that is empty of reports when nothing is wrong. */
  readonly report: { readonly pluginReports: readonly unknown[] };
}

/** @param env Where it would be deployed; anywhere without it. */
export function synthesize(context: Record<string, unknown> = {}, env: Environment = {}): Synthesis {
  const outdir = mkdtempSync(join(tmpdir(), 'concord-template-'));
  const asset = mkdtempSync(join(tmpdir(), 'concord-asset-'));
  writeFileSync(join(asset, 'index.mjs'), 'export const handler = async () => {};\n');
  const app = new App({ context, outdir, analyticsReporting: false });
  const settings = settingsOf(app.node);
  const stack = concord(app, settings, { release: '0.0.0', assetOf: () => asset }, env);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
  const read = (file: string) => JSON.parse(readFileSync(join(outdir, file), 'utf8'));
  const templates = { data: read('ConcordData.template.json'), runs: read('Concord.template.json') };
  const template = assembled(outdir, undefined).template as unknown as Template;
  const report = read('validation-report.json');
  for (const folder of [outdir, asset]) rmSync(folder, { recursive: true });
  return { app, stack, template, templates, report };
}

export function ofType({ Resources }: Template, type: string): [id: string, resource: Resource][] {
  return Object.entries(Resources).filter(([, { Type }]) => Type === type);
}

/** The one resource of its type. */
export function only(template: Template, type: string): Resource {
  const [first, ...others] = ofType(template, type);
  if (!first || others.length > 0) throw new Error(`There are ${others.length + (first ? 1 : 0)} of ${type}, not one.`);
  return first[1];
}

/** The function that a logical id belongs to, by the name under which it is bundled. */
export const nameOf = (logicalId: string) =>
  Object.keys(entries).find((name) => logicalId.startsWith(name.replaceAll('-', ''))) ?? logicalId;

interface Operation {
  readonly isDefaultRoute?: boolean;
  readonly 'x-amazon-apigateway-integration': { readonly $ref: string };
}

/** Each route of the API's document, with the function that answers it, by the name under which that is bundled. */
export function routesOf(template: Template): [route: string, answeredBy: string][] {
  const { Body } = only(template, 'AWS::ApiGatewayV2::Api').Properties;
  const { StageVariables } = only(template, 'AWS::ApiGatewayV2::Stage').Properties;
  const answeredBy = (operation: Operation) => {
    const name = operation['x-amazon-apigateway-integration'].$ref.split('/').at(-1) ?? '';
    const { uri } = Body.components['x-amazon-apigateway-integrations'][name];
    const [, variable = ''] = /\$\{stageVariables\.(\w+)\}/.exec(JSON.stringify(uri)) ?? [];
    return nameOf(StageVariables[variable].Ref);
  };
  return Object.entries<Record<string, Operation>>(Body.paths).flatMap(([path, { parameters, ...methods }]) =>
    Object.entries(methods).map(([method, operation]): [string, string] => [
      operation.isDefaultRoute ? '$default' : `${method.toUpperCase()} ${path}`,
      answeredBy(operation),
    ]),
  );
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface PolicyDocument {
  Statement: readonly Statement[];
}

/** Every policy of a role, in it or attached to it, with the role's logical id. */
export function rolePolicies(template: Template): { role: string; document: PolicyDocument }[] {
  // A role of another stack is known by the policy that hangs on it.
  const attached = ofType(template, 'AWS::IAM::Policy').flatMap(([id, { Properties }]) =>
    Properties.Roles.map((role: { Ref?: string }) => ({ role: role.Ref ?? id, document: Properties.PolicyDocument })),
  );
  const inline = ofType(template, 'AWS::IAM::Role').flatMap(([role, { Properties }]) =>
    (Properties.Policies ?? []).map((policy: { PolicyDocument: PolicyDocument }) => ({
      role,
      document: policy.PolicyDocument,
    })),
  );
  return [...attached, ...inline];
}

/** Every statement of these policies. */
export const roleStatements = (template: Template): { role: string; statement: Statement }[] =>
  rolePolicies(template).flatMap(({ role, document }) => document.Statement.map((statement) => ({ role, statement })));

export const listed = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** Logical ids that a part of the template names by Ref, GetAtt, Sub or DependsOn. */
function named(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(named);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'Ref') return [String(value)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(value) ? value[0] : String(value).split('.')[0])];
    const text = key === 'Fn::Sub' ? (Array.isArray(value) ? value[0] : value) : '';
    const substituted = [...String(text).matchAll(/\$\{([A-Za-z0-9]+)[.}]/g)].map(([, id]) => String(id));
    return [...substituted, ...named(value)];
  });
}

/** A chain of logical ids that comes back to its start, or nothing. CloudFormation refuses such a template. */
export function cycleOf({ Resources }: Pick<Template, 'Resources'>): string[] | undefined {
  const done = new Set<string>();
  const walk = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    const resource = Resources[id];
    if (!resource || done.has(id)) return undefined;
    const next = new Set([...named(resource.Properties), ...listed(resource.DependsOn ?? [])]);
    for (const other of next) {
      const found = walk(other, [...path, id]);
      if (found) return found;
    }
    done.add(id);
    return undefined;
  };
  return Object.keys(Resources).reduce<string[] | undefined>((found, id) => found ?? walk(id, []), undefined);
}
