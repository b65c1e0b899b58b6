/** The PDF of an executed copy: tagged, with every word of the document, the same bytes for the same copy, and the copy itself inside. */
import { PDFDict, PDFName, PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { changed, manyParties, short, wildfire } from '../../agreements/testing/an-mou.ts';
import { canonicalJson } from '../../shared/canonical.ts';
import { aCopy } from '../a-copy.ts';
import { EMBEDDED_NAME } from '../copy/executed-copy.schema.ts';
import { readPdf } from './a-reader.ts';
import { testFonts } from './a-typeface.ts';
import { copyPdf } from './copy-pdf.ts';
import { isElement, type Markup, parseMarkup } from './markup.ts';
import type { Fonts } from './typeface.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await testFonts();
});

const pdfOf = (...of: Parameters<typeof aCopy>) => copyPdf({ ...aCopy(...of), fonts });
/** As it is drawn, from left to right. */
const turned = (text: string) => [...text].reverse().join('');
const count = (all: readonly string[], kind: string) => all.filter((one) => one === kind).length;

describe('The executed copy as a PDF', () => {
  it('says what PDF/UA asks of a file: tags, language, title and its own declaration', async () => {
    const { doc, metadata } = await readPdf(await pdfOf());
    const { catalog } = doc;
    expect(String(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked')))).toBe('true');
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('en-US');
    expect(doc.getTitle()).toBe('MOU-2026-014, executed copy');
    expect(metadata()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const page of doc.getPages()) expect(String(page.node.get(PDFName.of('Tabs')))).toBe('/S');
  });

  it('has the structure of the document: headings without gaps, lists, tables with heads, links that are described', async () => {
    const { doc, elements, kinds: all } = await readPdf(await pdfOf());
    expect(all[0]).toBe('Document');
    expect(count(all, 'H1')).toBe(1);
    expect(count(all, 'H2')).toBe(2);
    expect(count(all, 'H3')).toBe(18 + 8);
    const levels = all.filter((kind) => /^H\d$/.test(kind)).map((kind) => Number(kind[1]));
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(count(all, 'Table')).toBe(3);
    for (const cell of elements.filter((one) => String(one.get(PDFName.of('S'))) === '/TH'))
      expect(String(cell.lookup(PDFName.of('A'), PDFDict).get(PDFName.of('Scope')))).toMatch(/^\/(Row|Column)$/);
    const links = doc.getPages().flatMap((page) => page.node.Annots()?.asArray() ?? []);
    expect(links.length).toBeGreaterThan(0);
    expect(links).toHaveLength(count(all, 'Link'));
    for (const link of links)
      expect(doc.context.lookup(link, PDFDict).lookup(PDFName.of('Contents'), PDFString).asString()).toMatch(/^https/);
  });

  it('has the same bytes for the same copy', async () => {
    expect((await pdfOf()).equals(await pdfOf())).toBe(true);
  });

  it('holds the copy as data, letter by letter', async () => {
    const { copy, html } = aCopy();
    const { attached } = await readPdf(await copyPdf({ copy, html, fonts }));
    expect(attached()).toEqual({ name: EMBEDDED_NAME, content: canonicalJson(copy) });
  });

  it('says every word of the document that was read and signed, and nothing in its place', async () => {
    const { copy, html } = aCopy();
    const bare = (text: string) => text.replaceAll(/\s/g, '');
    const said = bare((await readPdf(await copyPdf({ copy, html, fonts }))).words());
    const texts = (node: Markup): string[] => (isElement(node) ? node.children.flatMap(texts) : [node]);
    const missing = parseMarkup(html)
      .flatMap(texts)
      .flatMap((text) => text.split(/\s+/))
      .filter((word) => !said.includes(bare(word)));
    expect(missing).toEqual([]);
  });

  it('says which version it is, what that follows, from when to when it holds, and who leaves with it', async () => {
    const words = async (change: Parameters<typeof aCopy>[1]) =>
      (await readPdf(await pdfOf(short, change))).words().replaceAll(/\s+/g, '');
    expect(await words((copy) => copy)).not.toMatch(/amendmentofversion|Leaveswiththisversion/);
    const follows = { kind: 'amendment' as const, version: 1, documentHash: 'e'.repeat(64) };
    const second = await words(({ agreement, signatures: [leaver, ...stay], ...copy }) => ({
      ...copy,
      agreement: { ...agreement, version: 2, follows },
      signatures: [...stay, ...(leaver ? [{ ...leaver, leaves: true as const }] : [])],
    }));
    expect(second).toContain('Version2,anamendmentofversion1');
    expect(second).toContain('Version1hasthehash');
    expect(second).toMatch(/LastmomentWed,May24,2028,\S+\(21:00UTC\),unlessalaterversiontakes/);
    expect(second).toMatch(/Leaveswiththisversion.*leavesthisMOUwiththisversion/);
  });

  it('is not made of another document than the one that was signed', async () => {
    const { copy, html } = aCopy();
    await expect(copyPdf({ copy, html: html.replace('smoke', 'Smoke'), fonts })).rejects.toThrow('not the document');
  });

  it('is made for sixty parties', async () => {
    const { doc } = await readPdf(await pdfOf(manyParties(60)));
    expect(doc.getPageCount()).toBeGreaterThan(40);
  });

  const NAMED = /\[U\+/;
  const pdfFor = (name: string) =>
    pdfOf(short, (copy) => ({
      ...copy,
      signatures: copy.signatures.map((one) => ({ ...one, signer: one.signer && { ...one.signer, name } })),
    }));

  it.each([
    ['Chinese', '王小明'],
    ['Chinese, traditional', '龍應台'],
    ['Chinese with a rare character', '喆'],
    ['Japanese', '辻村 さくら'],
    ['Korean', '김민준'],
    ['Thai', 'สมชาย ใจดี'],
    ['Hindi', 'प्रिया शर्मा'],
    ['Arabic', 'الأمير عبد القادر'],
    ['Arabic with Latin, brackets and digits', 'ليلى (Layla) ٣ 12'],
    ['Persian with a joiner', 'می‌خواهم'],
    ['Hebrew', 'שרה כהן'],
    ['Hebrew with brackets and digits', 'שרה (כהן) 12'],
    ['N’Ko', 'ߒߞߏ'],
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Cyrillic', 'Ольга Иванова'],
    ['Vietnamese', 'Nguyễn Thị Ánh Tuyết'],
    ['both directions', 'Ann שרה (Cohen) [7]'],
  ])('shows a name in %s with its letters, and reads it in its place', async (_, name) => {
    const { spoken, drawn } = await readPdf(await pdfFor(name));
    expect(spoken()).toContain(`Holder\n${name}, `);
    expect(drawn()).not.toMatch(NAMED);
  });

  it.each([
    ['emoji', 'Ann 👩🏽‍🚒'],
    ['a script without a face', 'ᠮᠣᠩᠭᠣᠯ'],
  ])('shows %s by code points, and reads them as they are', async (_, name) => {
    const { spoken, drawn } = await readPdf(await pdfFor(name));
    expect(spoken()).toContain(`Holder\n${name}, `);
    expect(drawn()).toMatch(NAMED);
  });

  it('takes in no face for a text that needs none', async () => {
    const facesOf = async (pdf: Buffer) =>
      (await readPdf(pdf)).doc.context
        .enumerateIndirectObjects()
        .filter(([, one]) => one instanceof PDFDict && one.get(PDFName.of('Subtype')) === PDFName.of('Type0')).length;
    const lent: number[] = [];
    const spied: Fonts = {
      ...fonts,
      lend: (codePoints) => {
        lent.push(codePoints.size);
        return fonts.lend(codePoints);
      },
    };
    const plain = await facesOf(await copyPdf({ ...aCopy(), fonts: spied }));
    expect([plain, ...lent]).toEqual([3, 0]);
    expect(await facesOf(await pdfFor('김'))).toBe(4);
  });

  it('reads brackets in text from right to left as they were written, in its order on the page', async () => {
    const { words } = await readPdf(await pdfFor('שרה (כהן) 12'));
    expect(words()).toContain(`12 ${turned('שרה (כהן)')}, `);
  });

  it('is made whatever people are called, and whatever they wrote', async () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anyText, async (name) => {
        const { copy, html } = aCopy();
        const [first] = copy.signatures;
        if (!first?.signer) throw new Error('The first party signed');
        const signatures = [{ ...first, agency: name, signer: { ...first.signer, name, browser: name } }];
        await copyPdf({ copy: { ...copy, signatures, clearances: [], deliveries: [] }, html, fonts });
      }),
      { numRuns: 15 },
    );
  });

  it('says of outside signatures that they were given outside', async () => {
    const outside = {
      kind: 'ink' as const,
      pdfHash: 'f'.repeat(64),
      signedOn: '2026-11-02',
      offeredBy: 'A liaison',
      confirmedBy: 'Another liaison',
    };
    const pdf = await pdfOf(wildfire, (copy) => ({
      ...copy,
      signatures: copy.signatures.map((one) => ({ ...one, signer: null, codeSentAt: null, linkUsedAt: null, outside })),
    }));
    const words = (await readPdf(pdf)).words();
    for (const say of ['Signed outside this service, in ink', 'Another liaison', 'f'.repeat(64)])
      expect(words.includes(say), say).toBe(true);
    expect(words.includes('Code validated')).toBe(false);
  });

  it('breaks a table row that is longer than a page', async () => {
    const does = Array.from({ length: 300 }, (_, index) => `Step ${index}.`)
      .join('\n')
      .slice(0, 1_000);
    const pdf = await pdfOf(changed(wildfire, 'commitments.0.does', does));
    const { words } = await readPdf(pdf);
    expect(words().includes('Step 90.')).toBe(true);
  });
});
