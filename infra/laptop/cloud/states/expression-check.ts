/** An expression that Step Functions would refuse when a machine is created is refused here too, with the reason. */
import jsonata from 'jsonata';

type Node = { type?: string; value?: unknown } & Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Place {
  /** Only a catcher's Output and Assign know $states.errorOutput. */
  caught: boolean;
  /** Only what is evaluated after a result arrived knows $states.result. */
  result: boolean;
}

/** Why the expression cannot be used there, or undefined when it can. */
export function expressionFault(source: string, place: Place): string | undefined {
  let tree: Node;
  try {
    tree = jsonata(source).ast() as unknown as Node;
  } catch (error) {
    return `is not valid JSONata: ${(error as Error).message}`;
  }
  return faultIn(tree, true, place);
}

/** `outside`: no context item there, so that a bare name would read nothing. */
function faultIn(node: unknown, outside: boolean, place: Place): string | undefined {
  if (Array.isArray(node)) return first(node, (child) => faultIn(child, outside, place));
  if (!isNode(node)) return undefined;
  if (node.type === 'variable' && node.value === '$') return "refers to '$$', which Step Functions does not support";
  if (node.type === 'variable' && node.value === 'eval')
    return 'calls $eval, which Step Functions does not offer: use $parse';
  if (outside && (node.type === 'name' || node.type === 'wildcard' || node.type === 'descendant'))
    return `refers to '${node.value}' at the top level, where there is no context: begin with $states or a variable`;
  const { steps, stages, predicate, group, terms, pattern, update, delete: removed, ...rest } = node;
  const inner = [stages, predicate, group, terms, pattern, update, removed];
  return (
    (node.type === 'path' && Array.isArray(steps) ? faultInPath(steps, outside, place) : undefined) ??
    first(inner, (child) => faultIn(child, false, place)) ??
    first(Object.values(rest), (child) => faultIn(child, outside, place))
  );
}

function faultInPath(steps: Node[], outside: boolean, place: Place): string | undefined {
  const [head, field] = steps;
  if (head?.type === 'variable' && head.value === 'states') {
    if (field?.value === 'errorOutput' && !place.caught) return 'reads $states.errorOutput outside of a Catch';
    if (field?.value === 'result' && !place.result) return 'reads $states.result where there is no result';
  }
  return faultIn(head, outside, place) ?? first(steps.slice(1), (step) => faultIn(step, false, place));
}

function first<T>(values: readonly T[], look: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = look(value);
    if (found) return found;
  }
  return undefined;
}
