/** What may be handed in as a PDF, and what is refused, each by its name and with what to do. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPdf, LARGEST_UPLOAD } from './pdf-check.ts';

/** A PDF of one page with more objects and more entries of its catalog; readers mend its missing table of places. */
const aPdf = (objects: string[] = [], catalog = '', trailer = ''): Buffer =>
  Buffer.from(
    [
      '%PDF-1.7',
      `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj`,
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>\nendobj',
      ...objects.map((object, index) => `${index + 4} 0 obj\n${object}\nendobj`),
      `trailer\n<< /Root 1 0 R /Size ${objects.length + 4} ${trailer} >>`,
      'startxref\n0\n%%EOF\n',
    ].join('\n'),
    'latin1',
  );
const stream = (dict: string, content: Buffer) =>
  `<< ${dict} /Length ${content.length} >>\nstream\n${content.toString('latin1')}\nendstream`;
const attached = (name: string, content = 'MZ and so on') => [
  `<< /Type /Filespec /F (${name}) /EF << /F 5 0 R >> >>`,
  stream('/Type /EmbeddedFile', Buffer.from(content, 'latin1')),
];
/** Eighty megabytes of nothing, packed small. */
const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024));
const wrong = async (bytes: Uint8Array, limit?: number) => (await checkPdf(bytes, limit))?.wrong;

describe('What may be handed in', () => {
  it.each<[string, Buffer]>([
    ['a PDF of one page', aPdf()],
    ['with a document attached', aPdf(attached('table.csv', 'a;b'))],
    ['with links to pages and addresses', aPdf(['<< /S /URI /URI (https://example.org) >>', '<< /S /GoTo >>'])],
    ['with an end without a newline', aPdf().subarray(0, -1)],
    ['with packed lists of objects', aPdf([stream('/Type /X /Filter /FlateDecode', deflateSync(Buffer.alloc(99)))])],
  ])('%s', async (_, bytes) => expect(await checkPdf(bytes)).toBeUndefined());

  it('exactly as large as the limit', async () => {
    const pdf = aPdf();
    const room = LARGEST_UPLOAD - pdf.length - 1;
    const largest = Buffer.from(
      pdf.toString('latin1').replace('\ntrailer', `\n${' '.repeat(room)}\ntrailer`),
      'latin1',
    );
    expect(largest.length).toBe(LARGEST_UPLOAD);
    expect(await wrong(largest)).toBeUndefined();
    expect(await wrong(Buffer.concat([largest, Buffer.from('\n')]))).toBe(
      'This file has 4194305 bytes, and at most 4194304 can be taken.',
    );
  });
});

describe('What is refused', () => {
  const zip = 'PK\x05\x06\0\0\0\0\x01\0\x01\0';
  it('more than the place takes', async () => expect(await wrong(aPdf(), 10)).toMatch(/at most 10 can be taken/));

  it.each<[string, Buffer, RegExp]>([
    ['nothing at all', Buffer.alloc(0), /is not a PDF\./],
    [
      'an office document',
      Buffer.from('PK\x03\x04word', 'latin1'),
      /is not a PDF: it looks like a ZIP archive or an off/,
    ],
    ['a web page', Buffer.from('<!DOCTYPE html>'), /looks like a web page/],
    ['a program', Buffer.from('MZ\x90\0'), /looks like a Windows program/],
    ['a header of no version', Buffer.from('%PDF-x\n%%EOF'), /is not a PDF/],
    ['a PDF without its end', aPdf().subarray(0, -20), /is cut off/],
    [
      'a PDF behind a program',
      Buffer.concat([Buffer.from('MZ\x90\0'), aPdf()]),
      /before .* looks like a Windows program/,
    ],
    ['a PDF behind a script', Buffer.concat([Buffer.from('#!/bin/sh\n'), aPdf()]), /before .* looks like a script/],
    ['a PDF with an archive behind it', Buffer.concat([aPdf(), Buffer.from(zip, 'latin1')]), /after .* ZIP archive/],
    ['a PDF with anything behind it', Buffer.concat([aPdf(), Buffer.from('\n\n//')]), /after the end of this PDF\./],
    [
      'a PDF that is an archive within',
      aPdf([stream('', Buffer.from(zip, 'latin1'))]),
      /a ZIP archive at the same time/,
    ],
    ['a PDF that is a page within', aPdf(['(<script>alert(1)</script>)']), /a web page at the same time/],
    ['an encrypted PDF', aPdf(['<< /Filter /Standard /V 2 >>'], '', '/Encrypt 4 0 R'), /is encrypted or protected/],
    ['a script', aPdf(['<< /S /JavaScript /JS (app.alert) >>'], '/OpenAction 4 0 R'), /contains a script/],
    ['a script by another spelling', aPdf(['<< /S /Java#53cript /JS (1) >>']), /contains a script/],
    ['a script of a field', aPdf(['<< /AA << /K << /JS 5 0 R >> >> >>', '(1)']), /contains a script/],
    ['an action that starts a program', aPdf(['<< /S /Launch /F (cmd.exe) >>']), /would start something .*Launch/],
    ['an action that sends a form', aPdf(['<< /S /SubmitForm >>']), /would start something .*SubmitForm/],
    ['an attached program', aPdf(attached('tool.exe', 'x')), /program is attached to this PDF: tool\.exe/],
    [
      'an attached program under another name',
      aPdf(attached('list.csv')),
      /program is attached to this PDF: list\.csv/,
    ],
    ['a bomb', aPdf([stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb)]), /is damaged/],
    [
      'a bomb in a bomb',
      aPdf([stream('/Type /ObjStm /Filter [/FlateDecode /FlateDecode]', deflateSync(bomb))]),
      /damaged/,
    ],
    ['nesting without a bottom', aPdf([`${'['.repeat(200)}${']'.repeat(200)}`]), /is damaged/],
  ])('%s', async (_, bytes, say) => {
    const refused = await checkPdf(bytes);
    expect(refused?.wrong).toMatch(say);
    expect(refused?.remedy).toMatch(/^(Open|Save|Send|Take)/);
  });

  it('and nothing makes it throw', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.uint8Array({ maxLength: 60 }), async (pick, bytes) => {
        const pdf = aPdf(attached('table.csv', 'a;b'));
        const place = 8 + (pick % (pdf.length - 20));
        await checkPdf(Buffer.concat([pdf.subarray(0, place), bytes, pdf.subarray(place + bytes.length)]));
      }),
      { numRuns: 300, seed: 20261125 },
    ));
});
