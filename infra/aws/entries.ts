/** The one file that each Lambda function is bundled from, from the project's root. */
import { type FunctionName, functionNames, functions } from '../../functions/capabilities.ts';

export type { FunctionName } from '../../functions/capabilities.ts';
export const entries = Object.fromEntries(
  functionNames.map((name) => [name, `functions/${functions[name].entry}`]),
) as Record<FunctionName, string>;
