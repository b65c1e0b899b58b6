/** The default event bus: an event reaches the targets of every enabled rule whose pattern it matches, once it is written down. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { Asynchronous, Invocations } from '../lambda/invocations.ts';
import type { Functions } from '../lambda/lambda.ts';
import { isObject, type Json, type JsonObject, number, objects, text } from '../shapes.ts';
import { together } from '../store.ts';
import { permits } from '../template/function-specs.ts';
import type { Stack } from '../template/template.ts';
import { type Matcher, readPattern } from './patterns.ts';

export interface BusNeeds {
  stack: Stack;
  functions: Functions;
  invocations: Invocations;
  database: DatabaseSync;
  clock: Clock;
}

export interface BusEvent {
  source: string;
  detailType: string;
  detail: JsonObject;
  resources?: string[];
}

type Target = Omit<Asynchronous, 'payload'> & { input: Json | undefined };

export class EventBus {
  private readonly rules: { matches: Matcher; targets: Target[] }[];
  private readonly needs: BusNeeds;

  constructor(needs: BusNeeds) {
    this.needs = needs;
    this.rules = needs.stack
      .ofType('AWS::Events::Rule')
      .filter(({ properties }) => properties.State !== 'DISABLED' && properties.EventPattern !== undefined)
      .map((rule) => {
        const { EventBusName: bus = 'default', EventPattern: pattern = null } = rule.properties;
        if (bus !== 'default')
          throw new Error(
            `the rule ${rule.logicalId} is on the bus ${String(bus)}; the laptop cloud has the default bus only`,
          );
        return {
          matches: readPattern(pattern, `the rule ${rule.logicalId}`),
          targets: readTargets(rule.logicalId, needs),
        };
      });
  }

  /** Writes the event's deliveries, together with whatever else `also` writes, and then begins them. */
  publish(events: BusEvent[], also: () => void = () => undefined): void {
    const { stack, clock, database, invocations } = this.needs;
    const begun = together(database, () => {
      also();
      return events.flatMap(({ source, detailType, detail, resources = [] }) => {
        const event: JsonObject = {
          version: '0',
          id: randomUUID(),
          'detail-type': detailType,
          source,
          account: stack.account,
          time: new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
          region: stack.region,
          resources,
          detail,
        };
        return this.rules
          .filter(({ matches }) => matches(event))
          .flatMap(({ targets }) =>
            targets.map(({ input, ...target }) => invocations.record({ ...target, payload: input ?? event })),
          );
      });
    });
    for (const id of begun) invocations.begin(id);
  }
}

/** The Lambda targets of a rule; the function's resource policy must let EventBridge in. What goes to a topic is for operators, whom the laptop does not have. */
export function readTargets(logicalId: string, { stack, functions }: BusNeeds): Target[] {
  const rule = stack.resources.find((resource) => resource.logicalId === logicalId);
  const topics = stack.ofType('AWS::SNS::Topic').map(({ ref }) => ref);
  const targets = objects(rule?.properties.Targets).filter(({ Arn }) => !topics.includes(String(Arn)));
  return targets.map((target) => {
    const arn = text(target.Arn, `a target of the rule ${logicalId}`);
    const spec = functions.find(arn);
    if (rule === undefined || spec === undefined)
      throw new Error(
        `the rule ${logicalId} has the target ${arn}; the laptop cloud knows Lambda targets of this template only`,
      );
    if (target.InputPath !== undefined || target.InputTransformer !== undefined) {
      throw new Error(`the rule ${logicalId} transforms its input, which the laptop cloud does not know`);
    }
    if (!permits(stack, spec.arn, spec.name, 'events.amazonaws.com', stack.attribute(rule, 'Arn'))) {
      throw new Error(
        `the rule ${logicalId} may not invoke ${spec.id}: the template has no AWS::Lambda::Permission for events.amazonaws.com`,
      );
    }
    const retry = isObject(target.RetryPolicy) ? target.RetryPolicy.MaximumRetryAttempts : undefined;
    return {
      functionArn: spec.arn,
      source: `rule ${logicalId}`,
      retries: Math.min(2, number(retry, 2)),
      deadLetterArn:
        deadLetterOf(stack, spec.name, spec.id) ??
        (isObject(target.DeadLetterConfig) ? String(target.DeadLetterConfig.Arn) : undefined),
      input: typeof target.Input === 'string' ? (JSON.parse(target.Input) as Json) : undefined,
    };
  });
}

/** Where the function's own failed asynchronous invocations go: its OnFailure destination, or its dead-letter queue. */
export function deadLetterOf(stack: Stack, functionName: string, functionId: string): string | undefined {
  const config = stack
    .ofType('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => properties.FunctionName === functionName);
  const destinations = config?.properties.DestinationConfig;
  if (isObject(destinations) && isObject(destinations.OnFailure)) return String(destinations.OnFailure.Destination);
  const own = stack.resources.find(({ logicalId }) => logicalId === functionId)?.properties.DeadLetterConfig;
  return isObject(own) ? String(own.TargetArn) : undefined;
}
