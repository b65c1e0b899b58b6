/** A sealed PDF: a flipped byte, added pages, a cut end, encryption and foreign bytes are each caught, and named. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { EMBEDDED_NAME } from '../../copy/executed-copy.schema.ts';
import { aSignatory, type Signatory } from '../a-certificate.ts';
import { sealed } from '../a-copy.ts';
import { aKey } from '../a-key.ts';
import { aPdf, aSealedPdf, copyFor, fill, gapOf, type PdfOptions, updated } from './a-sealed-pdf.ts';
import { verifyPdf } from './verify-pdf.ts';

let service: Signatory;
let authority: Signatory;
let good: Buffer;
beforeAll(async () => {
  service = await aSignatory('Concord seal');
  authority = await aSignatory('Time of the test', { stamps: true });
  good = await aSealedPdf(service);
});

const faults = async (pdf: Uint8Array): Promise<string> => (await verifyPdf(pdf)).faults.join('\n');
const flipped = (pdf: Buffer, place: number): Buffer => {
  const changed = Buffer.from(pdf);
  changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
  return changed;
};
describe('A sealed PDF that nobody touched', () => {
  it('verifies, and says by which key and what stands in it', async () => {
    const verdict = await verifyPdf(good);
    expect(verdict.faults).toEqual([]);
    expect(verdict).toMatchObject({ kid: service.jwk.kid, copy: { format: 'concord-executed-copy@1' } });
    expect(verdict.holds.join('\n')).toMatch(/Not one byte.*copy was sealed.*document hash.*2 agencies/s);
    expect(verdict.unknown.join('\n')).toMatch(/no time-stamping authority vouches/);
  });

  it('verifies with the bare copy inside, which the seal of the PDF covers', async () => {
    const attached = { [EMBEDDED_NAME]: JSON.stringify(copyFor(service)) };
    expect(await faults(await aSealedPdf(service, { attached }))).toBe('');
  });

  it('verifies when its title speaks of seals', async () =>
    expect(await faults(await aSealedPdf(service, { title: '/ByteRange [0 1 2 3] %%EOF <00> /Contents' }))).toBe(''));

  it('names the authority and the time of its time-stamp', async () => {
    const at = new Date('2026-11-02T12:00:07.000Z');
    const verdict = await verifyPdf(await aSealedPdf(service, { stamped: { by: authority, at } }));
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds.join('\n')).toContain(
      'The seal existed on 2026-11-02T12:00:07.000Z: so says the time-stamping authority “Time of the test”.',
    );
    expect(verdict.unknown.join('\n')).toMatch(/Whether the authority .* is to be trusted/);
  });
});

describe('One flipped byte', () => {
  it('anywhere in what the seal covers is a fault', async () => {
    const [before, after] = gapOf(good);
    const covered = fc.oneof(fc.integer({ min: 0, max: before - 1 }), fc.integer({ min: after, max: good.length - 1 }));
    await fc.assert(
      fc.asyncProperty(covered, async (place) => {
        expect(await faults(flipped(good, place))).not.toBe('');
      }),
      { numRuns: 250, seed: 20261125 },
    );
  });

  it('in the text of a page is named as a change after sealing', async () => {
    const place = good.indexOf('stream') + 20;
    expect(await faults(flipped(good, place))).toMatch(/was changed after it was sealed|damaged/);
    const title = good.indexOf('(Test)') + 1;
    expect(await faults(flipped(good, title))).toBe(
      'The file was changed after it was sealed: its bytes are not those that the seal covers.',
    );
  });

  it('in the seal itself is a fault, wherever a certificate or a signature stands', async () => {
    const [before] = gapOf(good);
    const gap = good.toString('latin1', before + 1).replace(/(00)+>.*/s, '');
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
      const place = before + 1 + Math.floor(gap.length * share);
      const changed = Buffer.from(good);
      changed.write(good.toString('latin1', place, place + 1) === '5' ? 'a' : '5', place, 'latin1');
      expect(await faults(changed), `at ${share}`).not.toBe('');
    }
  });
});

