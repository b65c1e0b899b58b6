/** What the doctor and the smoke test ask about a deployment beside its table: functions, mappings, schedules and queues, from the template. */
import { type Call, json, type Reply, type Service } from '../front-door.ts';
import { AccessDenied } from '../iam/roles.ts';
import type { DeadLetters } from '../lambda/dead-letters.ts';
import type { Functions } from '../lambda/lambda.ts';
import { isObject, type Json, object, text, truth } from '../shapes.ts';
import type { Resource, Stack } from '../template/template.ts';

interface AccountNeeds {
  stack: Stack;
  functions: Functions;
  deadLetters: DeadLetters;
}

const unknown = (service: string, what: string): Reply =>
  json(404, { __type: 'UnknownOperationException', message: `The laptop cloud does not serve ${service}:${what}` });

/** What is refused is refused as AWS does; functions of a template have no such grant. */
const guarded =
  (answer: (call: Call) => Promise<Reply>): Service['answer'] =>
  async (call) => {
    try {
      return await answer(call);
    } catch (error) {
      if (!(error instanceof AccessDenied)) throw error;
      return json(403, { __type: 'AccessDeniedException', message: error.message });
    }
  };

export function serveLambda({ stack, functions }: AccountNeeds): Service {
  const made = stack.ofType('AWS::Lambda::Function');
  const described = ({ logicalId, properties, ref }: Resource): Json => {
    const spec = functions.specs.find(({ id }) => id === logicalId);
    const variables = Object.entries(spec?.environment ?? {}).filter(([name]) => !name.startsWith('AWS_'));
    return {
      ...{ FunctionName: ref, FunctionArn: spec?.arn ?? '', Description: properties.Description ?? '' },
      Environment: { Variables: Object.fromEntries(variables) },
    };
  };
  const mapped = ({ logicalId, properties }: Resource): Json => ({
    ...{ UUID: logicalId, EventSourceArn: properties.EventSourceArn ?? '' },
    FunctionArn: functions.find(text(properties.FunctionName, logicalId))?.arn ?? '',
    State: truth(properties.Enabled ?? true) ? 'Enabled' : 'Disabled',
  });
  return {
    answer: guarded(async ({ caller, method, path, body }) => {
      const [, name = ''] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path) ?? [];
      if (method === 'POST' && name !== '') {
        const spec = functions.find(decodeURIComponent(name));
        if (spec === undefined)
          return json(404, { __type: 'ResourceNotFoundException', message: `Function not found: ${name}` });
        caller.check('lambda:InvokeFunction', spec.arn);
        const { error, payload } = await functions.invoke(spec.arn, JSON.parse(body || '{}') as Json);
        if (error === undefined) return json(200, payload ?? null);
        return { ...json(200, { ...error }), headers: { 'x-amz-function-error': 'Unhandled' } };
      }
      if (method === 'GET' && path === '/2015-03-31/functions') {
        caller.check('lambda:ListFunctions', '*');
        return json(200, { Functions: made.map(described) });
      }
      if (method === 'GET' && path === '/2015-03-31/event-source-mappings') {
        caller.check('lambda:ListEventSourceMappings', '*');
        return json(200, { EventSourceMappings: stack.ofType('AWS::Lambda::EventSourceMapping').map(mapped) });
      }
      return unknown('lambda', `${method} ${path}`);
    }),
  };
}

export function serveScheduler({ stack }: AccountNeeds): Service {
  const listed = ({ ref, properties }: Resource): Json => ({
    ...{ Name: ref, GroupName: 'default', State: properties.State ?? 'ENABLED' },
    Target: { Arn: isObject(properties.Target) ? (properties.Target.Arn ?? '') : '' },
  });
  return {
    answer: guarded(async ({ caller, method, path }) => {
      if (method !== 'GET' || path !== '/schedules') return unknown('scheduler', `${method} ${path}`);
      caller.check('scheduler:ListSchedules', '*');
      return json(200, { Schedules: stack.ofType('AWS::Scheduler::Schedule').map(listed) });
    }),
  };
}

export function serveSqs({ stack, deadLetters }: AccountNeeds): Service {
  const queues = stack
    .ofType('AWS::SQS::Queue')
    .map((queue) => ({ url: queue.ref, arn: stack.attribute(queue, 'Arn') }));
  return {
    answer: guarded(async ({ caller, target, body }) => {
      const action = target.replace(/^AmazonSQS\./, '');
      if (action === 'ListQueues') {
        caller.check('sqs:ListQueues', '*');
        return json(200, { QueueUrls: queues.map(({ url }) => url) });
      }
      if (action !== 'GetQueueAttributes') return unknown('sqs', action);
      const asked = object(JSON.parse(body || '{}') as Json, action).QueueUrl;
      const queue = queues.find(({ url }) => url === asked);
      if (queue === undefined)
        return json(400, { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'The queue does not exist.' });
      caller.check('sqs:GetQueueAttributes', queue.arn);
      const left = deadLetters.list().filter((letter) => letter.queue === queue.arn).length;
      return json(200, { Attributes: { QueueArn: queue.arn, ApproximateNumberOfMessages: String(left) } });
    }),
  };
}
