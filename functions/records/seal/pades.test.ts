/** The seal covers every byte and names its key; where there is OpenSSL, it is asked by the very commands that the certificate prints. */
import { execFileSync } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyName } from '../../agreements/domain/mou-name.ts';
import { aCopy, MADE } from '../a-copy.ts';
import { aSealer } from '../a-sealer.ts';
import type { Sealer } from '../keys/sealer.ts';
import { readPdf } from '../pdf/a-reader.ts';
import { testFonts } from '../pdf/a-typeface.ts';
import type { Fonts } from '../pdf/typeface.ts';
import { opensslCommands } from '../seal-words.pages.tsx';
import { anAuthority, has, rightly } from './an-authority.ts';
import { sealedPdf } from './sealed-pdf.ts';

let fonts: Fonts;
let sealer: Sealer;
let pdf: Buffer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-seal-'));
  fonts = await testFonts();
  sealer = await aSealer();
  pdf = await sealedPdf({ ...aCopy(), fonts, sealer });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is signed, and the signature, by the offsets in the file. */
function partsOf(file: Buffer) {
  const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(file.toString('latin1'))?.slice(1).map(Number) ?? [];
  const [start = 0, length = 0, after = 0, rest = 0] = range;
  const hex = file.subarray(length + 1, after - 1).toString('latin1');
  const seal = Buffer.from(hex, 'hex');
  const signed = Buffer.concat([file.subarray(start, length), file.subarray(after, after + rest)]);
  const { content } = ContentInfo.fromBER(Uint8Array.from(seal.subarray(0, derLength(seal))));
  const data = new SignedData({ schema: content });
  const [signer] = data.signerInfos;
  if (!signer) throw new Error('Nobody signed');
  return { range, signed, signer, data };
}
const derLength = (der: Buffer) => 4 + der.readUInt16BE(2);
const attributes = (file: Buffer) =>
  new Map(partsOf(file).signer.signedAttrs?.attributes.map(({ type, values }) => [type, values[0]]));

/** What OpenSSL says when it is asked as the certificate tells. */
function openssl(file: Buffer): string {
  const name = copyName({ number: 'MOU-2026-014', version: 1 });
  writeFileSync(join(folder, name), file);
  try {
    return execFileSync('sh', ['-c', `(${opensslCommands(name).join('\n')}) 2>&1`], { cwd: folder }).toString();
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}

/** By the digest in the seal and the key of the certificate in it; OpenSSL, where it is there, must come to the same. */
function holds(file: Buffer): boolean {
  const { signed, signer } = partsOf(file);
  const digest = (attributes(file).get('1.2.840.113549.1.9.4') as OctetString).getValue();
  const covered = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer());
  const { publicKey } = new X509Certificate(sealer.certificate);
  const own =
    Buffer.from(digest).equals(createHash('sha256').update(signed).digest()) &&
    verify('sha256', covered, publicKey, Buffer.from(signer.signature.getValue()));
  if (has('openssl', 'xxd'))
    expect(openssl(file)).toMatch(own ? /CMS Verification successful/ : /Verification failure/);
  return own;
}

