import { describe, expect, it } from 'vitest';
import type { Turn } from './matter.rules.ts';
import type { PartyState } from './party.state.ts';
import { owedBy, toPreparing } from './relevance.rules.ts';

const asked = { version: 1, documentHash: 'd'.repeat(64), structure: 's'.repeat(64) };
const state = (changes: object = {}) =>
  ({
    ...{ party: 'health', structure: asked.structure, epoch: 0, reviewers: {}, ...changes },
  }) as unknown as PartyState;
const signing = (office: string, changes: object = {}) => ({
  ...{ office, capacity: 'incumbent', epoch: 0, noticeAt: '2026-11-02T12:00:00.000Z' },
  ...changes,
});
const heads = (changes: object = {}) => state({ signatories: [signing('head', changes)] });
const both = (changes: object = {}) => state({ signatories: [signing('head'), signing('cfo', changes)] });
const ended = { to: '2026-11-01' };
const WRONG = 'The term of this office’s holder ended on 2026-11-01.';

describe('A party owes', () => {
  it.each<[string, PartyState | undefined, Turn[], object]>([
    ['its offices before anyone vouched for them', undefined, ['waiting'], { missing: ['offices'] }],
    ['its word before its mailbox was tested', heads({ noticeAt: undefined }), ['waiting'], { missing: ['notice'] }],
    ['nothing once it is prepared', heads(), ['waiting'], { missing: [] }],
    ['another holder when the term is over', heads(ended), ['waiting'], { missing: [], outOfTerm: WRONG }],
    [
      'the same when its head was asked, and no word any more',
      heads({ ...ended, noticeAt: undefined }),
      ['asked'],
      { missing: [], outOfTerm: WRONG },
    ],
    ['nothing when its head has signed', heads(ended), ['signed'], { missing: [] }],
    [
      'the word of each office that signs',
      both({ noticeAt: undefined }),
      ['waiting', 'waiting'],
      { missing: ['notice'] },
    ],
    ['a holder for each that has not signed', both(ended), ['signed', 'asked'], { missing: [], outOfTerm: WRONG }],
    ['none for one that has', both(ended), ['asked', 'signed'], { missing: [] }],
  ])('%s', (_, party, [head = 'waiting', cfo], owed) =>
    expect(owedBy(party, { head, ...(cfo && { cfo }) }, asked, '2026-11-04')).toEqual(owed),
  );
});

describe('Its liaisons are written to', () => {
  it.each([
    ['prepare', true, ['offices'], 'prepare'],
    ['reminder', true, ['notice'], 'reminder'],
    ['prepare', true, [], undefined],
    ['reminder', false, ['offices'], undefined],
    ['found', false, [], 'found'],
  ] as const)('by %s (still out for signature: %s, missing: %j): %s', (template, open, missing, chosen) =>
    expect(toPreparing(template, open, { missing: [...missing] })).toBe(chosen),
  );

  it('about a term that is over, where nothing else is missing', () =>
    expect(toPreparing('ending', true, { missing: [], outOfTerm: WRONG })).toBe('ending'));
});
