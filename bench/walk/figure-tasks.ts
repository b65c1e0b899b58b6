/** Whoever reports the figures of an agency reports those of a month from the email that misses them, and corrects one afterwards. */
import { reportsIdOf } from '../../functions/shared/ids.ts';
import { aMeasuredMou, measured, noonOf } from '../../test/a-measured.ts';
import { mailboxOf } from '../../test/a-sent-mou.ts';
import type { Stage } from '../../test/browser/stage.ts';
import { type Begun, once, type Task } from './task.ts';

const PARTY = 'transport';
/** Five business days before April is due. */
const ASKED = '2026-05-15';
const LOOKS = [/^Look at it first/, /^(Check|Review) (the|these|your) figures/];
const SENDS = [/^Send these figures/, /^(Send|Report) (the|your) figures/];

/** One MOU for both tasks, in their order. */
const anMou = once(async (stage: Stage) => {
  const sent = await measured(stage.cloud, (await stage.cloud.token()).secret, aMeasuredMou());
  await stage.cloud.moveTo(noonOf(ASKED));
  return sent;
});

const begins = async (stage: Stage, of: Pick<Begun, 'walks' | 'event'>): Promise<Begun> => {
  const sent = await anMou(stage);
  const ways = [/^(Report|Correct)/, /^(April|Apr) 2026/, /figures/i];
  return { mailbox: mailboxOf(sent, PARTY, 'lead'), stream: reportsIdOf(sent.agreement, PARTY), ways, ...of };
};

export const FIGURE_TASKS: readonly Task[] = [
  {
    name: 'Report a figure of a month',
    begins: (stage) =>
      begins(stage, {
        event: /^ValuesReported$/,
        walks: async (walker) => {
          await walker.opensEmail(/./, /\/figures/);
          await walker.reaches(LOOKS);
          await walker.fills([/^Number/], '30');
          await walker.presses(LOOKS);
          await walker.presses(SENDS);
        },
      }),
  },
  {
    name: 'Correct a value',
    begins: (stage) =>
      begins(stage, {
        event: /^ValuesCorrected$/,
        walks: async (walker) => {
          await walker.opensEmail(/./, /\/figures/);
          await walker.reaches(LOOKS);
          await walker.fills([/^New number/, /^Number/], '31');
          await walker.fills([/^Why it is corrected/, /reason/i], 'One burn was counted in May.');
          await walker.presses(LOOKS);
          await walker.presses(SENDS);
        },
      }),
  },
];
