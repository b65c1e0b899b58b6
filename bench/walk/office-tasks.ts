/** A liaison mends the mailbox of a head whose mail came back, and names who holds an office now. */
import { partyIdOf } from '../../functions/shared/ids.ts';
import { executed } from '../../test/a-disputed-mou.ts';
import { DAY } from '../../test/browser/scenes/scene.ts';
import { mailboxOf } from '../../test/browser/stage.ts';
import type { Task } from './task.ts';

const LIAISON = 'liaison@police.birch.example';

export const OFFICE_TASKS: readonly Task[] = [
  {
    name: 'Name a successor of an office holder',
    begins: async (stage) => {
      const { secret } = await stage.cloud.token();
      const { agreement } = await executed(stage.cloud, secret);
      return {
        mailbox: 'liaison@health.example',
        stream: partyIdOf(agreement, 'health'),
        event: /^HolderReplaced$/,
        ways: [/^Someone new holds this office.*Bureau Director/, /^People/],
        walks: async (walker) => {
          const send = [/^Replace the holder of Bureau Director/];
          await walker.opensEmail(/executed/, /\/agreements\//);
          await walker.reaches(send);
          await walker.fills([/^Name/], 'Cy Director');
          await walker.fills([/^Work email address/], 'cy.director@health.example');
          await walker.fillsIfAny([/reason/i], 'The old one left.');
          await walker.presses(send);
        },
      };
    },
  },
  {
    name: 'Mend a bounced mailbox',
    begins: async (stage) => {
      const sent = await stage.publish('short');
      const mailbox = mailboxOf('police');
      stage.cloud.setMailbox(mailbox, 'bounce');
      await stage.confirms('short', sent, 'police');
      // The liaison is reminded after some days.
      await stage.cloud.moveBy(7 * DAY);
      return {
        mailbox: LIAISON,
        stream: partyIdOf(sent.agreement, 'police'),
        event: /^(HolderReplaced|MailboxCorrected)$/,
        ways: [/^(Correct|Mend|Fix)/, /came back|bounced/i],
        walks: async (walker) => {
          const send = [/^Send a new test/];
          await walker.opensEmail(/^(reminder|prepare|ending)$/, /\/agreements\//);
          await walker.reaches(send);
          await walker.fills([/^Correct email address/], 'chief@police.birch.example');
          await walker.fillsIfAny([/reason/i], 'The address was misspelled.');
          await walker.presses(send);
        },
      };
    },
  },
];
