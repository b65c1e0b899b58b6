/** The conductor speaks to Step Functions only: it starts workflows and wakes those that wait. */
import { ExecutionAlreadyExists, SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { FlowEffect } from '../shared/effects.ts';
import { readTogether } from '../shared/table.ts';
import { dropTaskToken, stale, taskKey } from '../shared/task-token.ts';
import { relay } from './relay.ts';

const sfn = new SFNClient({});

/** ARNs by machine name, filled in by the deployment. */
const machines = () => ({
  signing: process.env.MACHINE_SIGNING ?? '',
  escalation: process.env.MACHINE_ESCALATION ?? '',
});

/** An execution is named after its event: starting it twice is starting it once. */
async function start({ machine, name, input }: Extract<FlowEffect, { kind: 'start' }>): Promise<string> {
  try {
    const { executionArn = '' } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn: machines()[machine], name, input: JSON.stringify(input) }),
    );
    return executionArn;
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) return 'started before';
    throw error;
  }
}

/** No token means nobody waits: the next step reads the tip itself. */
async function wake(stream: string): Promise<string> {
  const token = (await readTogether([taskKey(stream)])).get<{ token: string }>(taskKey(stream))?.token;
  if (!token) return 'nobody waits';
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
  } catch (error) {
    if (!stale(error)) throw error;
  }
  await dropTaskToken(stream, token);
  return 'woken';
}

export const handler = relay('FLOW', async ({ effect }) => {
  if (effect.kind === 'start') return start(effect);
  if (effect.kind === 'answer') {
    const woken = await Promise.all([effect.stream, ...(effect.also ?? [])].map(wake));
    return woken.find((one) => one === 'woken') ?? 'nobody waits';
  }
  throw new Error('The conductor carries no mail');
});
