/** The mailer speaks to SES only: one effect may go to many mailboxes, and one that fails holds up none of the others. */
import { personId } from '../identity/agency.store.ts';
import type { Instant } from '../shared/kernel.ts';
import { mail } from '../shared/mail-layout.tsx';
import { alike } from '../shared/mailbox.ts';
import { type Draft, draftsOf, type ForRecipient, type MailItem, sendingOf, type Written } from './compose.ts';
import { isThrottled, stillExpected, ToldSoon, waitedForOther } from './effect.rules.ts';
import { noteSent } from './effect.store.ts';
import { familyOf } from './families.ts';
import { post } from './post.ts';
import { relay } from './relay.ts';
import { type Gathering, isGathering, type WeekItem, waitsFor } from './week.store.ts';
import { dayMail, weekMail } from './week-letter.tsx';

/** Milliseconds for one effect: well under the function's timeout, so that what is left over is put back and not cut off. */
const BUDGET = 60_000;
const OVERTAKEN = 'not needed any more';

/** What went out of an effect so far, by recipient and mailbox: a retry does not write to any of them again. */
interface Progress {
  sent: Record<string, string>;
  note: (place: string, messageId: string) => Promise<void>;
  /** Whether an email waits for one that gathers. */
  waits: (recipient: string, place: string, mailbox: string, name: Gathering, by?: Instant) => Promise<boolean>;
}

const IN = { weekly: 'in the email of the week', daily: 'in the email of the next morning' } as const;

/** A reminder may wait for the week's email, anything else without a link or code of its own for the next morning's. */
async function hand(
  write: Draft['write'],
  waits: (name: Gathering, by?: Instant) => Promise<boolean>,
): Promise<string> {
  const { outgoing, reminds, news } = await write();
  if (reminds) return (await waits('weekly', reminds.by)) ? IN.weekly : post(outgoing);
  return news && (await waits('daily', news.by)) ? IN.daily : post(outgoing);
}

/** Each mailbox that has its mail is noted at once, so that one that fails brings the others no second. */
async function deliver(recipient: string, { drafts, toldIn }: ForRecipient, progress: Progress): Promise<void> {
  const { sent, note, waits } = progress;
  if (toldIn?.soon) throw new ToldSoon();
  if (toldIn) return note(recipient, `told in: ${toldIn.toldIn}`);
  const problems: unknown[] = [];
  const ids: string[] = [];
  const places = new Map<string, number>();
  for (const { mailbox, write } of drafts) {
    const person = personId(mailbox);
    const nth = (places.get(person) ?? 0) + 1;
    places.set(person, nth);
    const place = `${recipient} ${person} ${nth}`;
    try {
      const id = sent[place] ?? (await hand(write, (name, by) => waits(recipient, place, mailbox, name, by)));
      if (drafts.length > 1 && !(place in sent)) await note(place, id);
      ids.push(id);
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
  await note(recipient, ids.join(' ') || OVERTAKEN);
}

/**
 * Carries one effect out, or the effects that answer it in its place. Throws what the first recipient that failed threw; that one waits for
 * another email is no failure.
 */
async function send(item: MailItem, now: Instant, progress: Progress, waited = false): Promise<void> {
  const family = await familyOf(item.effect.family);
  const sending = sendingOf(item, now);
  if ('answers' in family) {
    for (const effect of await family.answers(sending)) await send({ ...item, effect }, now, progress);
    return;
  }
  const problems: unknown[] = [];
  const started = performance.now();
  const drafts = await draftsOf(family, sending, waited);
  for (const recipient of sending.to.filter((one) => !(one in progress.sent))) {
    try {
      if (performance.now() - started > BUDGET) throw new Error('Out of time: the rest is sent at the next try');
      await deliver(recipient, drafts(recipient), progress);
    } catch (error) {
      problems.push(error);
      // The others would only take the turns of mails that wait.
      if (isThrottled(error)) break;
    }
  }
  if (problems.length > 0) throw problems.find((one) => !(one instanceof ToldSoon)) ?? problems[0];
}

/** What is still needed of what waited, as it is by now. */
async function stillNeeded({ gathered }: WeekItem, mailbox: string, now: Instant): Promise<Written[]> {
  const found: Written[] = [];
  for (const { recipient, ...item } of gathered) {
    const family = await familyOf(item.effect.family);
    if ('answers' in family) continue;
    const drafts = (await draftsOf(family, sendingOf(item, now), true))(recipient).drafts;
    const own = drafts.find((draft) => alike(draft.mailbox, mailbox));
    if (own) found.push(await own.write());
  }
  return found;
}

async function sendGathered(item: WeekItem, name: Gathering, now: Instant): Promise<string> {
  const [address = ''] = item.effect.kind === 'mail' ? item.effect.to : [];
  const written = await stillNeeded(item, address, now);
  const service = process.env.SERVICE_URL ?? '';
  const reminders = written.flatMap(({ reminds }) => reminds ?? []);
  const news = written.flatMap((one) => one.news ?? []);
  if ((name === 'weekly' ? reminders : news).length === 0) return OVERTAKEN;
  const content = name === 'weekly' ? weekMail({ service, reminders }) : dayMail({ service, news });
  return post({ to: { name: '', address }, ...mail(content), tags: { template: name, kind: 'person', to: name } });
}

/** The same for a known and an unknown address: the item tells nobody which it was. */
const untold: Progress = { sent: {}, note: async () => {}, waits: async () => false };

export const handler = relay('MAIL', async (whole, now) => {
  const { pk, stream, seq, at, effect, sent } = whole;
  if (effect.kind !== 'mail') throw new Error('The mailer carries email only');
  if (isGathering(effect.family)) return sendGathered(whole as WeekItem, effect.family, now);
  const item = { stream, seq, effect };
  if ((await familyOf(effect.family)).onRequest) {
    if (!stillExpected(at, now)) return OVERTAKEN;
    await send(item, now, untold);
    return 'settled';
  }
  const progress: Record<string, string> = { ...sent };
  const note = async (place: string, messageId: string) => {
    await noteSent(pk, place, messageId, progress);
    progress[place] = messageId;
  };
  const waits: Progress['waits'] = (recipient, place, mailbox, name, by) =>
    waitsFor(name, mailbox, { key: `${pk} ${place}`, ...item, recipient }, by, now);
  await send(item, now, { sent: progress, note, waits }, waitedForOther(at, now));
  return `${effect.to.length} settled`;
});
