/** Step Functions behind the front door: the engine's verbs, each allowed on the machine or the execution that it is about. */
import { type Call, json, type Reply, type Service } from '../front-door.ts';
import { AccessDenied } from '../iam/roles.ts';
import { type Json, type JsonObject, object } from '../shapes.ts';
import type { Stack } from '../template/template.ts';
import { checkRequest, paged } from './api.ts';
import type { Engine } from './engine.ts';

/** What a verb is about: the field with its ARN, or the machine behind a task token. */
const VERBS = {
  StartExecution: ['startExecution', 'stateMachineArn'],
  ListExecutions: ['listExecutions', 'stateMachineArn'],
  DescribeExecution: ['describeExecution', 'executionArn'],
  StopExecution: ['stopExecution', 'executionArn'],
  GetExecutionHistory: ['getExecutionHistory', 'executionArn'],
  RedriveExecution: ['redriveExecution', 'executionArn'],
  SendTaskSuccess: ['sendTaskSuccess', 'taskToken'],
  SendTaskFailure: ['sendTaskFailure', 'taskToken'],
  SendTaskHeartbeat: ['sendTaskHeartbeat', 'taskToken'],
} as const;

export function serveStates(stack: Stack, engine: Engine): Service {
  const machines = stack.ofType('AWS::StepFunctions::StateMachine').map(({ ref }) => ref);
  const check = ({ caller }: Call, verb: string, field: string, input: JsonObject) => {
    const action = `states:${verb}`;
    if (field !== 'taskToken') return caller.check(action, String(input[field]));
    // A token does not say its machine: a grant on any machine of the template is enough.
    let refusal: unknown = new Error('the template has no state machine');
    for (const machine of machines) {
      try {
        return caller.check(action, machine);
      } catch (error) {
        refusal = error;
      }
    }
    throw refusal;
  };
  return {
    async answer(call: Call): Promise<Reply> {
      const verb = call.target.replace(/^AWSStepFunctions\./, '');
      const known = Object.hasOwn(VERBS, verb) ? VERBS[verb as keyof typeof VERBS] : undefined;
      if (known === undefined)
        return json(400, {
          __type: 'UnknownOperationException',
          message: `The laptop cloud does not serve states:${verb}`,
        });
      const [method, field] = known;
      try {
        const input = object(JSON.parse(call.body || '{}') as Json, verb);
        check(call, verb, field, input);
        checkRequest(verb, input);
        const act = engine[method].bind(engine) as (input: unknown) => unknown;
        return json(200, paged(verb, input, act(input) as Json));
      } catch (error) {
        const named = error instanceof Error && error.name !== 'Error';
        if (named || error instanceof AccessDenied) return json(400, { __type: error.name, message: error.message });
        throw error;
      }
    },
  };
}
