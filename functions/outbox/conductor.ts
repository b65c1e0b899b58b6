/** The conductor speaks to Step Functions only: it starts workflows, wakes those that wait, and starts anew what no execution watches. */

import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { LeftOver } from '../shared/failures.ts';
import { type Instant, instant } from '../shared/kernel.ts';
import type { FlowEffect } from '../shared/ledger/effects.ts';
import { answerTask, dropTaskToken, tokensOf } from '../shared/ledger/task-token.ts';
import { claimRestart, giveBackRestart, lookSoon, overdue, readWatch } from '../shared/ledger/watch.store.ts';
import { log } from '../shared/log.ts';
import { relay } from './relay.ts';

const sfn = new SFNClient({});
/** Step Functions throttles many starts in a moment. */
const AT_ONCE = 10;

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

const carry = relay('FLOW', async ({ effect }, now) => {
  if (effect.kind === 'start') return start(effect);
  if (effect.kind === 'answer') {
    const woken = await Promise.all([effect.stream, ...(effect.also ?? [])].map((stream) => wake(stream, now)));
    return woken.find((one) => one === 'woken') ?? 'nobody waits';
  }
  throw new Error('The conductor carries no email');
});

export const handler = async (...[hint, time]: Parameters<typeof carry>): Promise<DynamoDBBatchResponse> => {
  const answer = await carry(hint, time);
  // After the effects: a start that was only late is no restart.
  if ('sweep' in hint) await watchAgain(instant(Date.now()));
  return answer;
};
