/** The PDF of a review's evidence: tagged, the same bytes for the same parts, with the figures inside, sealed, and known again wherever it is checked. */
import { PDFDict, PDFName, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { evidenceFrom } from '../../reviews/evidence/domain/evidence.rules.ts';
import type { Evidence } from '../../reviews/evidence/domain/evidence.schema.ts';
import { evidenceWords } from '../../reviews/evidence/pages/evidence-words.parts.ts';
import { gathered, LIFE_TEXTS, MOU } from '../../reviews/evidence/testing/a-life.ts';
import { canonicalJson, hashOf, sha256 } from '../../shared/canonical.ts';
import { aSealer } from '../a-sealer.ts';
import type { Sealer } from '../keys/sealer.ts';
import { readPdf } from '../pdf/a-reader.ts';
import { testFonts } from '../pdf/a-typeface.ts';
import type { Fonts } from '../pdf/typeface.ts';
import { verifyFile } from '../verify/verify-file.ts';
import { verifySealedEvidence } from '../verify/verify-sealed-evidence.ts';
import { evidencePdf, sealedEvidencePdf } from './evidence-pdf.ts';
import { EVIDENCE_NAME, SEALED_EVIDENCE, type SealedEvidence } from './sealed-evidence.schema.ts';

let fonts: Fonts;
let sealer: Sealer;
const evidence = evidenceFrom(gathered()) as Evidence;
const words = evidenceWords(evidence, LIFE_TEXTS);
const sealedBy = (change: Partial<SealedEvidence> = {}): SealedEvidence => ({
  ...{ format: SEALED_EVIDENCE, service: 'https://mou.agency.example', number: 'MOU-2026-1', evidence },
  madeAt: '2027-09-03T15:00:00.000Z',
  frozen: { evidence: 1, hash: hashOf(evidence), frozenAt: evidence.at },
  seal: { kid: sealer.jwk.kid, certificateHash: sha256(sealer.certificate), timestampAuthority: null },
  ...change,
});
const pdf = () => evidencePdf({ sealed: sealedBy(), words, fonts });

beforeAll(async () => {
  fonts = await testFonts();
  sealer = await aSealer();
});

describe('The evidence as a PDF', () => {
  it('says what PDF/UA asks of a file: tags, language, title and its own declaration', async () => {
    const { doc, metadata } = await readPdf(await pdf());
    const { catalog } = doc;
    expect(String(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked')))).toBe('true');
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('en-US');
    expect(doc.getTitle()).toBe('MOU-2026-1: evidence for review 1');
    expect(metadata()).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('has headings without gaps, tables with heads, and links to the records of the service', async () => {
    const { doc, elements, kinds } = await readPdf(await pdf());
    const levels = kinds.filter((kind) => /^H\d$/.test(kind)).map((kind) => Number(kind[1]));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    for (const cell of elements.filter((one) => String(one.get(PDFName.of('S'))) === '/TH'))
      expect(String(cell.lookup(PDFName.of('A'), PDFDict).get(PDFName.of('Scope')))).toMatch(/^\/(Row|Column)$/);
    const links = doc.getPages().flatMap((page) => page.node.Annots()?.asArray() ?? []);
    const told = links.map((link) =>
      doc.context.lookup(link, PDFDict).lookup(PDFName.of('Contents'), PDFString).asString(),
    );
    expect(told).toContain(`https://mou.agency.example/agreements/${MOU}/disputes/1`);
    for (const one of told) expect(one).toMatch(/^https:\/\/mou\.agency\.example\/agreements\//);
  });

  it('has the same bytes for the same parts, and holds the figures as data', async () => {
    expect((await pdf()).equals(await pdf())).toBe(true);
    expect((await readPdf(await pdf())).attached()).toEqual({
      name: EVIDENCE_NAME,
      content: canonicalJson(sealedBy()),
    });
  });

  it('calls everything by the texts of that day, and its data by nothing', async () => {
    const said = (await readPdf(await pdf())).words().replaceAll(/\s+/g, '');
    expect(said).toContain('Birchforest');
    expect(canonicalJson(sealedBy())).not.toContain('Birch');
  });
});

describe('Sealed', () => {
  const sealed = (change: Partial<SealedEvidence> = {}) =>
    sealedEvidencePdf({ sealed: sealedBy(change), words, fonts, sealer });
  const faults = async (bytes: Uint8Array) => (await verifyFile(bytes)).faults.join(' ');

  it('it verifies from its bytes alone, and says what the file cannot say', async () => {
    const verdict = await verifyFile(await sealed(), { own: [sealer.jwk.kid] });
    expect([verdict.faults, verdict.what, verdict.key]).toEqual([
      ...[[], 'The evidence of a review as PDF', { kid: sealer.jwk.kid, known: true }],
    ]);
    expect(verdict.holds.join(' ')).toContain(`its figures have the hash ${hashOf(evidence)}`);
    expect(verdict.unknown.join(' ')).toContain('an exported record of the MOU makes them again');
    expect(verdict.about?.title).toMatch(/^Evidence \d+ for review \d+$/);
  });

  it('not one byte of it can be changed', async () => {
    const bytes = await sealed();
    const changed = Buffer.from(bytes);
    changed[2_000] = (changed[2_000] ?? 0) ^ 1;
    expect(await faults(changed)).not.toBe('');
  });

  it('other figures than those of the hash are a fault, and so are another key and what is no evidence', async () => {
    const other = { ...evidence, disputes: { ...evidence.disputes, named: 0 } };
    expect(await faults(await sealed({ evidence: other }))).toContain('The figures are not those whose hash it names');
    const key = { ...sealedBy().seal, kid: 'another' };
    expect(await faults(await sealed({ seal: key }))).toContain('names another key or certificate');
    expect(verifySealedEvidence({ ...sealedBy(), more: 1 }).faults.join(' ')).toContain('It has not the shape');
  });

  it('is no executed copy: beside a record it is no witness', async () => {
    const { copy } = (await verifyFile(await sealed())) as { copy?: unknown };
    expect(copy).toBeUndefined();
  });
});
