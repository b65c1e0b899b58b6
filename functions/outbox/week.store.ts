/** One person's reminders of a week, kept on the effect that sends their email: due on Monday, and carried out like any other. */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { personId } from '../identity/agency.store.ts';
import { StaleWrite } from '../shared/failures.ts';
import type { Instant } from '../shared/kernel.ts';
import type { MailEffect } from '../shared/ledger/effect.schema.ts';
import { dueShard, type EffectItem, shardOfChance } from '../shared/ledger/effects.ts';
import { batchGet, conditional, type Item, type Key, marshal, tableName } from '../shared/ledger/table.ts';
import { goesAlone, nextWeekly } from './week.rules.ts';

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

export const WEEKLY = 'weekly';
const TRIES = 5;

const weekKey = (mailbox: string, weekly: Instant): Key => ({
  pk: `MAIL#${WEEKLY}#${personId(mailbox)}#${weekly.slice(0, 10)}`,
  sk: 'EFFECT',
});

const effectFor = (mailbox: string): MailEffect => ({
  ...{ kind: 'mail', family: WEEKLY, template: WEEKLY, about: {}, to: [mailbox] },
});

/** Holds as long as nobody else has counted meanwhile, and the email has not gone out. */
const keep = (key: Key, { alone, gathered, version }: WeekItem, mailbox: string, weekly: Instant, now: Instant) =>
  conditional(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...key }),
      UpdateExpression:
        'SET alone = :alone, gathered = :gathered, version = :next, #status = :pending, effect = :effect, #stream = :stream, seq = :zero, #at = if_not_exists(#at, :now), attempts = :zero, #due = if_not_exists(#due, :due), dueAt = :weekly, retryAt = :weekly',
      ConditionExpression: 'attribute_not_exists(pk) OR (version = :version AND #status = :pending)',
      ExpressionAttributeNames: { '#status': 'status', '#stream': 'stream', '#at': 'at', '#due': 'due' },
      ExpressionAttributeValues: marshal({
        ...{ ':alone': alone, ':gathered': gathered, ':version': version, ':next': version + 1, ':pending': 'pending' },
        ...{ ':effect': effectFor(mailbox), ':stream': WEEKLY, ':zero': 0, ':now': now, ':weekly': weekly },
        ':due': dueShard('MAIL', shardOfChance()),
      }),
    }),
  );

/**
 * Whether a reminder waits for the email of the week. Counted before it goes alone, so that two at once are not both the third. Throws
 * StaleWrite where others keep coming first.
 */
export async function waitsForWeek(
  mailbox: string,
  reminder: Gathered,
  by: Instant | undefined,
  now: Instant,
): Promise<boolean> {
  const weekly = nextWeekly(now);
  const key = weekKey(mailbox, weekly);
  for (let tries = 0; tries < TRIES; tries++) {
    const found = (await batchGet([key])).get<Item & WeekItem>(key);
    const week: WeekItem = found ?? ({ alone: [], gathered: [], version: 0 } as unknown as WeekItem);
    const known = { alone: week.alone, gathered: week.gathered.map((one) => one.key) };
    const alone = goesAlone(known, reminder.key, by, weekly);
    if ([...known.alone, ...known.gathered].includes(reminder.key)) return !alone;
    const next = alone
      ? { ...week, alone: [...week.alone, reminder.key] }
      : { ...week, gathered: [...week.gathered, reminder] };
    if (await keep(key, next, mailbox, weekly, now)) return !alone;
  }
  throw new StaleWrite('Others counted reminders at the same time');
}
