/** Nobody can say later that signers were shown something else, or nothing: the record names what was shown by its hash. */
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../shared/canonical.ts';
import { aCopy, sealed } from '../a-copy.ts';
import { aKey } from '../a-key.ts';
import { aRecord, FINDINGS } from '../a-record.ts';
import { verifyCopy } from '../verify-copy.ts';
import { verifyRecord } from '../verify-record.ts';

const KEPT = 'What was shown beside the text is not what was kept when the text went out.';
const { shown } = FINDINGS;
const other = { ...shown, findings: [] };
const elsewhere = { ...shown, textHash: 'e'.repeat(64) };

describe('What was shown beside a text', () => {
  const record = aRecord();
  const faults = (findings: unknown) =>
    verifyRecord({ ...record, documents: record.documents.map((one) => ({ ...one, findings })) }).faults;

  it('is what was kept when the text went out', () =>
    expect(verifyRecord(record).holds).toContain(
      'What was shown beside the text is what was kept when it went out: 1 left open.',
    ));

  it.each([
    ['changed', other],
    ['left out', undefined],
    ['no such thing', 'nothing'],
    ['without a canonical form', { ...shown, more: '\ud800' }],
  ])('is not missed in a record where it is %s', (_, findings) => expect(faults(findings)).toEqual([KEPT]));

  it('is that of the signed text and no other, in a sealed copy, too', () => {
    const key = aKey();
    const copy = aCopy(key.jwk.kid);
    const faultsOf = (findings: typeof shown, findingsHash = copy.agreement.findingsHash) =>
      verifyCopy(sealed(key, { ...copy, findings, agreement: { ...copy.agreement, findingsHash } })).faults;
    expect(faultsOf(shown)).toEqual([]);
    expect(faultsOf(other)).toEqual([KEPT]);
    expect(faultsOf(elsewhere, hashOf(elsewhere))).toEqual([
      'What was shown beside the text was found in another text.',
    ]);
  });
});
