/** A record of 10,000 events is verified as a stranger does it, from the file's bytes; the floor hashes the same canonical bytes and does nothing else. */
import { createHash } from 'node:crypto';
import { aRecord, type Happened, OWN, PARTIES, ROUNDS } from '../functions/records/verify/a-record.ts';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyFile } from '../functions/records/verify/verify-file.ts';
import { canonicalJson } from '../functions/shared/canonical.ts';
import { type Pair, ratioOf, type Spread, spreadOf } from './arithmetic.ts';

const EVENTS = 10_000;
const TIMES = 15;

export interface Verification {
  events: number;
  /** Of the file, and of what is hashed. */
  bytes: { file: number; hashed: number };
  /** Milliseconds. */
  ours: Spread;
  floor: Spread;
  ratio: Spread;
}

/** What fills a long round: reports of mails, and signatures with the words of their signers. */
const filling = (index: number): Happened => ({
  type: index % 2 === 0 ? 'MailReported' : 'CodeRequested',
  data: { party: PARTIES[index % PARTIES.length], template: 'reminder', report: 'delivered', messageId: `m-${index}` },
  ...(index % 4 === 0 && { words: { name: `Holder ${index}`, mailbox: `head-${index}@agency.example` } }),
});

function aLongRecord(): ExportedRecord {
  const [closed, ...before] = [...ROUNDS].reverse();
  if (!closed) throw new Error('A round has an end');
  const middle = Array.from({ length: EVENTS - OWN.length - ROUNDS.length }, (_, index) => filling(index));
  return aRecord(OWN, [...before.reverse(), ...middle, closed]);
}

/** Every text that a verification hashes: each event without its hash, each body with its salt, the documents. */
const hashedTexts = ({ streams, documents }: ExportedRecord): string[] => [
  ...streams.flatMap(({ events, bodies }) => [
    ...events.map(({ hash: _, ...covered }) => canonicalJson(covered)),
    ...bodies.map(([, { body, salt }]) => canonicalJson({ body, salt })),
  ]),
  ...documents.flatMap(({ text, html }) => [canonicalJson(text), html]),
];

const took = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

export async function measureVerification(): Promise<Verification> {
  const record = aLongRecord();
  const file = Buffer.from(JSON.stringify(record));
  const texts = hashedTexts(record).map((text) => Buffer.from(text));
  const ours = async () => {
    const { faults } = await verifyFile(file);
    if (faults.length > 0) throw new Error(`The record does not verify: ${faults[0]}`);
  };
  const floor = () => {
    for (const text of texts) createHash('sha256').update(text).digest('hex');
  };
  // Once for nothing: what is loaded and compiled the first time belongs to neither.
  await ours();
  floor();
  const pairs: Pair[] = [];
  for (let time = 0; time < TIMES; time++) {
    const first = time % 2 === 0 ? await took(floor) : 0;
    const mine = await took(ours);
    pairs.push({ ours: mine, floor: first || (await took(floor)) });
  }
  return {
    events: EVENTS,
    bytes: { file: file.length, hashed: texts.reduce((all, { length }) => all + length, 0) },
    ours: spreadOf(pairs.map((pair) => pair.ours)),
    floor: spreadOf(pairs.map((pair) => pair.floor)),
    ratio: ratioOf(pairs),
  };
}