describe('A sealed copy', () => {
  it('is signed from its first byte to its last, but for the signature itself', () => {
    const { range } = partsOf(pdf);
    const [start, length = 0, after = 0, rest = 0] = range;
    expect([start, after + rest]).toEqual([0, pdf.length]);
    expect(pdf.subarray(length, after).toString('latin1')).toMatch(/^<[0-9a-f]+>$/);
  });

  it('holds, and no longer once a byte is flipped', () => {
    expect(holds(pdf)).toBe(true);
    const flipped = Buffer.from(pdf);
    const at = flipped.indexOf('/Producer') - 40;
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(holds(flipped)).toBe(false);
  });

  it('signs what PAdES asks for, and claims no time of signing beside the dictionary’s', () => {
    const named = attributes(pdf);
    expect([...named.keys()].sort()).toEqual([
      '1.2.840.113549.1.9.16.2.47',
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
    ]);
    expect((named.get('1.2.840.113549.1.9.3') as ObjectIdentifier).valueBlock.toString()).toBe('1.2.840.113549.1.7.1');
    const digest = (named.get('1.2.840.113549.1.9.4') as OctetString).getValue();
    expect(Buffer.from(digest)).toEqual(createHash('sha256').update(partsOf(pdf).signed).digest());
    const certificate = Buffer.from((named.get('1.2.840.113549.1.9.16.2.47') as Sequence).toBER());
    expect(certificate.includes(createHash('sha256').update(sealer.certificate).digest())).toBe(true);
  });

  it('carries the certificate of its key', () => {
    const carried = partsOf(pdf).data.certificates?.[0]?.toSchema().toBER() ?? new ArrayBuffer();
    expect(Buffer.from(carried)).toEqual(Buffer.from(sealer.certificate));
  });

  it('says in its dictionary who seals, when and why; the field is told to who cannot see it', async () => {
    const { doc, kinds } = await readPdf(pdf);
    const form = doc.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
    expect(String(form.get(PDFName.of('SigFlags')))).toBe('3');
    const widget = form.lookup(PDFName.of('Fields'), PDFArray).lookup(0, PDFDict);
    const dictionary = widget.lookup(PDFName.of('V'), PDFDict);
    const said = (key: string) => dictionary.lookup(PDFName.of(key), PDFString).asString();
    expect(String(dictionary.get(PDFName.of('SubFilter')))).toBe('/ETSI.CAdES.detached');
    expect(said('M')).toBe(`D:${MADE.replace(/\.\d+Z$/, 'Z').replaceAll(/[-:T]/g, '')}`);
    expect(said('Name')).toBe('https://mou.agency.example');
    expect(said('Reason')).toContain('It is no signature of a signatory.');
    expect(kinds.filter((kind) => kind === 'Form')).toHaveLength(1);
    expect(widget.get(PDFName.of('StructParent'))).toBeDefined();
    expect(widget.lookup(PDFName.of('TU'), PDFString).asString()).toBe('The seal of the service');
    expect(widget.lookup(PDFName.of('Rect'), PDFArray).asRectangle()).toMatchObject({ width: 0, height: 0 });
  });
});

describe('With a time-stamping authority', () => {
  let authority: Awaited<ReturnType<typeof anAuthority>>;
  beforeAll(async () => {
    authority = await anAuthority();
  });
  afterAll(() => authority.close());
  const stamped = () =>
    sealedPdf({
      ...aCopy(undefined, (copy) => ({ ...copy, seal: { ...copy.seal, timestampAuthority: authority.address } })),
      fonts,
      sealer,
    });

  it('the signature itself is stamped, and the certificate says by whom', async () => {
    authority.answer(rightly);
    const file = await stamped();
    const { signer } = partsOf(file);
    const [token] = signer.unsignedAttrs?.attributes ?? [];
    expect(token?.type).toBe('1.2.840.113549.1.9.16.2.14');
    authority.verify(new Uint8Array(token?.values[0].toBER()), new Uint8Array(signer.signature.getValue()));
    expect(holds(file)).toBe(true);
    const words = (await readPdf(file)).words();
    expect(words.includes(authority.address)).toBe(true);
    expect(words.includes('No time-stamping authority was asked')).toBe(false);
  });

  it('that fails, there is no seal at all', async () => {
    authority.answer((_, __, response) => void response.writeHead(500).end());
    await expect(stamped()).rejects.toThrow('answered 500');
  });

  it('none was asked, and the copy says that its times are the service’s own word', async () => {
    expect(partsOf(pdf).signer.unsignedAttrs).toBeUndefined();
    const words = (await readPdf(pdf)).words();
    expect(words.includes('every time in this file is the service’s own word')).toBe(true);
  });
});
