/** A Choice follows the first rule whose condition is true, else its Default, with the Assign and Output of what it follows. */
import { wrongType } from '../expressions.ts';
import { StateFailed } from '../failures.ts';
import type { Choice } from '../schema.ts';
import { fieldValue, leaveBy, type Step, type Visit } from '../visit.ts';

export async function beginChoice(visit: Visit<Choice>): Promise<Step> {
  const { state, frame } = visit;
  for (const [index, rule] of state.Choices.entries()) {
    const field = `Choices[${index}]/Condition`;
    const answer = await fieldValue(visit, field, rule.Condition);
    if (typeof answer !== 'boolean') throw wrongType(field, 'a boolean', answer);
    if (answer) return leaveBy(visit, `Choices[${index}]/`, rule, rule.Next, frame.input);
  }
  if (state.Default !== undefined) return leaveBy(visit, '', state, state.Default, frame.input);
  // What AWS reports; the States.NoChoiceMatched of the language's specification is not.
  const cause = 'Failed to transition out of the state. The state does not point to a next state.';
  throw new StateFailed({ error: 'States.Runtime', cause });
}
