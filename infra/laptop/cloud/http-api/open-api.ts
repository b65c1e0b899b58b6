/** The operations of an OpenAPI document, as API Gateway imports them for an HTTP API; what it refuses or warns of stops the boot by name. */
import { isObject, type Json, type JsonObject, object, objects, text } from '../shapes.ts';

export interface Operation {
  /** `GET /sign/{token}`, or `$default`. */
  key: string;
  /** The name of its integration, and the integration. */
  name: string;
  integration: JsonObject;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const ANY = 'x-amazon-apigateway-any-method';
const INTEGRATION = 'x-amazon-apigateway-integration';
const SHARED = '#/components/x-amazon-apigateway-integrations/';

/** @param where names the document in errors */
export function readDocument(body: Json | undefined, where: string): Operation[] {
  const document = object(body, where);
  if (!/^3\.0\.\d+$/.test(String(document.openapi)))
    throw new Error(`${where} is OpenAPI ${String(document.openapi)}, not 3.0`);
  const { title, version } = object(document.info, `info of ${where}`);
  for (const [name, value] of Object.entries({ title, version })) text(value ?? null, `info.${name} of ${where}`);
  if (document.security !== undefined)
    throw new Error(`${where} has an authorization, which the laptop cloud does not know`);
  const paths = Object.entries(object(document.paths, `paths of ${where}`));
  refuseSamePaths(
    paths.map(([path]) => path),
    where,
  );
  const { components } = document;
  const shared = isObject(components) ? components['x-amazon-apigateway-integrations'] : undefined;
  return paths
    .flatMap(([path, item]) => readPath(path, object(item, `${path} of ${where}`), where))
    .map(({ key, name }) => {
      const integration = isObject(shared) ? shared[name] : undefined;
      return { key, name, integration: object(integration, `the integration ${name} of ${key} of ${where}`) };
    });
}

/** Paths that differ in the names of their parameters alone are one path. */
function refuseSamePaths(paths: string[], where: string): void {
  const byShape = Map.groupBy(paths, (path) => path.replaceAll(/\{[^}+]+/g, '{'));
  for (const [first, second] of byShape.values())
    if (second !== undefined) throw new Error(`${where} has one path under two names, ${first} and ${second}`);
}

function readPath(
  path: string,
  { parameters, ...methods }: JsonObject,
  where: string,
): Pick<Operation, 'key' | 'name'>[] {
  if (!path.startsWith('/')) throw new Error(`the path ${path} of ${where} does not begin with /`);
  return Object.entries(methods).map(([method, value]) => {
    if (method !== ANY && !METHODS.includes(method))
      throw new Error(`${path} of ${where} has ${method}, which the laptop cloud does not know`);
    const key = method === ANY ? `ANY ${path}` : `${method.toUpperCase()} ${path}`;
    const operation = object(value, `${key} of ${where}`);
    object(operation.responses, `responses of ${key} of ${where}`);
    if (operation.security !== undefined)
      throw new Error(`${key} of ${where} has an authorization, which the laptop cloud does not know`);
    const declared = [...objects(parameters), ...objects(operation.parameters)]
      .filter(({ in: place, required }) => place === 'path' && required === true)
      .map(({ name }) => name);
    for (const [, name = ''] of path.matchAll(/\{([^}]+)\}/g))
      if (!declared.includes(name))
        throw new Error(`${key} of ${where} declares no required path parameter ${name}, of which AWS warns`);
    const isDefault = operation.isDefaultRoute === true;
    if (isDefault !== (path === '/$default' && method === ANY))
      throw new Error(`${key} of ${where}: the default route is ${ANY} of /$default, with isDefaultRoute`);
    return { key: isDefault ? '$default' : key, name: nameOf(operation[INTEGRATION], `${key} of ${where}`) };
  });
}

function nameOf(integration: Json | undefined, where: string): string {
  const reference = isObject(integration) ? integration.$ref : undefined;
  if (typeof reference !== 'string' || !reference.startsWith(SHARED))
    throw new Error(
      `${where} has no ${INTEGRATION} that refers to one of ${SHARED}, which is all that the laptop cloud knows`,
    );
  return reference.slice(SHARED.length);
}
