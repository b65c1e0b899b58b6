/** The director against whom a dispute was raised answers it, and accepts what the other side proposes, with a dissent. */
import { disputeIdOf } from '../../functions/shared/ids.ts';
import { holderOf, proposed, raised } from '../../test/browser/scenes/dispute-scenes.ts';
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
        ways: [/^Answer/, /^Go to the form/],
        event: /^DisputeAnswered$/,
        walks: async (walker) => {
          const send = [/^Give this answer/];
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
        ways: [/^Go to the form/],
        event: /^DissentRecorded$/,
        walks: async (walker) => {
          const accept = [/^Accept proposal 1/];
          await walker.opensEmail(/text-proposed/);
          // The link on the page of the dispute; the button on the page of the act has its name.
          await walker.presses(accept);
          await walker.fills([/dissent/i, /disagree/i], 'A call costs minutes that a fire does not give.');
          await walker.presses(accept);
        },
      }),
  },
];
