/** What the service's own writer seals verifies by the verifier, which knows nothing of the writer; and one changed byte does not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { aCopy } from '../a-copy.ts';
import { aSealer } from '../a-sealer.ts';
import type { ExecutedCopy } from '../copy/executed-copy.schema.ts';
import { detachedJws } from '../jws.ts';
import type { Sealer } from '../keys/sealer.ts';
import { testFonts } from '../pdf/a-typeface.ts';
import { sealedPdf } from '../seal/sealed-pdf.ts';
import { verifyFile } from './verify-file.ts';

let sealer: Sealer;
let copy: ExecutedCopy;
let pdf: Buffer;
let twin: Buffer;

beforeAll(async () => {
  sealer = await aSealer();
  const seal = { kid: sealer.jwk.kid, certificateHash: sha256(sealer.certificate), timestampAuthority: null };
  const made = aCopy(undefined, (one) => ({ ...one, seal }));
  copy = made.copy;
  const fonts = await testFonts();
  pdf = await sealedPdf({ copy, html: made.html, fonts, sealer });
  twin = Buffer.from(canonicalJson({ copy, jws: await detachedJws(copy, sealer), key: sealer.jwk }));
});

describe('The executed copy of the service', () => {
  it('verifies as PDF, with its keys and its twin beside it', async () => {
    const verdict = await verifyFile(pdf, { jwks: { keys: [sealer.jwk] }, copy: twin });
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds.join('\n')).toMatch(/Not one byte.*4 agencies.*is among the keys/s);
  });

  it('verifies as data, and says the same as the PDF', async () => {
    expect((await verifyFile(twin, { copy: pdf })).faults).toEqual([]);
    const other = { ...copy, service: 'https://other.example' };
    const another = { copy: other, jws: await detachedJws(other, sealer), key: sealer.jwk };
    const beside = { copy: Buffer.from(canonicalJson(another)) };
    expect((await verifyFile(pdf, beside)).faults).toEqual(['The two copies do not say the same.']);
  });

  it('does not verify with one byte changed on any of its pages', async () => {
    const [, before = '0'] = /ByteRange \[0 (\d+)/.exec(pdf.toString('latin1')) ?? [];
    for (let share = 1; share < 10; share++) {
      const place = Math.floor((Number(before) * share) / 10);
      const changed = Buffer.from(pdf);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect((await verifyFile(changed)).faults, `byte ${place}`).not.toEqual([]);
    }
  });
});
