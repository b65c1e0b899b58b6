/** `bootCloud` runs a synthesized template on this machine: no account, no container, loopback only, and after a stop or a kill it goes on where it was. */
import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveLambda, serveScheduler, serveSqs } from './account/serve-account.ts';
import type { CloudOptions } from './cloud-options.ts';
import { Capacity } from './dynamodb/capacity.ts';
import { DynamoDb } from './dynamodb/dynamodb.ts';
import { startDynoxide } from './dynamodb/dynoxide.ts';
import { serveDynamoDb } from './dynamodb/serve-dynamodb.ts';
import { Tables } from './dynamodb/tables.ts';
import type { Faults } from './faults.ts';
import { type Behind, openFrontDoor } from './front-door.ts';
import { type Handle, openHttp, serveHttp } from './http-api/http-api.ts';
import { Roles } from './iam/roles.ts';
import { Keys } from './kms/keys.ts';
import { serveKms } from './kms/serve-kms.ts';
import { Functions } from './lambda/lambda.ts';
import type { Outcome } from './lambda/sandbox.ts';
import type { MailboxFate } from './ses/inbox.ts';
import { serveSes } from './ses/serve-ses.ts';
import type { Json } from './shapes.ts';
import { describeMachines } from './states/machines.ts';
import { serveStates } from './states/serve-states.ts';
import { openStore } from './store.ts';
import { readFunctions } from './template/function-specs.ts';
import { assemble } from './template/parts.ts';
import { loadStack } from './template/template.ts';
import { triggersOf } from './template/triggers.ts';
import { openClock, Timekeeper } from './timekeeper.ts';

/** Milliseconds in which something may fall due while functions run. */
const LONGEST_REST = 20;

export type Cloud = Awaited<ReturnType<typeof bootCloud>>;

/** Throws with one line that says what stands in the way, after taking down what it had put up. */
export async function bootCloud(options: CloudOptions) {
  // Lambda's zone; worker threads follow the process, not their own environment.
  process.env.TZ = 'UTC';
  /** What was put up, to be taken down in the opposite order. */
  const standing: (() => unknown)[] = [];
  const takeDown = async () => {
    for (let undo = standing.pop(); undo !== undefined; undo = standing.pop()) await undo();
  };
  try {
    return await boot(options, standing, takeDown);
  } catch (error) {
    await takeDown();
    throw error;
  }
}

