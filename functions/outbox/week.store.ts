/** What waits for one person's email of the week or of the next morning, kept on the effect that sends it: due then, and carried out like any other. */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { personId } from '../identity/agency.store.ts';
import { StaleWrite } from '../shared/failures.ts';
import type { Instant } from '../shared/kernel.ts';
import type { MailEffect } from '../shared/ledger/effect.schema.ts';
import { dueShard, type EffectItem, shardOfChance } from '../shared/ledger/effects.ts';
import { batchGet, conditional, type Item, type Key, marshal, tableName } from '../shared/ledger/table.ts';
import { goesAlone, MOST_ALONE, MOST_GATHERED, MOST_NEWS_ALONE, nextDaily, nextWeekly } from './week.rules.ts';

/** A reminder that waits: what asked for it, and whom of those it reaches. Its words are found when the email is written. */
export interface Gathered {
  key: string;
  stream: string;
  seq: number;
  effect: MailEffect;
  recipient: string;
}

export interface WeekItem extends EffectItem {
  alone: string[];
  gathered: Gathered[];
  version: number;
}

/** The emails that gather others, by their family: reminders in one a week, and what else there is to know in one a day. */
const GATHERING = {
  weekly: { most: MOST_ALONE, next: nextWeekly },
  daily: { most: MOST_NEWS_ALONE, next: nextDaily },
} as const;
export type Gathering = keyof typeof GATHERING;
export const isGathering = (family: string): family is Gathering => Object.hasOwn(GATHERING, family);

const TRIES = 8;

/** Page 0 counts for all of them; a full one is followed by the next. */
const pageKey = (name: Gathering, mailbox: string, at: Instant, page: number): Key => ({
  pk: `MAIL#${name}#${personId(mailbox)}#${at.slice(0, 10)}${page === 0 ? '' : `#${page}`}`,
  sk: 'EFFECT',
});

const effectFor = (name: Gathering, mailbox: string): MailEffect => ({
  ...{ kind: 'mail', family: name, template: name, about: {}, to: [mailbox] },
});

interface Page {
  key: Key;
  name: Gathering;
  mailbox: string;
  /** When its email goes out. */
  at: Instant;
}

/** Holds as long as nobody else has counted meanwhile, and the email has not gone out. */
const keep = ({ key, name, mailbox, at }: Page, { alone, gathered, version }: WeekItem, now: Instant) =>
  conditional(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...key }),
      UpdateExpression:
        'SET alone = :alone, gathered = :gathered, version = :next, #status = :pending, effect = :effect, #stream = :stream, seq = :zero, #at = if_not_exists(#at, :now), attempts = :zero, #due = if_not_exists(#due, :due), dueAt = :out, retryAt = :out',
      ConditionExpression: 'attribute_not_exists(pk) OR (version = :version AND #status = :pending)',
      ExpressionAttributeNames: { '#status': 'status', '#stream': 'stream', '#at': 'at', '#due': 'due' },
      ExpressionAttributeValues: marshal({
        ...{ ':alone': alone, ':gathered': gathered, ':version': version, ':next': version + 1, ':pending': 'pending' },
        ...{ ':effect': effectFor(name, mailbox), ':stream': name, ':zero': 0, ':now': now, ':out': at },
        ':due': dueShard('MAIL', shardOfChance()),
      }),
    }),
  );

const emptyPage = { alone: [], gathered: [], version: 0 } as unknown as WeekItem;
const readPage = async ({ key }: Page): Promise<WeekItem> =>
  (await batchGet([key])).get<Item & WeekItem>(key) ?? emptyPage;

/** The first page that has it already, or room for it. */
async function pageFor(of: (page: number) => Page, reminder: Gathered): Promise<[Page, WeekItem]> {
  for (let nth = 0; ; nth++) {
    const page = of(nth);
    const item = await readPage(page);
    const has = item.gathered.some(({ key }) => key === reminder.key);
    if (has || item.gathered.length < MOST_GATHERED) return [page, item];
  }
}

/**
 * Whether an email waits for the one that gathers. Counted before it goes alone, so that two at once are not both the last. Throws
 * StaleWrite where others keep coming first.
 */
export async function waitsFor(
  name: Gathering,
  mailbox: string,
  reminder: Gathered,
  by: Instant | undefined,
  now: Instant,
): Promise<boolean> {
  const { most, next } = GATHERING[name];
  const at = next(now);
  const of = (page: number): Page => ({ key: pageKey(name, mailbox, at, page), name, mailbox, at });
  for (let tries = 0; tries < TRIES; tries++) {
    const first = await readPage(of(0));
    const known = { alone: first.alone, gathered: first.gathered.map((one) => one.key) };
    const alone = goesAlone(known, reminder.key, by, at, most);
    if ([...known.alone, ...known.gathered].includes(reminder.key)) return !alone;
    if (alone) {
      // What is due before goes alone however many there were, and needs no place.
      if (first.alone.length >= most) return false;
      if (await keep(of(0), { ...first, alone: [...first.alone, reminder.key] }, now)) return false;
      continue;
    }
    const [page, item] = await pageFor(of, reminder);
    if (item.gathered.some(({ key }) => key === reminder.key)) return true;
    if (await keep(page, { ...item, gathered: [...item.gathered, reminder] }, now)) return true;
  }
  throw new StaleWrite('Others counted emails at the same time');
}
