/** An agency head signs, and another declines, each from the email that asks. */
import { mailboxOf, type Stage } from '../../test/browser/stage.ts';
import type { Begun, Task } from './task.ts';
import type { Walker } from './walker.ts';

const PARTY = 'police';
const OPENS = [/^Open the (agreement|MOU)/];
const READY = [/ready to/, /Send me a code/, /code/];
const ASKS = [/^(Send|Email) me a code/];
const CODE = [/^Code from the (e?mail)/];

const opens = async (walker: Walker): Promise<void> => {
  await walker.opensEmail(/signature-request/, /\/sign\//);
  await walker.presses(OPENS);
};
const asksForCode = async (walker: Walker): Promise<void> => {
  await walker.reaches(ASKS);
  await walker.chooses(READY);
  await walker.presses(ASKS);
};

const begins = async (stage: Stage, of: Pick<Begun, 'ways' | 'walks' | 'event'>): Promise<Begun> => {
  const { round } = await stage.send('short');
  return { mailbox: mailboxOf(PARTY), stream: round, ...of };
};

export const SIGNING_TASKS: readonly Task[] = [
  {
    name: 'Sign',
    begins: (stage) =>
      begins(stage, {
        ways: [/^Go to sign/],
        event: /^SignatureGiven$/,
        walks: async (walker) => {
          await opens(walker);
          await asksForCode(walker);
          await walker.fills(CODE, await walker.code());
          await walker.presses([/^Sign for/]);
        },
      }),
  },
  {
    name: 'Decline',
    begins: (stage) =>
      begins(stage, {
        ways: [/^Decline/, /^Go to sign/],
        event: /^SignatureDeclined$/,
        walks: async (walker) => {
          await opens(walker);
          await walker.reaches([/^Decline to sign/]);
          await walker.presses([/^Decline to sign/]);
          await walker.fills([/^Your reason/, /^Reason/], 'The funds in section 4 must name the appropriation.');
          await asksForCode(walker);
          await walker.fills(CODE, await walker.code());
          await walker.presses([/^Decline for/]);
        },
      }),
  },
];
