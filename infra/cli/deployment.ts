/** What is deployed, asked of Lambda: every function says its name in its description, and its environment has the outputs of the stack. */
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';

export interface Deployment {
  /** Of the stack that runs: what the name of everything in it begins with. */
  stack: string;
  table: string;
  url: string;
  /** As Lambda knows each, by the name under which it is bundled. */
  functions: ReadonlyMap<string, { name: string; arn: string }>;
}

interface Listed {
  FunctionName?: string | undefined;
  FunctionArn?: string | undefined;
  Description?: string | undefined;
  Environment?: { Variables?: Record<string, string> | undefined } | undefined;
}

/** Undefined where none of these functions is the mailer of such a deployment. */
export function deploymentIn(
  listed: readonly Listed[],
  is: (stack: string, table: string) => boolean,
): Deployment | undefined {
  const mailers = listed.flatMap(({ FunctionName: name = '', Description, Environment }) => {
    const { TABLE: table = '', SERVICE_URL: url = '' } = Environment?.Variables ?? {};
    const stack = name.replace(/-mailer.*$/, '');
    return Description === 'Concord mailer' && is(stack, table) ? [{ stack, table, url }] : [];
  });
  const [found] = mailers;
  if (!found) return undefined;
  const functions = listed.flatMap(({ FunctionName: name = '', FunctionArn: arn = '', Description = '' }) => {
    const [, bundled] = /^Concord (\S+)$/.exec(Description) ?? [];
    return bundled !== undefined && name.startsWith(`${found.stack}-`) ? [[bundled, { name, arn }] as const] : [];
  });
  return { ...found, functions: new Map(functions) };
}

/** @param is which one is meant, by the name of its stack or of its table */
export async function findDeployment(is: (stack: string, table: string) => boolean): Promise<Deployment | undefined> {
  const listed: Listed[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client: new LambdaClient({}) }, {}))
    listed.push(...Functions);
  return deploymentIn(listed, is);
}
