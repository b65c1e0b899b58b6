/** The mailer speaks to SES only: one effect may go to many offices, and a mailbox that fails holds up none of the others. */
import { lettersAsked } from './asked-letter.ts';
import { stillExpected } from './effect.rules.ts';
import { noteSent } from './effect.store.ts';
import { lettersFor } from './letter.ts';
import { post } from './post.ts';
import { relay } from './relay.ts';

/** Milliseconds for one effect: well under the function's timeout, so that what is left over is put back and not cut off. */
const BUDGET = 60_000;

export const handler = relay('MAIL', async ({ pk, at, effect, sent = {} }, now) => {
  if (effect.kind === 'asked') {
    if (!stillExpected(at, now)) return 'not needed any more';
    for (const letter of await lettersAsked(effect, now)) await post(letter);
    // The same for a known and an unknown address: the item tells nobody which it was.
    return 'settled';
  }
  if (effect.kind !== 'mail') throw new Error('The mailer carries mail only');
  const progress: Record<string, string> = { ...sent };
  const problems: unknown[] = [];
  const started = performance.now();
  for (const party of effect.to.filter((one) => !(one in sent))) {
    try {
      if (performance.now() - started > BUDGET) throw new Error('Out of time: the rest is sent at the next try');
      const sent: string[] = [];
      for (const letter of await lettersFor(effect, party, now)) sent.push(await post(letter));
      const messageId = sent.join(' ') || 'not needed any more';
      await noteSent(pk, party, messageId, progress);
      progress[party] = messageId;
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
  return `${Object.keys(progress).length} settled`;
});
