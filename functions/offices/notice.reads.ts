/** The words of the test notices that went to the mailbox of an office that signs, as salted hashes; another holder's words are of no use. */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY } from '../shared/kernel.ts';
import { cleanedAfter, dynamo, type Found, type Item, type Key, marshal, tableName } from '../shared/ledger/table.ts';
import type { Word } from './domain/party.rules.ts';

export const noticeKey = (agreement: string, seat: string, epoch: number): Key => ({
  pk: `NOTICE#${agreement}`,
  sk: `${seat}#${epoch}`,
});

export const wordsFrom = (found: Found, key: Key): Word[] => found.get<Item & { words: Word[] }>(key)?.words ?? [];

/** Mail is sent at least once: each of its words is as good as the other. */
export async function keepWord(key: Key, word: Word): Promise<void> {
  await dynamo.send(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...key }),
      UpdateExpression: 'SET #words = list_append(if_not_exists(#words, :none), :new), #ttl = :ttl',
      ExpressionAttributeNames: { '#words': 'words', '#ttl': 'ttl' },
      ExpressionAttributeValues: marshal({ ':none': [], ':new': [word], ':ttl': cleanedAfter(word.sentAt, 200 * DAY) }),
    }),
  );
}
