/**
 * A sweep that would find nothing is not run: every question that its last run asked is asked again, as of now, and only where each
 * answer is as empty as it was then does the function stay asleep.
 *
 * What that rests on: a function does the same when it is given the same, at the same time, and reads the same. So a run is learned
 * from only if it did nothing but query the table, found nothing at all, and was the only run of its function meanwhile; and only if
 * time is in its questions as an instant, which is set to the present one. Any other run, and any run while faults are injected, is run.
 */
import type { Clock } from './clock.ts';
import type { DynamoDb } from './dynamodb/dynamodb.ts';
import { FirstDue } from './first-due.ts';
import type { Functions } from './lambda/lambda.ts';
import type { Outcome } from './lambda/sandbox.ts';
import { isObject, type Json, type JsonObject } from './shapes.ts';

interface Run {
  questions: JsonObject[];
  /** Epoch milliseconds between which it asked. */
  from: number;
  to: number;
}

/** What the front door saw a function ask. */
export interface Seen {
  caller: string;
  service: string;
  action: string;
  body: string;
  /** Undefined when nothing was answered. */
  answer: string | undefined;
}

export class IdleRuns {
  private readonly idle = new Map<string, Run>();
  /** What each function that is being learned from has asked so far; undefined once it did something else. */
  private readonly asking = new Map<string, JsonObject[] | undefined>();
  private readonly firstDue: FirstDue;
  private readonly functions: Functions;
  private readonly clock: Clock;

  constructor(dynamodb: DynamoDb, functions: Functions, clock: Clock) {
    this.firstDue = new FirstDue(dynamodb);
    this.functions = functions;
    this.clock = clock;
  }

  /** Set while faults are injected: then every run is run. */
  disturbed: () => boolean = () => false;

  /** Told of every call that comes through the front door. */
  saw({ caller, service, action, body, answer }: Seen): void {
    const questions = this.asking.get(caller);
    if (questions === undefined) return;
    if (service === 'dynamodb' && action === 'Query' && isEmpty(answer)) questions.push(JSON.parse(body) as JsonObject);
    else this.asking.set(caller, undefined);
  }

  /** Runs the function and learns from it; or runs nothing, and says so, where it would find nothing. */
  async run(functionArn: string, payload: Json): Promise<Outcome> {
    const name = `${functionArn} ${JSON.stringify(payload)}`;
    if (await this.findsNothing(name)) return { payload: null };
    this.idle.delete(name);
    const id = this.functions.find(functionArn)?.id ?? '';
    const before = this.functions.runs(functionArn);
    if (before.running > 0) return this.functions.invoke(functionArn, payload);
    this.asking.set(id, []);
    const from = this.clock.now();
    const outcome = await this.functions.invoke(functionArn, payload);
    const questions = this.asking.get(id) ?? [];
    this.asking.delete(id);
    const alone = this.functions.runs(functionArn).begun === before.begun + 1;
    const run = { questions, from, to: this.clock.now() };
    if (outcome.error === undefined && alone && questions.length > 0 && !this.disturbed() && !hidesTime(run))
      this.idle.set(name, run);
    return outcome;
  }

  private async findsNothing(name: string): Promise<boolean> {
    const run = this.idle.get(name);
    if (run === undefined || this.disturbed()) return false;
    const now = this.clock.now();
    const asked = run.questions.map((question) => this.firstDue.findsNothing(asOf(question, run, now) as JsonObject));
    return (await Promise.all(asked)).every((nothing) => nothing);
  }
}

function isEmpty(answer: string | undefined): boolean {
  const content: unknown = JSON.parse(answer ?? 'null');
  return (
    isObject(content as Json) && (content as JsonObject).Count === 0 && !('LastEvaluatedKey' in (content as JsonObject))
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** True of a text that is an instant of the run. */
const isNow = (text: string, { from, to }: Run): boolean =>
  INSTANT.test(text) && Date.parse(text) >= Math.floor(from) && Date.parse(text) <= Math.ceil(to);

/** The same value with the run's instants set to another. */
function asOf(value: Json, run: Run, now: number): Json {
  if (typeof value === 'string') return isNow(value, run) ? new Date(now).toISOString() : value;
  if (Array.isArray(value)) return value.map((each) => asOf(each, run, now));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asOf(each ?? null, run, now)]));
}

/** True when a question may hold the time in a form that is not understood: a day, an hour, or any number. */
function hidesTime(run: Run): boolean {
  const day = new Date(run.from).toISOString().slice(0, 10);
  const hides = (value: Json): boolean => {
    if (typeof value === 'string') return value.includes(day) && !isNow(value, run);
    if (Array.isArray(value)) return value.some(hides);
    return isObject(value) && ('N' in value || Object.values(value).some((each) => hides(each ?? null)));
  };
  return run.questions.some(({ ExpressionAttributeValues = null }) => hides(ExpressionAttributeValues));
}
