/** A schedule fires once for all of its instants that have passed: the last firing is written down, so that neither a jump nor a restart fires it twice or forgets it. */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { Roles } from '../iam/roles.ts';
import type { Asynchronous, Invocations } from '../lambda/invocations.ts';
import { isObject, type Json, number, text } from '../shapes.ts';
import { prepared, together } from '../store.ts';
import type { Resource } from '../template/template.ts';
import { type BusNeeds, deadLetterOf, readTargets } from './events.ts';
import { type Expression, readExpression } from './schedule-expression.ts';

export interface ScheduleNeeds extends BusNeeds {
  roles: Roles;
}

interface Schedule {
  name: string;
  source: string;
  expression: Expression;
  invocations: (at: string) => Asynchronous[];
}

export interface ScheduleReport {
  name: string;
  expression: string;
  last: string;
  next: string;
}

export class Schedules {
  private readonly schedules: Schedule[];
  private readonly database: DatabaseSync;
  private readonly queue: Invocations;
  private readonly clock: Clock;
  /** What stands in `firings`, by schedule, with what follows from it: asked for many times between two firings. */
  private readonly fired = new Map<string, { last: number; next: number }>();

  constructor(needs: ScheduleNeeds) {
    this.database = needs.database;
    this.queue = needs.invocations;
    this.clock = needs.clock;
    this.schedules = [
      ...needs.stack.ofType('AWS::Scheduler::Schedule').map((resource) => readSchedule(resource, needs)),
      ...needs.stack
        .ofType('AWS::Events::Rule')
        .filter(({ properties }) => properties.ScheduleExpression !== undefined)
        .map((resource) => readRule(resource, needs)),
    ].filter((schedule) => schedule !== undefined);
    for (const { name, source, expression } of this.schedules) {
      // A new or changed schedule counts from now, as if it had just been created.
      prepared(
        this.database,
        'INSERT INTO firings VALUES (?1, ?2, ?3) ON CONFLICT (schedule) DO UPDATE SET expression = ?2, last = ?3 WHERE expression <> ?2',
      ).run(name, source, Math.round(this.clock.now()));
      const last = Number(prepared(this.database, 'SELECT last FROM firings WHERE schedule = ?').get(name)?.last ?? 0);
      this.fired.set(name, { last, next: expression.next(last) });
    }
  }

  /** The next instant that a jump must not pass over: of the schedules that fire daily or more rarely. */
  nextStop(): number {
    return Math.min(
      Number.POSITIVE_INFINITY,
      ...this.schedules.filter(({ expression }) => !expression.frequent).map((schedule) => this.nextOf(schedule)),
    );
  }

  /** Fires everything due; true when something was. */
  runDue(): boolean {
    const now = Math.round(this.clock.now());
    const due = this.schedules.filter((schedule) => this.nextOf(schedule) <= now);
    for (const { name, invocations, expression } of due) {
      const last = expression.frequent ? now : latest(expression, this.lastOf(name), now);
      const begun = together(this.database, () => {
        prepared(this.database, 'UPDATE firings SET last = ? WHERE schedule = ?').run(last, name);
        return invocations(new Date(now).toISOString()).map((invocation) =>
          this.queue.record({ ...invocation, sweep: expression.frequent }),
        );
      });
      this.fired.set(name, { last, next: expression.next(last) });
      for (const id of begun) this.queue.begin(id);
    }
    return due.length > 0;
  }

  list(): ScheduleReport[] {
    return this.schedules.map((schedule) => ({
      name: schedule.name,
      expression: schedule.source,
      last: new Date(this.lastOf(schedule.name)).toISOString(),
      next: sayMoment(this.nextOf(schedule)),
    }));
  }

  private lastOf(name: string): number {
    return this.fired.get(name)?.last ?? 0;
  }

  private nextOf({ name }: Pick<Schedule, 'name'>): number {
    return this.fired.get(name)?.next ?? Number.POSITIVE_INFINITY;
  }
}

/** What fires once has no next instant after it. */
const sayMoment = (at: number): string => (Number.isFinite(at) ? new Date(at).toISOString() : 'never');

/** The last of the instants that have passed, so that a daily schedule keeps its hour. */
function latest(expression: Expression, last: number, now: number): number {
  for (let at = last; ; ) {
    const next = expression.next(at);
    if (next > now) return at;
    at = next;
  }
}

function readSchedule(
  { logicalId, properties, ref }: Resource,
  { stack, functions, roles }: ScheduleNeeds,
): Schedule | undefined {
  if (properties.State === 'DISABLED') return undefined;
  const zone = properties.ScheduleExpressionTimezone ?? 'UTC';
  for (const [name, value] of Object.entries({
    ScheduleExpressionTimezone: zone === 'UTC' ? undefined : zone,
    StartDate: properties.StartDate,
    EndDate: properties.EndDate,
  })) {
    if (value !== undefined)
      throw new Error(
        `the schedule ${logicalId} has ${name} ${JSON.stringify(value)}, which the laptop cloud does not know`,
      );
  }
  const target = isObject(properties.Target) ? properties.Target : {};
  const arn = text(target.Arn, `Target of ${logicalId}`);
  const spec = functions.find(arn);
  if (spec === undefined)
    throw new Error(
      `the schedule ${logicalId} has the target ${arn}; the laptop cloud knows Lambda functions of this template only`,
    );
  roles.check(text(target.RoleArn, `RoleArn of ${logicalId}`), ref, 'lambda:InvokeFunction', spec.arn);
  const payload = typeof target.Input === 'string' ? (JSON.parse(target.Input) as Json) : {};
  const retry = isObject(target.RetryPolicy) ? target.RetryPolicy.MaximumRetryAttempts : undefined;
  const own = isObject(target.DeadLetterConfig) ? String(target.DeadLetterConfig.Arn) : undefined;
  const deadLetterArn = deadLetterOf(stack, spec.name, spec.id) ?? own;
  const source = text(properties.ScheduleExpression, `ScheduleExpression of ${logicalId}`);
  return {
    name: logicalId,
    source,
    expression: readExpression(source, `the schedule ${logicalId}`),
    invocations: () => [
      {
        functionArn: spec.arn,
        payload,
        source: `schedule ${logicalId}`,
        retries: Math.min(2, number(retry, 2)),
        deadLetterArn,
      },
    ],
  };
}

function readRule(rule: Resource, needs: ScheduleNeeds): Schedule | undefined {
  if (rule.properties.State === 'DISABLED') return undefined;
  const targets = readTargets(rule.logicalId, needs);
  const source = text(rule.properties.ScheduleExpression, `ScheduleExpression of ${rule.logicalId}`);
  const { stack } = needs;
  return {
    name: rule.logicalId,
    source,
    expression: readExpression(source, `the rule ${rule.logicalId}`),
    invocations: (time) =>
      targets.map(({ input, ...target }) => ({
        ...target,
        payload: input ?? {
          version: '0',
          'detail-type': 'Scheduled Event',
          source: 'aws.events',
          account: stack.account,
          region: stack.region,
          time,
          resources: [stack.attribute(rule, 'Arn')],
          detail: {},
        },
      })),
  };
}
