/** Whatever the bytes of a PDF are, there is a verdict on them: nothing throws, and nothing that was changed verifies. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { aSignatory, type Signatory } from '../a-certificate.ts';
import { verifies } from '../verdict.ts';
import { aSealedPdf, gapOf } from './a-sealed-pdf.ts';
import { verifyPdf } from './verify-pdf.ts';

let service: Signatory;
let good: Buffer;
beforeAll(async () => {
  service = await aSignatory('Concord seal');
  good = await aSealedPdf(service);
});

const faults = async (pdf: Uint8Array): Promise<string> => (await verifyPdf(pdf)).faults.join('\n');

describe('Whatever the bytes are, there is a verdict', () => {
  const law = (bytes: fc.Arbitrary<Uint8Array>, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(bytes, async (one) => {
        expect(verifies(await verifyPdf(one))).toBe(false);
      }),
      { numRuns, seed: 20261125 },
    );

  it('on random bytes, with and without a header and an end', () =>
    law(
      fc
        .tuple(fc.boolean(), fc.uint8Array({ maxLength: 400 }), fc.boolean())
        .map(([header, bytes, end]) =>
          Buffer.concat([Buffer.from(header ? '%PDF-1.7\n' : ''), bytes, Buffer.from(end ? '\n%%EOF' : '')]),
        ),
      400,
    ));

  it('on a sealed PDF of which pieces were overwritten, cut out or doubled', () =>
    law(
      fc
        .tuple(
          fc.nat(),
          fc.nat({ max: 300 }),
          fc.uint8Array({ maxLength: 40 }),
          fc.constantFrom('over', 'out', 'twice'),
        )
        .map(([pick, length, bytes, how]) => {
          const start = pick % (gapOf(good)[0] - 50);
          const piece =
            how === 'over'
              ? Buffer.from([...bytes, 0])
              : how === 'out'
                ? Buffer.alloc(0)
                : good.subarray(start, start + length + 1);
          const rest = good.subarray(how === 'twice' ? start : start + length + 1);
          return Buffer.concat([good.subarray(0, start), piece, rest]);
        })
        .filter((bytes) => !good.equals(bytes)),
      250,
    ));

  it('on anything written into the place of the seal, which never makes another key of it', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.stringMatching(/^[0-9a-f]{1,6}$/), async (pick, digits) => {
        const [before] = gapOf(good);
        const seal = /^(..)*?(?=(00)+>)/.exec(good.toString('latin1', before + 1))?.[0] ?? '';
        const changed = Buffer.from(good);
        changed.write(digits, before + 1 + (pick % seal.length), 'latin1');
        const { kid, faults } = await verifyPdf(changed);
        expect(faults.length > 0 || kid === service.jwk.kid).toBe(true);
      }),
      { numRuns: 300, seed: 20261125 },
    ));

  it('on structures that never end, and nesting without a bottom', async () => {
    for (const body of ['[', '<<', '<< /A ', '(', '<< /ByteRange [0 1 2 3] /Contents <00> >>'])
      expect(await faults(Buffer.from(`%PDF-1.7\n1 0 obj\n${body.repeat(5_000)}\nendobj\n%%EOF`))).not.toBe('');
  });
});
