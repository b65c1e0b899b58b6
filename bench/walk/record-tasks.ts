/** A head answers a review, and a records officer approves a removal of words, each from the email that asks. */
import { keepingIdOf, reviewIdOf } from '../../functions/shared/ids.ts';
import { aMouWithLadder, executed } from '../../test/a-disputed-mou.ts';
import { reviewing } from '../../test/a-review-open.ts';
import { mailboxOf } from '../../test/a-sent-mou.ts';
import { elsewhere } from '../../test/browser/acts.ts';
import { asks, opens, POLICE, TRANSPORT } from '../../test/browser/scenes/keeping-scenes.ts';
import type { Task } from './task.ts';

const QUESTIONS = 5;

export const REVIEW_TASK: Task = {
  name: 'Answer a review',
  begins: async (stage) => {
    const { secret } = await stage.cloud.token();
    const sent = await executed(stage.cloud, secret, aMouWithLadder());
    await reviewing(stage.cloud, sent).open();
    return {
      mailbox: mailboxOf(sent, 'health', 'head'),
      stream: reviewIdOf(sent.agreement, 1),
      event: /^Answered$/,
      ways: [/^(Choose|Answer)/, /^Review/],
      walks: async (walker) => {
        const ask = [/^(Send|Email) me a code/];
        await walker.opensEmail(/review-opened/, /\/reviews\//);
        await walker.presses([/^Renew/]);
        await walker.reaches(ask);
        for (let question = 0; question < QUESTIONS; question++) await walker.choosesNext(/^Yes$/);
        await walker.fills([/need to stay/], 'Nothing more.');
        await walker.chooses([/ready to/]);
        await walker.presses(ask);
        await walker.fills([/^Code from the (e?mail)/], await walker.code());
        await walker.presses([/^Seal your agency’s choice/]);
      },
    };
  },
};

export const REMOVAL_TASK: Task = {
  name: 'Approve a removal of words',
  begins: async (stage) => {
    const { agreement } = await stage.send('short');
    await elsewhere(stage, async (other) => {
      await opens(other, stage, TRANSPORT, agreement);
      await asks(other, 'The name of a protected witness.');
    });
    await stage.cloud.quiet();
    return {
      mailbox: POLICE,
      stream: keepingIdOf(agreement),
      event: /^RemovalApproved$/,
      ways: [/^Go to the decision/],
      walks: async (walker) => {
        const check = [/^Check before you decide/];
        await walker.opensEmail(/removal-asked/);
        await walker.reaches(check);
        await walker.chooses([/^Approve/]);
        await walker.presses(check);
        await walker.presses([/^(Approve|Remove)/]);
      },
    };
  },
};
