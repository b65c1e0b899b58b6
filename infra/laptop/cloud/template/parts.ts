/** Everything of a template that runs, put together: functions and what makes them run, none of it started yet. */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';
import { EventBus } from '../events/events.ts';
import { Schedules } from '../events/schedules.ts';
import type { Roles } from '../iam/roles.ts';
import { IdleRuns } from '../idle-runs.ts';
import { DeadLetters } from '../lambda/dead-letters.ts';
import { Invocations } from '../lambda/invocations.ts';
import type { Functions } from '../lambda/lambda.ts';
import { Inbox } from '../ses/inbox.ts';
import { type MailQuota, Ses } from '../ses/ses.ts';
import { Engine } from '../states/engine.ts';
import { addMachines, machineInvoke } from '../states/machines.ts';
import { readMapping } from '../streams/event-source.ts';
import { SharedReads } from '../streams/shards.ts';
import { Stream } from '../streams/streams.ts';
import type { Resource, Stack } from './template.ts';

export interface PartsNeeds {
  stack: Stack;
  roles: Roles;
  functions: Functions;
  database: DatabaseSync;
  dynamodb: DynamoDb;
  clock: Clock;
  mailQuota?: MailQuota | undefined;
  onTrouble(line: string): void;
}

export interface Parts {
  deadLetters: DeadLetters;
  idleRuns: IdleRuns;
  invocations: Invocations;
  inbox: Inbox;
  ses: Ses;
  schedules: Schedules;
  engine: Engine;
  streams: Stream[];
}

/** Throws, naming the resource, where the template cannot be run or a role lacks what AWS asks for when a resource is created. */
export function assemble(needs: PartsNeeds): Parts {
  const { stack, roles, functions, database, clock } = needs;
  const deadLetters = new DeadLetters(database, clock);
  const idleRuns = new IdleRuns(needs.dynamodb, functions, clock);
  const invocations = new Invocations(database, functions, deadLetters, idleRuns);
  const inbox = new Inbox(database);
  const bus = new EventBus({ ...needs, invocations });
  const ses = new Ses(stack, inbox, bus, clock, needs.mailQuota);
  const schedules = new Schedules({ ...needs, invocations });
  const engine = new Engine({ database, clock, invoke: machineInvoke(functions, roles) });
  addMachines(engine, stack);
  const reads = new SharedReads(needs.dynamodb);
  const streams = stack
    .ofType('AWS::Lambda::EventSourceMapping')
    .flatMap((resource) => readStream(resource, { ...needs, reads, deadLetters }));
  return { deadLetters, idleRuns, invocations, inbox, ses, schedules, engine, streams };
}

const READING = ['GetRecords', 'GetShardIterator', 'DescribeStream', 'ListStreams'];

function readStream(
  resource: Resource,
  needs: PartsNeeds & { reads: SharedReads; deadLetters: DeadLetters },
): Stream[] {
  const { functions, roles, stack } = needs;
  const mapping = readMapping(resource);
  if (mapping === undefined) return [];
  const reader = functions.find(mapping.functionName);
  if (reader === undefined)
    throw new Error(
      `the event source mapping ${mapping.id} names the function ${mapping.functionName}, which is not in the template`,
    );
  for (const action of READING) roles.check(reader.role, reader.name, `dynamodb:${action}`, mapping.streamArn);
  if (mapping.deadLetterArn !== undefined)
    roles.check(reader.role, reader.name, 'sqs:SendMessage', mapping.deadLetterArn);
  return [new Stream({ ...needs, region: stack.region }, mapping)];
}
