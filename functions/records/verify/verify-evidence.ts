/** The evidence of reviews follows from the record: whoever has the record reckons it again, and compares the hash under which it was frozen. */
import { type EvidenceText, evidenceFrom } from '../../reviews/evidence/domain/evidence.rules.ts';
import type { Tip } from '../../reviews/evidence/domain/evidence.schema.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { isReviewId, reviewIdOf } from '../../shared/ids.ts';
import { dataOf } from './agreement/text-read.ts';
import { type ExportedEvent, type ExportedRecord, isShown } from './record.schema.ts';
import { blank, faulty, some, type Verdict } from './verdict.ts';

export interface FrozenEvidence {
  review: number;
  evidence: number;
  /** As the review's own event names it. */
  hash: string;
  /** Where an export has it. */
  path: string;
  /** Reckoned again; undefined where the record cannot make it. */
  document: string | undefined;
  /** Events by which it was made, and that the record does not have as they were. */
  missing: string[];
}

interface Named {
  evidence: number;
  hash: string;
  at: string;
  streams: Tip[];
}

/** By the hash of its text; the texts of a record were held against theirs before. */
const textsIn = ({ documents }: ExportedRecord): ReadonlyMap<string, EvidenceText> =>
  new Map(documents.map(({ text }) => [sha256(canonicalJson(text)), text as EvidenceText]));

function reckoned(
  record: ExportedRecord,
  { stream, data }: ExportedEvent,
  of: { texts: ReadonlyMap<string, EvidenceText>; hashes: ReadonlyMap<string, string>; events: ExportedEvent[] },
): FrozenEvidence {
  const { agreement } = record;
  const { evidence, hash, at, streams: tips } = data as Named;
  const review = Number(stream.slice(stream.lastIndexOf('-') + 1));
  const made = evidenceFrom({ ...{ agreement, review, at, tips, texts: of.texts, events: of.events } });
  return {
    ...{ review, evidence, hash, path: `evidence/review-${review}-${evidence}.json` },
    document: made && canonicalJson(made),
    missing: tips.filter((one) => of.hashes.get(`${one.stream} ${one.seq}`) !== one.hash).map((one) => one.stream),
  };
}

/** Everything that was frozen, as this record makes it. */
export function evidenceIn(record: ExportedRecord): FrozenEvidence[] {
  const links = record.streams.flatMap(({ events }) => events);
  const events = links.filter(isShown);
  const frozen = events.filter(({ stream, type }) => isReviewId(stream) && type === 'EvidenceFrozen');
  if (frozen.length === 0) return [];
  const hashes = new Map(links.map(({ stream, seq, hash }) => [`${stream} ${seq}`, hash]));
  const of = { texts: textsIn(record), hashes, events };
  return frozen.map((event) => reckoned(record, event, of));
}

const nameOf = ({ review, evidence }: FrozenEvidence): string => `Evidence ${evidence} of review ${review}`;

const faultOf = (one: FrozenEvidence): string[] => {
  if (one.missing.length > 0)
    return [`${nameOf(one)} was made from events that are not here as they were: look at ${some(one.missing, 5)}.`];
  if (one.document === undefined) return [`${nameOf(one)} cannot be calculated: no text had taken effect by then.`];
  return sha256(one.document) === one.hash
    ? []
    : [`${nameOf(one)} does not follow from the record: calculated again, it has another hash than ${one.hash}.`];
};

/** The agreement says which reviews began: each has a stream. */
function missingReviews({ agreement, streams }: ExportedRecord): string[] {
  const names = new Set(streams.map(({ events }) => events[0]?.stream));
  return streams
    .flatMap(({ events }) => events.filter(isShown))
    .filter(({ stream, type }) => stream === agreement && type === 'ReviewBegan')
    .map((event) => reviewIdOf(agreement, Number(dataOf(event).review)))
    .filter((review) => !names.has(review))
    .map((review) => `The stream ${review} is missing: the agreement says that this review began.`);
}

export function verifyEvidence(record: ExportedRecord): Verdict {
  const all = evidenceIn(record);
  const faults = [...missingReviews(record), ...all.flatMap(faultOf)];
  if (faults.length > 0) return faulty(...faults);
  return {
    ...blank(),
    holds: all.map((one) => `${nameOf(one)} follows from the record; it has the hash ${one.hash}.`),
  };
}

/** The evidence in an exported folder is what the record names, and all of it. */
export function verifyEvidenceFiles(files: ReadonlyMap<string, Uint8Array>, record: ExportedRecord): Verdict {
  const all = evidenceIn(record);
  const strange = [...files.keys()].filter(
    (path) => path.startsWith('evidence/') && !all.some((one) => one.path === path),
  );
  return faulty(
    ...all.flatMap(({ path, hash }) => {
      const bytes = files.get(path);
      if (!bytes) return [`The record names evidence of a review, and ${path} is not here.`];
      return sha256(bytes) === hash ? [] : [`The file ${path} is not the evidence that the record names.`];
    }),
    ...strange.map((path) => `The file ${path} is no evidence that the record names.`),
  );
}
