/** Whoever asks for a mail by typing an address only leaves a request: the same writes in the same time, whether the address is known or not. */
import { ConditionalCheckFailedException, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { sha256 } from '../shared/canonical.ts';
import { newAskingId } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import { effectItem, type MailEffect, shardOfChance } from '../shared/ledger/effects.ts';
import { cleanedAfter, dynamo, marshal, tableName } from '../shared/ledger/table.ts';
import { personId } from './agency.store.ts';
import { ASKED_AN_HOUR, type AskingLeft, MOST_SENT } from './domain/sign-in.rules.ts';

/** What may be asked for by typing an address; each is a family of mails. */
export type Requested = keyof typeof MOST_SENT;

/** Counts one use before anything is done; false when the limit of that period is reached. Hours and days are UTC. */
async function countUse(what: string, limit: number, period: string, now: Instant): Promise<boolean> {
  try {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: marshal({ pk: `TRIES#${what}`, sk: period }),
        UpdateExpression: 'ADD #uses :one SET #ttl = :ttl',
        ConditionExpression: 'attribute_not_exists(#uses) OR #uses < :limit',
        ExpressionAttributeNames: { '#uses': 'uses', '#ttl': 'ttl' },
        ExpressionAttributeValues: marshal({ ':one': 1, ':limit': limit, ':ttl': cleanedAfter(now, 3 * DAY) }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

const countInHour = (what: string, limit: number, now: Instant): Promise<boolean> =>
  countUse(what, limit, now.slice(0, 13), now);

/** Counts what one source address has asked for in this hour, where answering is dear; false when it has had enough. */
export const countSource = (what: string, source: string, limit: number, now: Instant): Promise<boolean> =>
  countInHour(`${what}#source#${sha256(source).slice(0, 32)}`, limit, now);

/** Counts a mail just before it is sent; false when this mailbox, or this share of it, has had enough for now. */
export async function countSent(
  what: Requested,
  mailbox: string,
  share: string | undefined,
  now: Instant,
): Promise<boolean> {
  const counted = `${what}#sent#${share ?? 'anyone'}#${personId(mailbox)}`;
  const { hour, day } = MOST_SENT[what];
  return (await countInHour(counted, hour, now)) && countUse(counted, day, now.slice(0, 10), now);
}

interface Asking {
  source: string;
  mailbox: string;
  share: string | undefined;
  now: Instant;
}

/** Counts a request of this source address about this mailbox. What the pair has used up is not taken from the mailbox. */
export async function countAsking(what: Requested, { source, mailbox, share, now }: Asking): Promise<AskingLeft> {
  const from = sha256(source).slice(0, 32);
  const person = personId(mailbox);
  if (share !== undefined)
    return (await countInHour(`${what}#share#${share}#${person}`, ASKED_AN_HOUR.share, now))
      ? 'yes'
      : 'mailbox is over';
  if (!(await countInHour(`${what}#source#${from}`, ASKED_AN_HOUR.source, now))) return 'source is over';
  if (!(await countInHour(`${what}#${from}#${person}`, ASKED_AN_HOUR.mailboxFromSource, now))) return 'mailbox is over';
  return (await countInHour(`${what}#${person}`, ASKED_AN_HOUR.mailbox, now)) ? 'yes' : 'mailbox is over';
}

interface Requesting {
  mailbox: string;
  /** What the answer needs besides: a request's id, an MOU's number. */
  about: Record<string, string>;
  /** A browser or session that has proved the mailbox before, and has mails of its own; undefined for everyone else. */
  share: string | undefined;
}

/** Leaves the request with the mailer, which finds out whether there is anyone to write to. */
export async function leaveRequest(
  what: Requested,
  { mailbox, about, share }: Requesting,
  now: Instant,
): Promise<void> {
  const effect: MailEffect = {
    ...{ kind: 'mail', family: what, template: what },
    about: { ...about, ...(share !== undefined && { share }) },
    to: [mailbox],
  };
  const item = effectItem(effect, newAskingId(), shardOfChance(), now);
  await dynamo.send(
    new PutItemCommand({ TableName: tableName(), Item: marshal({ ...item, ttl: cleanedAfter(now, 30 * DAY) }) }),
  );
}