describe('What is no longer the file that was sealed is named', () => {
  it.each<[string, (pdf: Buffer) => Buffer, RegExp]>([
    ['pages added as an update', updated, /bytes were added after it was sealed, as a later change of the PDF/],
    ['one byte added', (pdf) => Buffer.concat([pdf, Buffer.from('x')]), /1 byte was added after the end of the PDF/],
    [
      'a ZIP archive added',
      (pdf) => Buffer.concat([pdf, Buffer.from('PK\x03\x04 and so on')]),
      /added after the end of the PDF. They look like a ZIP archive/,
    ],
    ['another PDF added', (pdf) => Buffer.concat([pdf, pdf]), /added after it was sealed|carries 2 signatures|damaged/],
    ['cut in the middle', (pdf) => pdf.subarray(0, pdf.length / 2), /It is cut off/],
    [
      'one line taken out',
      (pdf) => Buffer.from(pdf.toString('latin1').replace(/\d{10} 00000 n \n/, ''), 'latin1'),
      /The file is cut off: the seal covers \d+ bytes/,
    ],
    [
      'a web page before it',
      (pdf) => Buffer.concat([Buffer.from('<html>'), pdf]),
      /6 bytes were put before .*a web page/,
    ],
    ['not a PDF', () => Buffer.from('PK\x03\x04 nothing else'), /It is not a PDF. It looks like a ZIP archive/],
    ['nothing', () => Buffer.alloc(0), /It is not a PDF/],
    ['a header alone', () => Buffer.from('%PDF-1.7\n%%EOF'), /carries no seal|damaged/],
    [
      'a gap that hides something in its padding',
      (pdf) => {
        const [, after] = gapOf(pdf);
        const changed = Buffer.from(pdf);
        changed.write('ab', after - 9, 'latin1');
        return changed;
      },
      /something else comes after it/,
    ],
  ])('%s', async (_, change, fault) => expect(await faults(change(good))).toMatch(fault));

  it('a huge file is refused by its size', async () =>
    expect(await faults(new Uint8Array(64 * 1024 * 1024 + 1))).toMatch(/no executed copy is that large/));
});

describe('What was never sealed as it must be is named', () => {
  const twin = (by: Signatory) => JSON.stringify(sealed(by, copyFor(by)));
  it.each<[string, () => Promise<Buffer>, RegExp]>([
    ['without a seal', () => aPdf(), /It carries no seal/],
    ['with an empty seal', () => aPdf({ signatures: 1 }), /does not say which bytes it covers/],
    ['with two signatures', async () => fill(await aPdf({ signatures: 2 }), service), /It carries 2 signatures/],
    ['encrypted', () => aPdf({ signatures: 1, password: 'secret' }), /It is encrypted/],
    [
      'with another kind of signature',
      () => aSealedPdf(service, { subFilter: 'adbe.pkcs7.detached' }),
      /not of the kind/,
    ],
    ['without the digest', () => aSealedPdf(service, { without: ['1.2.840.113549.1.9.4'] }), /lacks the attribute/],
    [
      'without its certificate',
      () => aSealedPdf(service, { without: ['1.2.840.113549.1.9.16.2.47'] }),
      /lacks the attr/,
    ],
    ['for another certificate', () => aSealedPdf(service, { names: authority.der }), /made for another certificate/],
    ['without the copy', () => aSealedPdf(service, { attached: {} }), /does not carry what it says as data/],
    ['with a copy that is no JSON', () => aSealedPdf(service, { attached: { [EMBEDDED_NAME]: '{' } }), /is not JSON/],
    [
      'with a copy that another key sealed',
      () => aSealedPdf(service, { attached: { [EMBEDDED_NAME]: twin(authority) } }),
      /names another key or certificate/,
    ],
    [
      'with a copy that was changed before',
      () => aSealedPdf(service, { attached: { [EMBEDDED_NAME]: twin(service).replace('Director', 'Manager') } }),
      /The content was changed after it was sealed/,
    ],
    [
      'with a time-stamp of something else',
      () => aSealedPdf(service, stamp({ other: true })),
      /time-stamp is not valid/,
    ],
    ['with a stamp of who may not stamp', () => aSealedPdf(service, stamp({ by: service })), /time-stamp is not valid/],
    [
      'with a stamp after its authority’s certificate ended',
      () => aSealedPdf(service, stamp({ at: new Date('2048-01-01T00:00:00Z') })),
      /time-stamp is not valid/,
    ],
    [
      'with a key too short',
      async () => aSealedPdf(await aSignatory('Short', { key: aKey(1024) })),
      /at least 2048 bits/,
    ],
  ])('%s', async (_, make, fault) => expect(await faults(await make())).toMatch(fault));

  const stamp = (changes: Partial<NonNullable<PdfOptions['stamped']>>): PdfOptions => ({
    stamped: { by: authority, at: new Date('2026-11-02T12:00:07.000Z'), ...changes },
  });
});
