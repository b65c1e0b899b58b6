/** Every guard of laying a file before the offices, with its yes and its no. */
import { describe, expect, it } from 'vitest';
import { DisputeEvent } from '../../domain/dispute.events.ts';
import type { Dispute } from '../../domain/dispute.schema.ts';
import { evolveDispute } from '../../domain/dispute.state.ts';
import { type Laying, layDown, MOST_FILES, mayLay } from './evidence.rules.ts';

const AT = '2027-05-03T14:00:00.000Z';
const BY = { name: 'Ann Ito', mailbox: 'ann@health.example', office: 'head', title: 'Director' };
const HASH = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

const aDispute = (changes: Partial<Dispute> = {}): Dispute => ({
  ...evolveDispute(
    undefined,
    {
      type: 'DisputeRaised',
      data: {
        ...{ agreement: 'mou_1', dispute: 'dsp_1-1', number: 1, under: 1, by: 'health', against: 'transport' },
        about: { kind: 'other' },
        ...{
          happenedOn: '2027-04-30',
          handling: 'parties',
          people: [],
          complained: [],
          zone: 'America/New_York',
          jurisdiction: { country: 'US' },
        },
        ladder: { levels: [{ name: 'Heads', businessDays: 10 }] },
        offices: { health: ['head'], transport: ['head'] },
        vetoers: [],
        ...{ answerBy: '2027-05-10T21:00:00.000Z', deadline: '2027-05-17T21:00:00.000Z', remindAt: [], calendar: '1' },
      },
      body: { by: BY, happened: 'Closed.', need: 'Open.', cannotAccept: '', offer: '', links: [], people: [] },
    },
    AT,
  ),
  ...changes,
});
const HEALTH = { party: 'health', offices: ['head'] };
const aLaying = (changes: Partial<Laying> = {}): Laying => ({
  by: BY,
  says: 'Log of closures',
  file: { sha256: HASH, bytes: 900, wrong: undefined },
  laid: [],
  ...changes,
});
const laidBy = (party: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ party, sha256: String(at).padStart(64, '0') }));
const said = (outcome: ReturnType<typeof layDown>): string[] =>
  outcome.refused
    ? [[outcome.refused.field, outcome.refused.wrong].filter(Boolean).join(': ')]
    : outcome.events.map(({ type }) => type);

describe('A side adds a file', () => {
  it.each<[string, Dispute, { party: string; offices: string[] }, Laying, string]>([
    ['that raised the dispute', aDispute(), HEALTH, aLaying(), 'EvidenceKept'],
    ['against which it was raised', aDispute(), { ...HEALTH, party: 'transport' }, aLaying(), 'EvidenceKept'],
    ['by any of its offices', aDispute(), { ...HEALTH, offices: ['deputy'] }, aLaying(), 'EvidenceKept'],
    [
      'and no party that is not in it',
      aDispute(),
      { ...HEALTH, party: 'police' },
      aLaying(),
      'Your agency is not in this dispute.',
    ],
    [
      'not after it was decided',
      aDispute({ status: 'decided' }),
      HEALTH,
      aLaying(),
      'This dispute was decided in the meantime.',
    ],
    ['not after it was withdrawn', aDispute({ status: 'withdrawn' }), HEALTH, aLaying(), 'This dispute was withdrawn.'],
    ['not without a file', aDispute(), HEALTH, aLaying({ file: undefined }), 'file: There is no file yet.'],
    [
      'not one that cannot be read, by its name',
      aDispute(),
      HEALTH,
      aLaying({
        file: {
          sha256: HASH,
          bytes: 900,
          wrong: { code: 'pdf-cut-off', wrong: 'This PDF is cut off.', remedy: 'Send it again.' },
        },
      }),
      'file: This PDF is cut off.',
    ],
    ['not without a word', aDispute(), HEALTH, aLaying({ says: ' ' }), 'says: It does not say what this is.'],
    ['not with two lines', aDispute(), HEALTH, aLaying({ says: 'One\nTwo' }), 'says: The text has a line break.'],
    [
      'not with a page',
      aDispute(),
      HEALTH,
      aLaying({ says: 'x'.repeat(301) }),
      'says: The text has 301 characters; at most 300 fit here.',
    ],
    [
      'once, whoever laid it down',
      aDispute(),
      HEALTH,
      aLaying({ laid: [{ party: 'transport', sha256: HASH }] }),
      'file: This file is here already.',
    ],
    ['beside another one', aDispute(), HEALTH, aLaying({ laid: [{ party: 'health', sha256: OTHER }] }), 'EvidenceKept'],
    ['the twentieth', aDispute(), HEALTH, aLaying({ laid: laidBy('health', MOST_FILES - 1) }), 'EvidenceKept'],
    [
      'and no more',
      aDispute(),
      HEALTH,
      aLaying({ laid: laidBy('health', MOST_FILES) }),
      'Your agency has added 20 files, and there is room for no more.',
    ],
    [
      'however many the other side has',
      aDispute(),
      HEALTH,
      aLaying({ laid: laidBy('transport', MOST_FILES) }),
      'EvidenceKept',
    ],
  ])('%s', (_, dispute, who, laying, outcome) => expect(said(layDown(dispute, who, laying))).toEqual([outcome]));

  it('on the record: the hash decides, the words stand in the body, and the side has acted', () => {
    const [event] =
      layDown(aDispute(), { ...HEALTH, party: 'transport' }, aLaying({ says: ' Log\u00a0' })).events ?? [];
    const kept = DisputeEvent.parse(event);
    expect(kept).toEqual({
      type: 'EvidenceKept',
      data: { party: 'transport', sha256: HASH, bytes: 900 },
      body: { by: BY, says: 'Log' },
    });
    expect(evolveDispute(aDispute(), kept, AT).sides.transport).toMatchObject({ acted: true, heard: false });
  });

  it('and a page can say beforehand why not', () => {
    expect(mayLay(aDispute(), HEALTH, [])).toBeUndefined();
    expect(mayLay(aDispute({ status: 'impasse' }), HEALTH, [])?.wrong).toMatch(/ended without a decision/);
  });
});
