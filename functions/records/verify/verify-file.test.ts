/** A file is told from its bytes what it is, and what is given beside it is held against it. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../shared/canonical.ts';
import { aSignatory, type Signatory } from './a-certificate.ts';
import { aCopy, sealed } from './a-copy.ts';
import { aRecord, withStream } from './a-record.ts';
import { aSealedPdf } from './pdf/a-sealed-pdf.ts';
import { type Beside, verifyFile } from './verify-file.ts';
import { verifyFolder } from './verify-folder.ts';

let service: Signatory;
let pdf: Buffer;
beforeAll(async () => {
  service = await aSignatory('Concord seal');
  pdf = await aSealedPdf(service);
});

const json = (value: unknown): Buffer => Buffer.from(canonicalJson(value));
const faults = async (bytes: Uint8Array, beside?: Beside) => (await verifyFile(bytes, beside)).faults.join('\n');

describe('What a file is', () => {
  it.each<[string, () => Uint8Array]>([
    ['An executed copy as PDF', () => pdf],
    ['An executed copy as PDF', () => Buffer.concat([Buffer.from('<html>'), pdf])],
    ['An executed copy as data', () => json(sealed(service))],
    ['An exported record', () => json(aRecord())],
    ['An exported record', () => json({ format: 'concord-record@9' })],
    ['Another file', () => json(aCopy('kid'))],
    ['Another file', () => json(null)],
    ['Another file', () => Buffer.from('PK\x03\x04')],
    ['Another file', () => new Uint8Array()],
  ])('%s', async (what, bytes) => expect((await verifyFile(bytes())).what).toBe(what));

  it('of another kind is said by what it looks like', async () =>
    expect(await faults(Buffer.from('MZ\x90'))).toBe(
      'It is neither a PDF nor JSON of this service. It looks like a Windows program.',
    ));
});

describe('A file that was saved anew in UTF-16', () => {
  const wide = (value: unknown): Buffer => Buffer.from(`\ufeff${canonicalJson(value)}`, 'utf16le');

  it('is read where what it says counts, and told of where its bytes do', async () => {
    expect(await faults(wide(aRecord()))).toBe('');
    expect(await faults(wide(sealed(service)))).toMatch(/not written as the service writes it, byte for byte/);
  });
});

describe('A record with a sealed copy beside it', () => {
  it('holds, with the PDF as with the data, and names the key of the witness', async () => {
    for (const copy of [pdf, json(sealed(service))]) {
      const verdict = await verifyFile(json(aRecord()), { copy, jwks: { keys: [service.jwk] } });
      expect(verdict.faults).toEqual([]);
      expect(verdict.holds.join('\n')).toMatch(/agrees with the sealed copy.*is among the keys/s);
    }
  });

  it('does not hold when the copy does not, or is a copy of something else', async () => {
    expect(await faults(json(aRecord()), { copy: pdf.subarray(0, 900) })).toMatch(/copy beside it: It is cut off/);
    expect(await faults(json(aRecord()), { copy: Buffer.from('?') })).toMatch(/copy beside it: It has not the shape/);
    const { copy } = sealed(service);
    const other = { ...copy, agreement: { ...copy.agreement, id: 'mou_01K9ZZZZZZZZZZZZZZZZZZZZZZ' } };
    const chain = copy.chain.map((one) => ({ ...one, stream: one.stream.replace('01K8', '01K9') }));
    const foreign = json(sealed(service, { ...other, chain }));
    expect(await faults(json(aRecord()), { copy: foreign })).toMatch(/another agreement than the record/);
  });

  it('does not hold when its end was cut off, which the record alone cannot tell', async () => {
    const cut = json(withStream(aRecord(), 1, ({ events }) => ({ events: events.slice(0, 4) })));
    expect(await faults(cut)).toBe('');
    expect(await faults(cut, { copy: pdf })).toMatch(/the record ends before event 5/);
  });
});

describe('A copy as data', () => {
  const text = () => json(sealed(service)).toString();
  it.each<[string, () => string]>([
    [
      'with a member that stands twice',
      () => text().replace('{"agreement":{', '{"madeAt":"2020-01-01T00:00:00.000Z","agreement":{'),
    ],
    ['with the same member twice, alike', () => text().replace(/("madeAt":"[^"]*")/, '$1,$1')],
    ['with spaces', () => JSON.stringify(JSON.parse(text()), null, 1)],
    ['with two lines after it', () => `${text()}\n\n`],
    ['with a character written in another way', () => text().replace('"RS256"', '"\\u0052S256"')],
  ])('%s is not what the service wrote', async (_, make) => {
    expect(make()).not.toBe(text());
    expect(await faults(Buffer.from(make()))).toMatch(/not written as the service writes it, byte for byte/);
    expect(await faults(json(aRecord()), { copy: Buffer.from(make()) })).toMatch(/copy beside it: It is not written/);
  });

  it('with a newline at its end is, as many programs add one', async () =>
    expect(await faults(Buffer.from(`${text()}\n`))).toBe(''));

  it('says whose key it is as far as it was compared, and a stranger’s key is no fault where the service asks', async () => {
    const { kid } = service.jwk;
    const key = async (beside: Beside) => (await verifyFile(json(sealed(service)), beside)).key;
    expect(await key({})).toEqual({ kid, known: false });
    expect(await key({ own: ['other'] })).toEqual({ kid, known: false });
    expect(await key({ own: [kid] })).toEqual({ kid, known: true });
    expect(await key({ jwks: { keys: [service.jwk] } })).toEqual({ kid, known: true });
    expect(await faults(json(sealed(service)), { own: [] })).toBe('');
    expect(await faults(json(sealed(service)), { jwks: { keys: [] } })).toMatch(/not among the keys/);
  });
});

describe('Whatever is given', () => {
  it('there is a verdict, on a file and on a folder', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.jsonValue().map(json),
          fc.constantFrom('record', 'streams', 'jws').map((key) => json({ [key]: key })),
        ),
        fc.oneof(fc.uint8Array(), fc.jsonValue().map(json)),
        fc.jsonValue(),
        async (bytes, copy, value) => {
          expect(await faults(bytes, { copy, jwks: value, tips: value })).not.toBe('');
          const files = new Map([
            ['manifest.json', bytes],
            ['record.json', copy],
            ['streams/a.json', bytes],
          ]);
          expect((await verifyFolder(files, { jwks: value, tips: value })).faults).not.toEqual([]);
        },
      ),
      { seed: 20261125 },
    ));
});
