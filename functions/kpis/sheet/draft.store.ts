/** A sheet that was handed in stands here until it is sent: for whoever handed it in, and for a day. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { newSalt } from '../../shared/ids.ts';
import { DAY, type Instant, instant } from '../../shared/kernel.ts';
import { cleanedAfter, dynamo, type Key, marshal, readPartition, tableName } from '../../shared/ledger/table.ts';

/** Whose it is: the same person, for the same party. */
export interface DraftOf {
  agreement: string;
  party: string;
  mailbox: string;
}

/** Bytes of an item: it may have 400 KB with its keys. */
const CHUNK = 300 * 1024;
const KEPT = DAY;

interface Chunk extends Key, DraftOf {
  /** One handing in: what a repeat that was cut off has written is no part of it. */
  written: string;
  of: number;
  expiresAt: Instant;
  content: Uint8Array;
}

const partition = (draft: string): string => `DRAFT#${draft}`;
const place = (index: number): string => String(index).padStart(4, '0');

/** Whole or not at all: the first chunk is written last. The same again takes the place of the first. */
export async function keepDraft(draft: string, of: DraftOf, text: string, now: Instant): Promise<void> {
  const bytes = gzipSync(text);
  const count = Math.ceil(bytes.length / CHUNK);
  const expiresAt = instant(Date.parse(now) + KEPT);
  const written = newSalt();
  const put = (index: number) => {
    const content = bytes.subarray(index * CHUNK, (index + 1) * CHUNK);
    const item = { pk: partition(draft), sk: place(index), ...of, written, of: count, expiresAt, content };
    const Item = marshal({ ...item, ttl: cleanedAfter(expiresAt, 0) });
    return dynamo.send(new PutItemCommand({ TableName: tableName(), Item }));
  };
  await Promise.all(Array.from({ length: count - 1 }, (_, index) => put(index + 1)));
  await put(0);
}

/** Undefined where there is none, it is not whole, it is another's, or its day is over. */
export async function readDraft(draft: string, of: DraftOf, now: Instant): Promise<string | undefined> {
  const chunks = await readPartition<Chunk>(partition(draft));
  const [first] = chunks;
  if (!first || chunks.length !== first.of || chunks.some(({ written }) => written !== first.written)) return undefined;
  const owned = first.agreement === of.agreement && first.party === of.party && first.mailbox === of.mailbox;
  if (!owned || now >= first.expiresAt) return undefined;
  return gunzipSync(Buffer.concat(chunks.map(({ content }) => content))).toString('utf8');
}
