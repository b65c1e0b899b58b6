/** What the floor sends is what the service was heard to send: the same requests, on keys of the floor's own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Written } from './floor/signature.ts';
import type { Scene } from './scene.ts';
import { type Prepared, send } from './signer.ts';

/** Sends the signature and listens to the DynamoDB requests that it makes. Nothing else may be under way. */
export async function overhear({ cloud }: Scene, signature: Prepared): Promise<Written> {
  const heard: [string, unknown][] = [];
  const forward = cloud.dynamodb.forward;
  cloud.dynamodb.forward = (target, body) => {
    heard.push([target.replace(/^.*\./, ''), JSON.parse(body)]);
    return forward.call(cloud.dynamodb, target, body);
  };
  await send(signature, 303);
  cloud.dynamodb.forward = forward;
  // What the signature sets off comes after its own three.
  const first = <Input>(action: string) => heard.find(([name]) => name === action)?.[1] as Input;
  return { read: first('BatchGetItem'), count: first('UpdateItem'), write: first('TransactWriteItems') };
}

/** Of the same length, and nobody's. */
const ofFloor = (text: string, round: string) => text.replaceAll(round, round.replace(/.{5}(?=-\d+$)/, 'FLOOR'));
const numbered = (key: string, sample: number) => `${key.slice(0, -4)}~${String(sample).padStart(3, '0')}`;
const FIRST_SEQ = 1000;

/** One sample: what must be new is new, and the tip moves on by one. It reads what the signature read, with no command there yet. */
function sampleOf(heard: Written, own: Written, sample: number): Written {
  const read = structuredClone(heard.read);
  for (const { pk } of Object.values(read.RequestItems ?? {}).flatMap(({ Keys }) => Keys ?? []))
    if (pk?.S?.startsWith('CMD#')) pk.S = numbered(pk.S, sample);
  const count = structuredClone(own.count);
  if (count.Key?.pk?.S) count.Key.pk.S = numbered(count.Key.pk.S, sample);
  const TransactItems = structuredClone(own.write.TransactItems ?? []);
  for (const { Put } of TransactItems) {
    if (!Put?.Item?.pk?.S) continue;
    if (!Put.Item.pk.S.startsWith('TIP#')) Put.Item.pk.S = numbered(Put.Item.pk.S, sample);
    else {
      const values = Put.ExpressionAttributeValues ?? {};
      Put.Item = { ...Put.Item, seq: { N: String(FIRST_SEQ + sample + 1) }, hash: values[':hash'] ?? { S: '' } };
      values[':seq'] = { N: String(FIRST_SEQ + sample) };
    }
  }
  return { read, count, write: { TransactItems } };
}

/** Lays out a set of samples beside the floor's bundle; `next` gives the HTTP request of one after the other. */
export async function layOut(scene: Scene, set: string, signature: Prepared, samples: number) {
  const { cloud, floorFolder } = scene;
  const heard = await overhear(scene, signature);
  const round = /sig_[0-9A-Z]+-\d+/.exec(signature.url)?.[0] ?? '';
  const own = JSON.parse(ofFloor(JSON.stringify(heard), round)) as Written;
  const laidOut = Array.from({ length: samples }, (_, sample) => sampleOf(heard, own, sample));
  const tip = laidOut[0]?.write.TransactItems?.find(({ Put }) => Put?.Item?.pk?.S?.startsWith('TIP#'))?.Put?.Item;
  if (!tip) throw new Error('The signature moved no tip');
  await cloud.dynamodb.call('PutItem', {
    TableName: cloud.table[0]?.name ?? '',
    Item: JSON.parse(JSON.stringify({ ...tip, seq: { N: String(FIRST_SEQ) } })),
  });
  writeFileSync(join(floorFolder, `${set}.json`), JSON.stringify(laidOut));
  let sample = 0;
  /** The form and the cookie are the signature's, so that as many bytes come in. */
  const next = (): Prepared => ({ url: `${cloud.url}/floor/${set}/${sample++}`, init: signature.init });
  return { next };
}

export type FloorRequests = Awaited<ReturnType<typeof layOut>>;
