/** A day's sealed list of all tips, as the second outside witness: by proofs, the record passes through where its streams stood that day. */
import * as z from 'zod';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { docketIdOf, keepingIdOf, partyIdOf } from '../../shared/ids.ts';
import type { ChainLink } from '../../shared/ledger/chain.ts';
import { sealedCopySchema } from '../copy/executed-copy.schema.ts';
import { sealFault } from '../jws.ts';
import { compareWithTips, type ListedDay, provenDay } from '../tips/compare-with-tips.ts';
import { proofSchema, tipsListSchema } from '../tips/tips.schema.ts';
import { rsaKey, whoseKey } from './keys.ts';
import { type ExportedRecord, isShown } from './record.schema.ts';
import { blank, faulty, some, together, type Verdict } from './verdict.ts';

/** `GET /.well-known/tips/{day}`, with the proofs of streams from below it. */
export const publishedTips = z.object({
  list: tipsListSchema,
  jws: z.string(),
  key: sealedCopySchema.shape.key,
  proofs: z.array(proofSchema).optional(),
});

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

/** Streams of which a proof is asked for: those that are there, and those that could have been left out. */
export const streamsToProve = (record: ExportedRecord): string[] => [
  ...new Set([...record.streams.map(({ events }) => events[0]?.stream ?? ''), ...possibleStreams(record)]),
];

/** A verdict with what the list shows, where it is one that the service sealed. */
export interface TipsVerdict extends Verdict {
  list?: ListedDay;
}

/** Why what was saved is no list of the service, or not the one that somebody kept since that day. */
function faultOf({ list, jws, key }: z.infer<typeof publishedTips>, kept: unknown): string | undefined {
  const wrong = rsaKey(key) ? sealFault(list, jws, key) : 'Its key is no RSA key of at least 2048 bits.';
  if (wrong !== undefined) return wrong;
  const other = kept === undefined ? undefined : publishedTips.safeParse(kept).data?.list;
  if (kept !== undefined && (!other || canonicalJson(other) !== canonicalJson(list)))
    return 'It is not the list that was kept of that day.';
  return undefined;
}

/** @param kept the list of that day as somebody saved it then, from elsewhere */
export function againstTips(record: ExportedRecord, value: unknown, jwks: unknown, kept?: unknown): TipsVerdict {
  const { streams } = record;
  const { data } = publishedTips.safeParse(value);
  if (!data) return faulty('The list of tips has not the shape of one.');
  const { list: sealed, key, proofs = [] } = data;
  const wrong = faultOf(data, kept);
  if (wrong !== undefined) return faulty(`The list of tips of ${sealed.day}: ${wrong}`);
  const list = provenDay(sealed, proofs);
  if (!list) return faulty(`The list of tips of ${sealed.day}: A proof does not lead to what was sealed.`);
  const named = streams.map(({ events }) => ({
    stream: events[0]?.stream ?? '',
    events: events as readonly ChainLink[],
  }));
  const compared = compareWithTips(named, list);
  const verdict = blank();
  const same = compared.filter(({ finding }) => finding === 'same');
  const those = (which: string) => compared.filter(({ finding }) => finding === which).map(({ stream }) => stream);
  const [unlisted, unproven] = [those('not listed'), those('not proven')];
  for (const { stream, finding } of compared)
    if (finding === 'changed' || finding === 'cut short')
      verdict.faults.push(`${stream}: ${FINDINGS[finding]} (${list.day}).`);
  const here = new Set(named.map(({ stream }) => stream));
  const left = possibleStreams(record).filter((stream) => !here.has(stream) && list.tips.get(sha256(stream)));
  verdict.faults.push(...left.map((stream) => `${stream} is not in this record, and the list of ${list.day} has it.`));
  if (same.length > 0)
    verdict.holds.push(
      `On ${list.day} the service sealed where every record stood, and this one passes through it: ${some(same.map(({ stream, seq }) => `${stream} at event ${seq}`))}.`,
    );
  if (unlisted.length > 0)
    verdict.unknown.push(
      `The list of ${list.day} does not know ${some(unlisted)}: younger than the list, or of no service.`,
    );
  if (unproven.length > 0)
    verdict.unknown.push(
      `How far ${some(unproven)} had come on ${list.day}: no proof of it is here. npm run mou -- tips fetches the proofs.`,
    );
  if (sealed.back > 0)
    verdict.unknown.push(
      `The list of ${list.day} says that ${sealed.back} streams of the service no longer pass through the list before it. Ask the operator which.`,
    );
  return { ...together(verdict, whoseKey(key.kid, undefined, jwks)), list };
}
