/** The mailer speaks to SES only: one effect may go to many offices, and a mailbox that fails holds up none of the others. */
import { personId } from '../identity/agency.store.ts';
import { lettersAsked } from './asked-letter.ts';
import { stillExpected } from './effect.rules.ts';
import { noteSent } from './effect.store.ts';
import { lettersOf } from './letter.ts';
import { type Outgoing, post } from './post.ts';
import { relay } from './relay.ts';

/** Milliseconds for one effect: well under the function's timeout, so that what is left over is put back and not cut off. */
const BUDGET = 60_000;

type Note = (place: string, messageId: string) => Promise<void>;

/** One recipient may be several mailboxes: each that has its mail is noted at once, so that one that fails brings the others no second. */
async function carry(recipient: string, letters: readonly Outgoing[], sent: Record<string, string>, note: Note) {
  const problems: unknown[] = [];
  const ids: string[] = [];
  const places = new Map<string, number>();
  for (const letter of letters) {
    const mailbox = personId(letter.to.address);
    const nth = (places.get(mailbox) ?? 0) + 1;
    places.set(mailbox, nth);
    const place = `${recipient} ${mailbox} ${nth}`;
    try {
      const id = sent[place] ?? (await post(letter));
      if (letters.length > 1 && !(place in sent)) await note(place, id);
      ids.push(id);
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
  await note(recipient, ids.join(' ') || 'not needed any more');
}

export const handler = relay('MAIL', async (item, now) => {
  const { pk, at, effect, sent = {} } = item;
  if (effect.kind === 'asked') {
    if (!stillExpected(at, now)) return 'not needed any more';
    for (const letter of await lettersAsked(effect, now)) await post(letter);
    // The same for a known and an unknown address: the item tells nobody which it was.
    return 'settled';
  }
  if (effect.kind !== 'mail' && effect.kind !== 'docket') throw new Error('The mailer carries mail only');
  const progress: Record<string, string> = { ...sent };
  const note: Note = async (place, messageId) => {
    await noteSent(pk, place, messageId, progress);
    progress[place] = messageId;
  };
  const lettersTo = lettersOf({ ...item, effect }, now);
  const problems: unknown[] = [];
  const started = performance.now();
  for (const recipient of effect.to.filter((one) => !(one in sent))) {
    try {
      if (performance.now() - started > BUDGET) throw new Error('Out of time: the rest is sent at the next try');
      await carry(recipient, await lettersTo(recipient), progress, note);
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
  return `${effect.to.length} settled`;
});
