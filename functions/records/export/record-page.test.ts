/** A record of any length comes in parts that one answer holds, and put together they are the record. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../shared/http/reply.ts';
import type { ChainedEvent, SaltedBody } from '../../shared/ledger/chain.ts';
import { aRecord } from '../verify/a-record.ts';
import type { RecordPage } from '../verify/record.schema.ts';
import { verifyRecord } from '../verify/verify-record.ts';
import { wholeRecord } from '../verify/whole-record.ts';
import { type Part, type Place, partFrom, placeIn, type Sources, sayPlace } from './record-page.ts';
import type { Released } from './release.ts';

/** What a Lambda may hand on, in bytes. */
const LAMBDA_BYTES = 6_291_556;

interface Text {
  version: number;
  html: string;
}

const aText = (version: number, html: string): Text => ({ version, html });
const anEvent = (stream: string, seq: number) => ({ stream, seq, type: 'Told', data: {} }) as unknown as ChainedEvent;
/** Each event with words of its own; the words of every third stay behind. */
const aStream = (stream: string, words: readonly string[]): Released => ({
  events: words.map((_, index) => anEvent(stream, index + 1)),
  bodies: words.flatMap((body, index): [number, SaltedBody][] =>
    index % 3 === 2 ? [] : [[index + 1, { salt: 'salt', body }]],
  ),
  withheld: words.flatMap((_, index) => (index % 3 === 2 ? [index + 1] : [])),
});
const sources = (texts: readonly Text[], streams: readonly Released[]): Sources<Text> => ({
  documents: texts.map((text) => ({ version: text.version, read: async () => text })),
  streams: streams.map((stream) => ({ id: stream.events[0]?.stream ?? '', read: async () => stream })),
});
async function partsOf(of: Sources<Text>, most?: number): Promise<[Part<Text>, ...Part<Text>[]]> {
  const first = await partFrom(of, undefined, most);
  const parts: [Part<Text>, ...Part<Text>[]] = [first];
  for (let { next } = first; next; ) {
    const part = await partFrom(of, placeIn(sayPlace(next)), most);
    parts.push(part);
    next = part.next;
  }
  return parts;
}
const pages = (parts: readonly [Part<Text>, ...Part<Text>[]]) =>
  parts.map((part) => ({ format: 'x', agreement: 'mou_1', copies: [], ...part })) as unknown as [
    RecordPage,
    ...RecordPage[],
  ];
const bytesOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(answer(part)));

describe('A record in parts', () => {
  it('is one part while it is short', async () => {
    const parts = await partsOf(sources([aText(1, 'a')], [aStream('mou_1', ['a', 'b'])]));
    expect(parts).toEqual([{ documents: [aText(1, 'a')], streams: [aStream('mou_1', ['a', 'b'])] }]);
  });

  it('is the same record put together, wherever it was cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 400 }), { maxLength: 6 }),
        fc.array(fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 8 }), { maxLength: 24 }),
        fc.integer({ min: 300, max: 4_000 }),
        async (htmls, words, most) => {
          const texts = htmls.map((html, index) => aText(index * 2 + 1, html));
          const streams = words.map((one, index) => aStream(`dsp_X-${index + 1}`, one));
          const parts = await partsOf(sources(texts, streams), most);
          const { documents, streams: joined } = wholeRecord(pages(parts));
          expect({ documents, streams: joined }).toEqual({ documents: texts, streams });
        },
      ),
      { numRuns: 150 },
    ));

  it('has parts that a Lambda can answer with, of texts and words that grow the most on the way', async () => {
    // Each quote is four bytes as text within JSON within JSON.
    const quotes = (count: number) => '"'.repeat(count);
    const texts = Array.from({ length: 12 }, (_, index) => aText(index + 1, quotes(300_000)));
    const streams = [aStream('mou_1', ['a']), aStream('dsp_1-1', Array(300).fill(quotes(8_000)) as string[])];
    const parts = await partsOf(sources(texts, streams));
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(bytesOf(part)).toBeLessThan(LAMBDA_BYTES);
    const { documents, streams: joined } = wholeRecord(pages(parts));
    expect({ documents, streams: joined }).toEqual({ documents: texts, streams });
    expect(bytesOf({ documents, streams: joined })).toBeGreaterThan(LAMBDA_BYTES);
  });

  it('verifies when it is whole, and says of a part that it is one', () => {
    const record = aRecord();
    const [own, round] = record.streams;
    if (!own || !round) throw new Error('The record has two streams');
    const cut = 2;
    const before = { ...own, events: own.events.slice(0, cut), bodies: own.bodies.filter(([seq]) => seq <= cut) };
    const after = { ...own, events: own.events.slice(cut), bodies: own.bodies.filter(([seq]) => seq > cut) };
    const first: RecordPage = { ...record, streams: [before], next: '3~mou_1.3' };
    const last: RecordPage = { ...record, documents: [], streams: [after, round] };
    expect(verifyRecord(wholeRecord([first, last])).faults).toEqual([]);
    expect(wholeRecord([first, last])).toEqual(record);
    expect(verifyRecord(first).faults).toEqual([expect.stringContaining('It is one part of a record')]);
  });
});

describe('The place where a part begins', () => {
  it.each<Place>([{ version: 12 }, { stream: 'dsp_01K8ZZZZZZZZZZZZZZZZZZZZZZ-3', seq: 401 }])(
    'is read as it was said: %o',
    (place) => expect(placeIn(sayPlace(place))).toEqual(place),
  );

  it.each(['', 'v', 'v-1', 'v1.2', 'mou_1', 'mou_1.', 'MOU_1.2', '../x.1', `mou_${'a'.repeat(81)}.1`])(
    'is no other text: %s',
    (text) => expect(placeIn(text)).toBeUndefined(),
  );
});
