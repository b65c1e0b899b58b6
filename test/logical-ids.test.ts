/**
 * Logical ids that nothing may rename without a plan. Under another id CloudFormation makes another resource and lets the first one go:
 * an empty table, a new key, a machine that has none of the executions under way. Executions hold the ARNs of functions and run for
 * months, so a function of a workflow that is renamed fails every one of them.
 *
 * Where a change is meant, say in docs/runbooks.md what becomes of what was there, and then accept it: `npx vitest run -u test/logical-ids.test.ts`.
 */
import { expect, it } from 'vitest';
import { ofType, synthesize } from './template.ts';

const HELD = [
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::StepFunctions::StateMachine',
  'AWS::SQS::Queue',
  'AWS::Lambda::Function',
  'AWS::SES::EmailIdentity',
];

it('The ids of what holds data, and of what executions under way refer to, are those of the last release', async () => {
  const { template, templates } = synthesize();
  const ids = HELD.map((type) => [type, ofType(template, type).map(([id]) => id)] as const);
  const lines = ids.flatMap(([type, all]) => [type, ...all.toSorted().map((id) => `  ${id}`)]);
  const ties = Object.keys(templates.data.Outputs).sort();
  const text = `${[...lines, 'What the stack that runs imports', ...ties.map((name) => `  ${name}`)].join('\n')}\n`;
  await expect(text).toMatchFileSnapshot('logical-ids.txt');
});
