/** The conductor speaks to Step Functions only: it starts workflows, wakes those that wait, and starts anew what no execution watches. */

import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { LeftOver } from '../shared/failures.ts';
import { type Instant, instant } from '../shared/kernel.ts';
import type { FlowEffect } from '../shared/ledger/effects.ts';
import { answerTask, dropTaskToken, tokensOf } from '../shared/ledger/task-token.ts';
import {
  claimRestart,
  giveBackRestart,
  lookSoon,
  overdue,
  readWatch,
  watchedAmong,
} from '../shared/ledger/watch.store.ts';
import { log } from '../shared/log.ts';
import { MoreToDo } from './effect.rules.ts';
import { noteWoken } from './effect.store.ts';
import { relay, type Time } from './relay.ts';

const sfn = new SFNClient({});
/** Step Functions throttles many starts in a moment. */
const AT_ONCE = 10;
/** Watches that are looked for in one request. */
const CHUNK = 100;
/** Milliseconds for one more chunk, and for putting the effect back. */
const RESERVE = 20_000;

/** The deployment fills in the ARN of each machine under its name. */
function arnOf(machine: string): string {
  const arn = process.env[`MACHINE_${machine.toUpperCase().replaceAll('-', '_')}`];
  if (!arn) throw new Error(`There is no machine called ${machine}`);
  return arn;
}

/** An execution is named after its event: starting it twice is starting it once. */
async function start({
  machine,
  name,
  input,
}: Pick<Extract<FlowEffect, { kind: 'start' }>, 'machine' | 'name' | 'input'>): Promise<string> {
  try {
    const { executionArn = '' } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn: arnOf(machine), name, input: JSON.stringify(input) }),
    );
    return executionArn;
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) return 'started before';
    throw error;
  }
}

/** No token means nobody waits: the next step reads the tip itself, and if none comes, the sweep has an execution look. */
async function wake(stream: string, now: Instant): Promise<string> {
  const watched = await readWatch(stream);
  const tokens = await tokensOf(stream);
  const answered = await Promise.all(tokens.map(answerTask));
  await Promise.all(tokens.map((token) => dropTaskToken(stream, token)));
  if (answered.some((one) => one)) return 'woken';
  if (watched) await lookSoon(watched, now);
  return 'nobody waits';
}

interface Numbered {
  pk: string;
  of: string;
  last: number;
  woken: number;
}

/** A hundred at a time, noted on the effect: with however many streams, each hand does a part and nothing is done twice. */
async function wakeNumbered({ pk, of, last, woken }: Numbered, now: Instant, time: Time): Promise<string> {
  let waited = false;
  for (let first = woken + 1; first <= last; first += CHUNK) {
    if (time.getRemainingTimeInMillis() < RESERVE) throw new MoreToDo(`Woken up to ${first - 1} of ${last}`);
    const size = Math.min(CHUNK, last - first + 1);
    const streams = await watchedAmong(Array.from({ length: size }, (_, nth) => `${of}${first + nth}`));
    for (let done = 0; done < streams.length; done += AT_ONCE) {
      const said = await Promise.all(streams.slice(done, done + AT_ONCE).map((stream) => wake(stream, now)));
      waited ||= said.includes('woken');
    }
    await noteWoken(pk, first + size - 1);
  }
  return waited ? 'woken' : 'nobody waits';
}

/** Finds streams at which no execution has looked in time, and starts another, for each by itself. */
async function watchAgain(now: Instant): Promise<void> {
  const late = await overdue(now);
  let failed = 0;
  for (let done = 0; done < late.length; done += AT_ONCE) {
    const begun = await Promise.allSettled(late.slice(done, done + AT_ONCE).map((stream) => beginAgain(stream, now)));
    failed += begun.filter(({ status }) => status === 'rejected').length;
  }
  if (failed > 0) throw new LeftOver(`The sweep could not begin ${failed} watches again`);
}

async function beginAgain(stream: string, now: Instant): Promise<void> {
  const row = await claimRestart(stream, now);
  if (!row) return;
  try {
    await start(row);
  } catch (error) {
    await giveBackRestart(row, now);
    throw error;
  }
  // An operator looks at why: an execution was ended by hand, failed, or never began.
  log('error', 'watch begun again', { stream, execution: row.name, restarts: row.restarts });
}

const carry = relay('FLOW', async ({ pk, effect, woken: before = 0 }, now, time) => {
  if (effect.kind === 'start') return start(effect);
  if (effect.kind === 'answer') {
    const woken = await Promise.all([effect.stream, ...(effect.also ?? [])].map((stream) => wake(stream, now)));
    const more = effect.numbered ? [await wakeNumbered({ pk, ...effect.numbered, woken: before }, now, time)] : [];
    return [...woken, ...more].find((one) => one === 'woken') ?? 'nobody waits';
  }
  throw new Error('The conductor carries no email');
});

export const handler = async (...[hint, time]: Parameters<typeof carry>): Promise<DynamoDBBatchResponse> => {
  const answer = await carry(hint, time);
  // After the effects: a start that was only late is no restart.
  if ('sweep' in hint) await watchAgain(instant(Date.now()));
  return answer;
};
