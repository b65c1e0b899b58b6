/** An annex is the file that the text names, byte for byte, or it is refused with the reason; the round waits for the last one. */
import { describe, expect, it } from 'vitest';
import { executed, published, voided } from '../testing/an-agreement.ts';
import { agreementEffect } from './agreement.effects.ts';
import { type Agreement, evolveAgreement } from './agreement.state.ts';
import { ANNEX_BYTES, annexesMissing, type HandedIn, keepAnnex } from './annex.rules.ts';

const [FIRST, SECOND] = ['1'.repeat(64), '2'.repeat(64)];
const NAMED = { title: 'Map layers', sha256: FIRST, bytes: 1_000 };
const FILE: HandedIn = { bytes: 1_000, sha256: FIRST };

const naming = (annexes: string[] = [FIRST, SECOND]): Agreement => {
  const { data, body } = published();
  return evolveAgreement(undefined, { type: 'AgreementPublished', data: { ...data, annexes }, body });
};
const withAnnex = (agreement: Agreement, sha256: string) =>
  evolveAgreement(agreement, { type: 'AnnexKept', data: { sha256, bytes: 1 } });

describe('A file is kept', () => {
  it('when it is the annex that the text names', () =>
    expect(keepAnnex(naming(), NAMED, FILE)).toEqual({
      events: [{ type: 'AnnexKept', data: { sha256: FIRST, bytes: 1_000 } }],
    }));

  it('once: the same file again changes nothing, whatever has become of the agreement', () => {
    const kept = withAnnex(naming(), FIRST);
    expect(keepAnnex(kept, NAMED, FILE)).toEqual({ events: [] });
    expect(keepAnnex({ ...kept, status: 'executed' }, NAMED, FILE)).toEqual({ events: [] });
  });
});

describe('A file is refused', () => {
  const large = { ...NAMED, bytes: ANNEX_BYTES };
  it.each<[string, Agreement, typeof NAMED | undefined, HandedIn, string]>([
    ['that the text does not name', naming(), undefined, FILE, 'This MOU names no annex of that hash.'],
    [
      'of one byte more than 4 MB',
      naming(),
      large,
      { ...FILE, bytes: ANNEX_BYTES + 1 },
      'The file has 4,194,305 bytes; at most 4,194,304 are possible.',
    ],
    [
      'of another size',
      naming(),
      NAMED,
      { ...FILE, bytes: 999 },
      'The file has 999 bytes; the MOU names “Map layers” with 1,000.',
    ],
    [
      'of other content',
      naming(),
      NAMED,
      { ...FILE, sha256: SECOND },
      `The file is not “Map layers”: its hash is ${SECOND}.`,
    ],
    [
      'that is a broken PDF',
      naming(),
      NAMED,
      {
        ...FILE,
        flaw: { code: 'pdf-protected', wrong: 'The PDF is encrypted.', remedy: 'Save it without a password.' },
      },
      'The PDF is encrypted.',
    ],
    ['of an agreement that is voided', voided(), NAMED, FILE, 'This agreement is voided; its annexes are as they are.'],
    [
      'of an agreement that is executed',
      executed(),
      NAMED,
      FILE,
      'This agreement is executed; its annexes are as they are.',
    ],
  ])('%s', (_, agreement, named, file, wrong) => {
    const { refused } = keepAnnex(agreement, named, file);
    expect(refused).toMatchObject({ wrong, remedy: expect.stringMatching(/\.$/) });
  });

  it('of exactly 4 MB is kept', () =>
    expect(keepAnnex(naming(), large, { ...FILE, bytes: ANNEX_BYTES }).refused).toBeUndefined());
});

describe('Annexes that are missing', () => {
  it('are all that the text names, until each was handed in', () => {
    expect(annexesMissing(naming())).toEqual([FIRST, SECOND]);
    expect(annexesMissing(withAnnex(naming(), SECOND))).toEqual([FIRST]);
    expect(annexesMissing(withAnnex(withAnnex(naming(), SECOND), FIRST))).toEqual([]);
  });

  it('are none when the text names none', () => expect(annexesMissing(voided())).toEqual([]));

  it('wake the round with the last one, and not before', () => {
    const event = (sha256: string) => ({ type: 'AnnexKept' as const, data: { sha256, bytes: 1 } });
    const one = withAnnex(naming(), FIRST);
    expect(agreementEffect(event(FIRST), one)).toBeUndefined();
    expect(agreementEffect(event(SECOND), withAnnex(one, SECOND))).toEqual({ kind: 'answer', stream: one.round });
  });

  it('leave the tip small: fifty annexes among sixty parties', () => {
    const annexes = Array.from({ length: 50 }, (_, index) => index.toString(16).padStart(64, '0'));
    const parties = Array.from({ length: 60 }, (_, index) => `agency-with-a-key-of-forty-characters-${index + 10}`);
    expect(JSON.stringify({ ...naming(annexes), parties }).length).toBeLessThan(10_240 - 1_000);
  });
});
