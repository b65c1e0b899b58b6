/** Whether the table's resource policy refuses everybody to change or remove what stands on the ledger, as infra/aws wrote it. */
import * as z from 'zod/mini';
import { type Finding, good, unseen, wrong } from './finding.ts';

const list = z.union([z.string(), z.array(z.string())]);
const Policy = z.object({
  Statement: z.array(
    z.object({
      Effect: z.string(),
      Principal: z.optional(z.union([z.string(), z.record(z.string(), list)])),
      Action: z.optional(list),
      Condition: z.optional(z.record(z.string(), z.record(z.string(), list))),
    }),
  ),
});
type Statement = z.infer<typeof Policy>['Statement'][number];

const KEYS = ['LEDGER#*', 'DOC#*', 'BODY#*'];
const ACTIONS = ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'];

const all = (of: string | string[] | undefined): string[] => [of ?? []].flat();
const everyone = ({ Principal }: Statement): boolean =>
  Principal === '*' || (typeof Principal === 'object' && all(Principal.AWS).includes('*'));

/** One role may remove words by law, and the condition that spares it is the only one that may stand beside the keys. */
function refuses(statement: Statement, key: string, action: string): boolean {
  const { 'ForAnyValue:StringLike': keys, ...others } = statement.Condition ?? {};
  const spared = Object.keys(others);
  const plain = key === 'BODY#*' ? spared.every((one) => one === 'ArnNotEquals') : spared.length === 0;
  const actions = all(statement.Action);
  return (
    statement.Effect === 'Deny' &&
    everyone(statement) &&
    plain &&
    all(keys?.['dynamodb:LeadingKeys']).includes(key) &&
    (actions.includes(`dynamodb:${action}`) || actions.includes('dynamodb:*'))
  );
}

function statementsOf(policy: string): Statement[] {
  try {
    return z.parse(Policy, JSON.parse(policy)).Statement;
  } catch {
    return [];
  }
}

export function ledgerFinding(policy: string | undefined | { problem: string }): Finding {
  const what = 'The policy that keeps the ledger';
  const remedy =
    'Put it back with aws dynamodb put-resource-policy: npm run synth writes it to cdk.out, at the table. An unchanged deployment does not.';
  if (typeof policy === 'object') return unseen(what, policy.problem, 'Run it with dynamodb:GetResourcePolicy.');
  if (policy === undefined)
    return wrong(what, 'The table has none: whoever has rights on it can change events.', remedy);
  const statements = statementsOf(policy);
  const open = KEYS.flatMap((key) =>
    ACTIONS.filter((action) => !statements.some((one) => refuses(one, key, action))).map(
      (action) => `${action} of ${key}`,
    ),
  );
  return open.length === 0
    ? good(what, 'It refuses changes and removals to everybody.')
    : wrong(what, `It does not refuse ${open.slice(0, 3).join(', ')}${open.length > 3 ? ' and more' : ''}.`, remedy);
}
