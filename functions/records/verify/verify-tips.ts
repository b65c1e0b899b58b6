/** A day's sealed list of all tips, as the second outside witness: the record passes through where its streams stood that day. */
import * as z from 'zod';
import { sha256 } from '../../shared/canonical.ts';
import { docketIdOf, keepingIdOf, partyIdOf } from '../../shared/ids.ts';
import type { ChainLink } from '../../shared/ledger/chain.ts';
import { sealedCopySchema } from '../copy/executed-copy.schema.ts';
import { sealFault } from '../jws.ts';
import { compareWithTips } from '../tips/compare-with-tips.ts';
import { type TipsList, tipsListSchema } from '../tips/tips.schema.ts';
import { rsaKey, whoseKey } from './keys.ts';
import { type ExportedRecord, isShown } from './record.schema.ts';
import { blank, faulty, some, together, type Verdict } from './verdict.ts';

/** `GET /.well-known/tips/{day}`. */
const published = z.object({ list: tipsListSchema, jws: z.string(), key: sealedCopySchema.shape.key });

const FINDINGS = {
  changed: 'the event that the list names is another one: the record was rewritten',
  'cut short': 'the record ends before the event that the list names',
} as const;

/** Streams that may belong to the agreement, by what its own events say: whether each has begun, the list knows. */
function possibleStreams({ agreement, streams }: ExportedRecord): string[] {
  const own = streams.flatMap(({ events }) => events.filter(isShown)).filter(({ stream }) => stream === agreement);
  const data = own.map(({ data }) => (data ?? {}) as { round?: unknown; parties?: unknown });
  const parties = data.flatMap(({ parties }) => (Array.isArray(parties) ? parties.map(String) : []));
  const rounds = data.flatMap(({ round }) => (typeof round === 'string' ? [round] : []));
  const ofParties = parties.map((party) => partyIdOf(agreement, party));
  return [...new Set([...rounds, ...ofParties, docketIdOf(agreement), keepingIdOf(agreement)])];
}

/** A verdict with the list, where it is one that the service sealed. */
export interface TipsVerdict extends Verdict {
  list?: TipsList;
}

export function againstTips(record: ExportedRecord, value: unknown, jwks: unknown): TipsVerdict {
  const { streams } = record;
  const { data } = published.safeParse(value);
  if (!data) return faulty('The list of tips has not the shape of one.');
  const { list, jws, key } = data;
  const wrong = rsaKey(key) ? sealFault(list, jws, key) : 'Its key is no RSA key of at least 2048 bits.';
  if (wrong !== undefined) return faulty(`The list of tips of ${list.day}: ${wrong}`);
  const named = streams.map(({ events }) => ({
    stream: events[0]?.stream ?? '',
    events: events as readonly ChainLink[],
  }));
  const compared = compareWithTips(named, list);
  const verdict = blank();
  const same = compared.filter(({ finding }) => finding === 'same');
  const unlisted = compared.filter(({ finding }) => finding === 'not listed').map(({ stream }) => stream);
  for (const { stream, finding } of compared)
    if (finding === 'changed' || finding === 'cut short')
      verdict.faults.push(`${stream}: ${FINDINGS[finding]} (${list.day}).`);
  const listed = new Set(list.tips.map(({ stream }) => stream));
  const here = new Set(named.map(({ stream }) => stream));
  const left = possibleStreams(record).filter((stream) => !here.has(stream) && listed.has(sha256(stream)));
  verdict.faults.push(...left.map((stream) => `${stream} is not in this record, and the list of ${list.day} has it.`));
  if (same.length > 0)
    verdict.holds.push(
      `On ${list.day} the service sealed where every record stood, and this one passes through it: ${some(same.map(({ stream, seq }) => `${stream} at event ${seq}`))}.`,
    );
  if (unlisted.length > 0)
    verdict.unknown.push(
      `The list of ${list.day} does not know ${some(unlisted)}: younger than the list, or of no service.`,
    );
  return { ...together(verdict, whoseKey(key.kid, undefined, jwks)), list };
}
