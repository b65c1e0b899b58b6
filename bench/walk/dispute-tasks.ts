/** The director against whom a dispute was raised answers it, and accepts what the other side proposes, with a dissent. */
import { disputeIdOf } from '../../functions/shared/ids.ts';
import { holderOf, proposed, raised } from '../../test/browser/dispute-scenes.ts';
import type { Stage } from '../../test/browser/stage.ts';
import type { Begun, Task } from './task.ts';

const begins = async (stage: Stage, path: string, of: Pick<Begun, 'ways' | 'walks' | 'event'>): Promise<Begun> => {
  const [, agreement = '', number] = /agreements\/([^/]+)\/disputes\/(\d+)/.exec(path) ?? [];
  const mailbox = await holderOf(stage, 'health');
  return { mailbox, stream: disputeIdOf(agreement, Number(number)), ...of };
};

export const DISPUTE_TASKS: readonly Task[] = [
  {
    name: 'Answer a dispute',
    begins: async (stage) =>
      begins(stage, await raised(stage), {
        ways: [/^Answer/],
        event: /^DisputeAnswered$/,
        walks: async (walker) => {
          const send = [/^Give this answer/, /^(Send|Record) (the|this|your) answer/];
          await walker.opensEmail(/dispute-raised/);
          await walker.reaches(send);
          await walker.fills([/^What happened/], 'The road was on fire.');
          await walker.fills([/^What (we|your agency) need/], 'Freedom to close at once.');
          await walker.presses(send);
        },
      }),
  },
  {
    name: 'Accept a proposal, with dissent',
    begins: async (stage) =>
      begins(stage, await proposed(stage), {
        ways: [/^(Take|Accept)/],
        event: /^DissentRecorded$/,
        walks: async (walker) => {
          const accept = [/^Take text 1/, /^Accept (proposal 1|this proposal)/];
          await walker.opensEmail(/text-proposed/);
          await walker.reaches(accept);
          await walker.fills([/dissent/i, /disagree/i], 'A call costs minutes that a fire does not give.');
          await walker.presses(accept);
        },
      }),
  },
];
