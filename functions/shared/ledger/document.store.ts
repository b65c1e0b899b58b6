/** Documents stand under their SHA-256, in chunks that DynamoDB takes; what was written once never changes, so it may be remembered for good. */
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { sha256 } from '../canonical.ts';
import { dynamo, type Key, marshal, readPartition, tableName } from './table.ts';

/** Bytes a chunk: an item may have 400 KB with its keys. */
const CHUNK = 300 * 1024;
const remembered = new Map<string, Buffer>();
/** A warm function keeps a few documents at hand; 60 parties read the same one. */
const MOST_REMEMBERED = 20;

/** Keeps a document and returns its hash. Writing the same again changes nothing. */
export async function keepDocument(content: string | Uint8Array): Promise<string> {
  const bytes = Buffer.from(content);
  const hash = sha256(bytes);
  const chunks = Array.from({ length: Math.max(1, Math.ceil(bytes.length / CHUNK)) }, (_, index) =>
    bytes.subarray(index * CHUNK, (index + 1) * CHUNK),
  );
  // One after another: they stand under one partition key, which takes 1,000 write units a second, and a chunk costs 300.
  for (const [index, chunk] of chunks.entries()) await keepChunk(hash, index, chunks.length, chunk);
  return hash;
}

async function keepChunk(hash: string, index: number, of: number, content: Uint8Array): Promise<void> {
  const item = { pk: `DOC#${hash}`, sk: String(index).padStart(4, '0'), of, content };
  try {
    await dynamo.send(
      new PutItemCommand({
        TableName: tableName(),
        Item: marshal(item),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** The document of that hash. Throws when it is not whole or is not what its hash says. */
export async function readDocument(hash: string): Promise<Buffer> {
  const known = remembered.get(hash);
  if (known) return known;
  const chunks = await readPartition<Key & { of: number; content: Uint8Array }>(`DOC#${hash}`);
  const bytes = Buffer.concat(chunks.map(({ content }) => content));
  if (sha256(bytes) !== hash) throw new Error(`Document ${hash} is damaged or incomplete`);
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
  remembered.set(hash, bytes);
  return bytes;
}