async function boot(options: CloudOptions, standing: (() => unknown)[], takeDown: () => Promise<void>) {
  const home = resolve(options.home);
  const { ports = {}, parameters, stack: stackName, onProgress = () => undefined } = options;
  const database = openStore(home);
  standing.push(() => database.close());
  const clock = openClock(database, options.startAt);
  const logFile = join(home, 'functions.log');
  const log = (line: string) => appendFileSync(logFile, `${line}\n`);
  const onTrouble = (line: string) => {
    log(`${new Date(clock.now()).toISOString()} cloud ${line}`);
    options.onTrouble?.(line);
  };

  let endpoint = options.dynamodb;
  if (endpoint === undefined) {
    onProgress('Starting DynamoDB (dynoxide)');
    const dynoxide = await startDynoxide(home, () => onTrouble('dynoxide has ended by itself: stop and start again'));
    standing.push(dynoxide.stop);
    endpoint = dynoxide.endpoint;
  }
  const dynamodb = new DynamoDb(endpoint);
  standing.push(() => dynamodb.close());

  // Both listen before the template is read, since it asks for their addresses.
  let behind: Behind | undefined;
  let handle: Handle | undefined;
  const http = await openHttp(ports.http ?? 0, () => handle);
  standing.push(http.stop);
  const door = await openFrontDoor(ports.frontDoor ?? 0, () => behind);
  standing.push(door.stop);

  const template = await options.template;
  onProgress('Reading the template');
  const stack = loadStack(template, {
    url: http.url,
    ...(parameters && { parameters }),
    ...(stackName !== undefined && { stack: stackName }),
  });
  const roles = new Roles(stack);
  const functions = new Functions(readFunctions(stack, door.url, http.url), clock, log, options.sandboxes);
  const tables = new Tables({
    ...{ stack, dynamodb, database, clock, roles },
    home: options.dynamodb === undefined ? home : undefined,
  });
  await tables.open();
  const parts = assemble({
    ...{ stack, roles, functions, database, dynamodb, clock, onTrouble },
    mailQuota: options.mailQuota,
  });
  const { deadLetters, idleRuns, invocations, inbox, ses, schedules, engine, streams } = parts;

  let faults: Faults = options.faults ?? {};
  idleRuns.disturbed = () => Object.keys(faults).length > 0;
  const capacity = new Capacity();
  const onWrite = () => {
    for (const stream of streams) stream.wake();
  };
  behind = {
    roles,
    functions,
    services: {
      dynamodb: serveDynamoDb({ tables, dynamodb, capacity, faults: () => faults, onWrite }),
      states: serveStates(stack, engine),
      ses: serveSes(ses, () => faults),
      kms: serveKms(new Keys(stack, database, clock)),
      lambda: serveLambda({ stack, functions, deadLetters }),
      scheduler: serveScheduler({ stack, functions, deadLetters }),
      sqs: serveSqs({ stack, functions, deadLetters }),
    },
    faults: () => faults,
    onCall: (seen) => idleRuns.saw(seen),
  };
  handle = serveHttp({ stack, functions, clock, onTrouble });

  const time = new Timekeeper({
    ...{ database, clock, engine, schedules, onTrouble },
    busy: () => [
      ...(http.busy() ? ['HTTP requests'] : []),
      ...(door.busy() ? ['SDK calls'] : []),
      ...streams.filter((stream) => stream.busy).map((stream) => stream.describes),
      ...(invocations.busy ? ['asynchronous invocations'] : []),
      ...(functions.busy ? ['functions'] : []),
      ...(engine.busy ? ['executions'] : []),
    ],
    rest: () => (functions.busy ? functions.rest(LONGEST_REST) : sleep(1)),
  });
  standing.push(async () => {
    time.stop();
    invocations.stop();
    engine.stop();
    const drained = Promise.all(streams.map((stream) => stream.stop()));
    await functions.stop();
    await drained;
  });
  engine.resume();
  invocations.resume();
  for (const stream of streams) stream.start();
  time.start();

  let stopping: Promise<void> | undefined;
  return {
    /** Base URL of the HTTP API, without a trailing slash. */
    url: http.url,
    /** AWS_ENDPOINT_URL for an admin command; access key id `operator`. */
    frontDoor: door.url,
    stack: stack.name,
    region: stack.region,
    outputs: stack.outputs,
    clock,
    inbox,
    engine,
    /** Units that DynamoDB calls consumed, by caller and action. */
    capacity,
    /** The tables of the template, and first those that its functions work on: a restored one may be another. */
    table: tables.ofFunctions(functions.specs.map(({ environment }) => environment)),
    /** The database itself, past the front door: for looking, not for acts. */
    dynamodb,
    machines: describeMachines(stack),
    functions: () => functions.list(),
    /** What makes each function run, by its id in the template. */
    triggers: triggersOf(stack),
    schedules: () => schedules.list(),
    deadLetters: () => deadLetters.list(),
    /** Runs a function as its operator would; by id, name or ARN. */
    invoke: (reference: string, payload: Json): Promise<Outcome> => functions.invoke(reference, payload),
    setFaults: (next: Faults) => {
      faults = next;
    },
    setMailbox: (address: string, fate: MailboxFate) => inbox.setMailbox(address, fate),
    /** To an ISO instant or epoch milliseconds; one that has passed moves nothing. */
    moveTo: (instant: string | number) => time.moveTo(typeof instant === 'number' ? instant : Date.parse(instant)),
    sleepUntil: (instant: string | number) =>
      time.sleepUntil(typeof instant === 'number' ? instant : Date.parse(instant)),
    moveBy: (milliseconds: number) => time.moveTo(clock.now() + milliseconds),
    /** When nothing is under way and nothing is due; throws, naming what is, after so many milliseconds. */
    quiet: (within?: number) => time.quiet(within),
    /** What is at work right now, by name. */
    busy: () => time.atWork(),
    stop: () => {
      stopping ??= takeDown();
      return stopping;
    },
  };
}
