/** The mailer speaks to SES only: one effect may go to many offices, and a mailbox that fails holds up none of the others. */
import { noteSent } from './effect.store.ts';
import { letterFor } from './letter.ts';
import { post } from './post.ts';
import { relay } from './relay.ts';

export const handler = relay('MAIL', async ({ pk, effect, sent = {} }, now) => {
  if (effect.kind !== 'mail') throw new Error('The mailer carries mail only');
  const progress: Record<string, string> = { ...sent };
  const problems: unknown[] = [];
  for (const party of effect.to.filter((one) => !(one in sent))) {
    try {
      const letter = await letterFor(effect, party, now);
      const messageId = letter ? await post(letter) : 'not needed any more';
      await noteSent(pk, party, messageId, progress);
      progress[party] = messageId;
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
  return `${Object.keys(progress).length} settled`;
});
