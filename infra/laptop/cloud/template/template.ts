/** A synthesized stack is read as CloudFormation would: parameters, conditions and functions give plain values, and an unknown type stops the boot by name. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { isObject, type Json, type JsonObject, object, objects, text } from '../shapes.ts';
import { assembled } from './assembly.ts';
import { holds, type Names, resolve } from './intrinsics.ts';
import { attributeOf, isKnownType, type Place, refOf } from './resource-names.ts';

export interface Resource {
  logicalId: string;
  type: string;
  properties: JsonObject;
  /** What `Ref` gives: the physical name, or the ARN where AWS does so. */
  ref: string;
}

export interface Stack {
  name: string;
  region: string;
  account: string;
  resources: Resource[];
  outputs: Record<string, string>;
  ofType(type: string): Resource[];
  /** The attribute of a resource, as Fn::GetAtt gives it. */
  attribute(resource: Resource, name: string): string;
  /** The folder or file behind an asset's S3 key. */
  asset(s3Key: string): string;
}

export interface Whereabouts {
  url: string;
  parameters?: Record<string, string>;
  /** Which stack of the folder, when it holds several. */
  stack?: string;
}

export function loadStack(folder: string, whereabouts: Whereabouts): Stack {
  const { name, template } = assembled(folder, whereabouts.stack);
  const declared = isObject(template.Resources) ? template.Resources : {};
  for (const [logicalId, resource] of Object.entries(declared)) {
    const type = text(object(resource, logicalId).Type, `Type of ${logicalId}`);
    if (!isKnownType(type)) {
      throw new Error(
        `the template ${name} has a resource of type ${type} (${logicalId}), which the laptop cloud does not know`,
      );
    }
  }
  const { region, account } = environment(folder, name);
  const pseudo: Record<string, string> = {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': name,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${name}/laptop`,
  };

  const definition = (logicalId: string): JsonObject => {
    if (!Object.hasOwn(declared, logicalId))
      throw new Error(`the template refers to ${logicalId}, which it does not have`);
    return object(declared[logicalId], logicalId);
  };
  const place = (logicalId: string): Place => {
    const raw = definition(logicalId).Properties;
    // Only the property that a name needs is resolved, so that two resources may refer to each other.
    const properties = new Proxy<JsonObject>(isObject(raw) ? raw : {}, {
      get: (target, key) =>
        typeof key === 'string' && key in target ? resolve(target[key] ?? null, names) : undefined,
    });
    return { logicalId, stack: name, partition: 'aws', region, account, url: whereabouts.url, properties };
  };
  const parameter = (parameterName: string): Json | undefined => {
    const given = whereabouts.parameters?.[parameterName];
    const parameters = isObject(template.Parameters) ? template.Parameters : {};
    if (!Object.hasOwn(parameters, parameterName)) return undefined;
    const value = given ?? object(parameters[parameterName], parameterName).Default;
    if (value === undefined)
      throw new Error(`the template's parameter ${parameterName} has no default, and no value was given`);
    return value;
  };
  const names: Names = {
    ref: (id) => pseudo[id] ?? parameter(id) ?? refOf(String(definition(id).Type), place(id)),
    attribute: (id, attribute) => attributeOf(String(definition(id).Type), place(id), attribute),
    condition: (id) => {
      const condition = isObject(template.Conditions) ? template.Conditions[id] : undefined;
      if (condition === undefined) throw new Error(`the template has no condition ${id}`);
      return holds(condition, names);
    },
  };

  const resources = Object.entries(declared).flatMap(([logicalId, raw]): Resource[] => {
    const { Type, Properties, Condition } = object(raw, logicalId);
    if (typeof Condition === 'string' && !names.condition(Condition)) return [];
    const properties = object(resolve(Properties ?? {}, names), `Properties of ${logicalId}`);
    return [{ logicalId, type: String(Type), properties, ref: String(names.ref(logicalId)) }];
  });
  const outputs = Object.fromEntries(
    Object.entries(isObject(template.Outputs) ? template.Outputs : {}).map(([id, output]) => [
      id,
      String(resolve(object(output, id).Value ?? null, names)),
    ]),
  );
  return {
    name,
    region,
    account,
    resources,
    outputs,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    attribute: (resource, attribute) => String(names.attribute(resource.logicalId, attribute)),
    asset: (s3Key) => assetPath(folder, name, s3Key),
  };
}

/** An environment-agnostic stack becomes account 000000000000 in us-east-1. */
function environment(folder: string, stack: string): { region: string; account: string } {
  const file = join(folder, 'manifest.json');
  const manifest: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const artifacts = isObject(manifest) && isObject(manifest.artifacts) ? manifest.artifacts : {};
  const artifact = artifacts[stack];
  const said = isObject(artifact) && typeof artifact.environment === 'string' ? artifact.environment : '';
  const [, account, region] = /^aws:\/\/(\d{12})\/([a-z0-9-]+)$/.exec(said) ?? [];
  return { account: account ?? '000000000000', region: region ?? 'us-east-1' };
}

function assetPath(folder: string, stack: string, s3Key: string): string {
  const file = join(folder, `${stack}.assets.json`);
  const manifest: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const files = isObject(manifest) && isObject(manifest.files) ? Object.values(manifest.files) : [];
  const listed = objects(files).find(
    (entry) =>
      isObject(entry.destinations) && objects(Object.values(entry.destinations)).some((to) => to.objectKey === s3Key),
  );
  const listedPath = isObject(listed?.source) ? listed.source.path : undefined;
  const path = resolvePath(
    folder,
    typeof listedPath === 'string' ? listedPath : `asset.${s3Key.replace(/\.zip$/, '')}`,
  );
  if (!existsSync(path)) throw new Error(`the asset ${s3Key} of ${stack} is missing: ${path}`);
  return path;
}
