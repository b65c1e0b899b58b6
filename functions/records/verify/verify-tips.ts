/** A day's sealed list of all tips, as the second outside witness: the record passes through where its streams stood that day. */
import * as z from 'zod';
import type { ChainedEvent } from '../../shared/chain.ts';
import { compareWithTips } from '../compare-with-tips.ts';
import { sealedCopySchema } from '../executed-copy.schema.ts';
import { sealFault } from '../jws.ts';
import { tipsListSchema } from '../tips.schema.ts';
import { rsaKey, whoseKey } from './keys.ts';
import type { ExportedRecord } from './record.schema.ts';
import { blank, faulty, some, together, type Verdict } from './verdict.ts';

/** `GET /.well-known/tips/{day}`. */
const published = z.object({ list: tipsListSchema, jws: z.string(), key: sealedCopySchema.shape.key });

const FINDINGS = {
  changed: 'the event that the list names is another one: the record was rewritten',
  'cut short': 'the record ends before the event that the list names',
} as const;

export function againstTips({ streams }: ExportedRecord, value: unknown, jwks: unknown): Verdict {
  const { data } = published.safeParse(value);
  if (!data) return faulty('The list of tips has not the shape of one.');
  const { list, jws, key } = data;
  const wrong = rsaKey(key) ? sealFault(list, jws, key) : 'Its key is no RSA key of at least 2048 bits.';
  if (wrong !== undefined) return faulty(`The list of tips of ${list.day}: ${wrong}`);
  const named = streams.map(({ events }) => ({
    stream: events[0]?.stream ?? '',
    events: events as readonly ChainedEvent[],
  }));
  const compared = compareWithTips(named, list);
  const verdict = blank();
  const same = compared.filter(({ finding }) => finding === 'same');
  const unlisted = compared.filter(({ finding }) => finding === 'not listed').map(({ stream }) => stream);
  for (const { stream, finding } of compared)
    if (finding === 'changed' || finding === 'cut short')
      verdict.faults.push(`${stream}: ${FINDINGS[finding]} (${list.day}).`);
  if (same.length > 0)
    verdict.holds.push(
      `On ${list.day} the service sealed where every record stood, and this one passes through it: ${some(same.map(({ stream, seq }) => `${stream} at event ${seq}`))}.`,
    );
  if (unlisted.length > 0)
    verdict.unknown.push(
      `The list of ${list.day} does not know ${some(unlisted)}: younger than the list, or of no service.`,
    );
  return together(verdict, whoseKey(key.kid, undefined, jwks));
}
