/** Evidence that does not follow from the record that names it is found, and so is what it was made from and is not here. */
import { describe, expect, it } from 'vitest';
import { evidenceFrom } from '../../reviews/evidence/domain/evidence.rules.ts';
import { type Happened, tipsAt } from '../../reviews/evidence/domain/histories.rules.ts';
import { EVENTS, LIFE_TEXT, MOU, OPENED, SECRET, stream } from '../../reviews/evidence/testing/a-life.ts';
import { canonicalJson, hashOf, sha256 } from '../../shared/canonical.ts';
import { type ExportedRecord, RECORD_FORMAT } from './record.schema.ts';
import { evidenceIn, verifyEvidence, verifyEvidenceFiles } from './verify-evidence.ts';

const textHash = sha256(canonicalJson(LIFE_TEXT));
/** With the hash that the text has. */
const told = EVENTS.map((event) =>
  event.type === 'AgreementPublished' ? { ...event, data: { ...(event.data as object), textHash } } : event,
);
const tips = tipsAt(told, OPENED);
const evidence = evidenceFrom({
  ...{ agreement: MOU, review: 1, at: OPENED, tips, events: told, texts: new Map([[textHash, LIFE_TEXT]]) },
});
const REVIEW = `srv_${MOU.slice(4)}-1`;
const frozen = (hash = hashOf(evidence)): Happened[] =>
  stream(REVIEW, [
    [OPENED, 'ReviewOpened', {}],
    [OPENED, 'EvidenceFrozen', { evidence: 1, hash, at: OPENED, streams: tips }],
  ]);

/** As an export has it: of a dispute for named people links alone, and what was agreed in it not at all. */
const recordOf = (events: readonly Happened[]): ExportedRecord => {
  const secret = (event: Happened) => event.stream === SECRET || JSON.stringify(event.data).includes('"3-1-1"');
  const streams = [...Map.groupBy(events, (event) => event.stream).values()].map((all) => ({
    events: all.map((event) =>
      secret(event)
        ? { stream: event.stream, seq: event.seq, hash: event.hash, withheld: true as const }
        : { ...event, actor: 'x', body: null, previous: '' },
    ),
    ...{ bodies: [], withheld: [] },
  }));
  const documents = [{ version: 1, text: LIFE_TEXT, html: '' }];
  return { format: RECORD_FORMAT, agreement: MOU, documents, streams, copies: [] };
};
const record = recordOf([...told, ...frozen()]);
const faults = (of: ExportedRecord) => verifyEvidence(of).faults.join(' ');

describe('Evidence in a record', () => {
  it('is made again from what the record shows, byte for byte', () => {
    expect(verifyEvidence(record)).toMatchObject({
      faults: [],
      holds: [`Evidence 1 of review 1 follows from the record; it has the hash ${hashOf(evidence)}.`],
    });
    expect(evidenceIn(record).map(({ path, document }) => [path, document])).toEqual([
      ['evidence/review-1-1.json', canonicalJson(evidence)],
    ]);
  });

  it('of another hash does not follow from it', () =>
    expect(faults(recordOf([...told, ...frozen('0'.repeat(64))]))).toContain('does not follow from the record'));

  it('that was reckoned from other figures does not follow from it', () => {
    const other = told.map((event) =>
      event.type === 'DisputeRaised' && event.stream !== SECRET
        ? { ...event, data: { ...(event.data as object), against: 'forest' } }
        : event,
    );
    expect(faults(recordOf([...other, ...frozen()]))).toContain('does not follow from the record');
  });

  it('was made from events that must be here as they were', () => {
    const [docket] = tips.filter(({ stream: name }) => name.startsWith('dkt_'));
    const changed = told.map((event) =>
      event.stream === docket?.stream && event.seq === docket.seq ? { ...event, hash: 'f'.repeat(64) } : event,
    );
    expect(faults(recordOf([...changed, ...frozen()]))).toContain(`look at ${docket?.stream}`);
  });

  it('needs the stream of each review that began', () =>
    expect(faults(recordOf(told))).toBe(`The stream ${REVIEW} is missing: the agreement says that this review began.`));

  it('stands in a folder as the record names it, and nothing else does', () => {
    const path = 'evidence/review-1-1.json';
    const of = (files: Record<string, string>) =>
      verifyEvidenceFiles(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])), record)
        .faults;
    expect(of({ [path]: canonicalJson(evidence) })).toEqual([]);
    expect(of({})).toEqual([`The record names evidence of a review, and ${path} is not here.`]);
    expect(of({ [path]: '{}', 'evidence/other.json': '{}' })).toEqual([
      `The file ${path} is not the evidence that the record names.`,
      'The file evidence/other.json is no evidence that the record names.',
    ]);
  });
});
