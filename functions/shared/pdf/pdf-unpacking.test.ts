/** A PDF costs no more than a document may, whatever it packs how often: the work is counted, not timed. */
import { constants, deflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { checkPdf } from './pdf-check.ts';
import { MOST_OBJECTS } from './pdf-edges.ts';
import { readPdf } from './pdf-reading.ts';
import { BoundedParser, newRooms } from './pdf-unpacking.ts';

const MEGABYTE = 1024 * 1024;
const pdf = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(
    ['%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', ...parts, '\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'].map(
      (part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part),
    ),
  );
const object = (number: number, dict: string, content: Buffer) =>
  Buffer.concat([
    Buffer.from(`${number} 0 obj\n<< ${dict} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
const LIST = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode';

/** Unpacks to sixteen thousand times a kilobyte, and then ends in a block of a kind that does not exist. */
const broken = Buffer.concat([
  deflateSync(Buffer.alloc(15 * MEGABYTE, ' '), { finishFlush: constants.Z_SYNC_FLUSH }),
  Buffer.from([0xff, 0xff, 0xff, 0xff]),
]);
/** A first copy from before the beginning, which some programs let pass, and a great deal behind it. */
const lax = Buffer.from([0x78, 0x9c, 0x03, 0x02, ...Buffer.alloc(1000, 0xaa)]);

async function work(bytes: Buffer) {
  const rooms = newRooms();
  const reading = await readPdf(bytes, rooms).catch(() => undefined);
  return { reading, lists: rooms.lists, files: rooms.files };
}

describe('What a PDF costs', () => {
  it('is nothing for two hundred beginnings before one bomb, which no list and no file is', async () => {
    const { lists, files } = await work(pdf('2 0 obj\n<< >>\nstream\n'.repeat(200), broken, '\nendstream\nendobj\n'));
    expect([lists.tries, files.tries]).toEqual([0, 0]);
  });

  it.each([
    ['a bomb that ends in nonsense', broken],
    ['what only a careless program would unpack', lax],
  ])('is one try for two hundred lists of %s: the first ends the reading', async (_, content) => {
    const many = Array.from({ length: 200 }, (_one, index) => object(index + 2, LIST, content));
    const { reading, lists } = await work(pdf(...many));
    expect(reading).toBeUndefined();
    expect(lists.tries).toBe(1);
  });

  it('is one try at most for two hundred beginnings of lists that share a bomb', async () => {
    const begins = Array.from({ length: 200 }, (_, index) => `${index + 2} 0 obj\n<< ${LIST} >>\nstream\n`);
    const { reading, lists } = await work(pdf(...begins, broken, '\nendstream\nendobj\n'));
    expect(reading).toBeUndefined();
    expect(lists.tries).toBeLessThanOrEqual(1);
  });

  it('ends where all lists together are more than a document has', async () => {
    const list = deflateSync(Buffer.from(`9 0 ${' '.repeat(3 * MEGABYTE)}null `));
    const { reading, lists } = await work(
      pdf(...Array.from({ length: 50 }, (_, index) => object(index + 2, LIST, list))),
    );
    expect(reading).toBeUndefined();
    expect(lists.tries).toBe(6);
  });

  it('is one try for a file that is attached under a thousand names', async () => {
    const file = object(2, '/Type /EmbeddedFile /Filter /FlateDecode', deflateSync(Buffer.alloc(MEGABYTE)));
    const names = Array.from({ length: 1000 }, (_, index) => `${index + 3} 0 obj\n<< /EF << /F 2 0 R >> >>\nendobj\n`);
    const { reading, files } = await work(pdf(file, ...names));
    expect(reading?.files).toHaveLength(1000);
    expect(files.tries).toBe(1);
  });

  it('does not grow with what a table of places claims', async () => {
    const claims = object(2, '/Type /XRef /Size 4000000000 /W [0 0 0] /Root 1 0 R', Buffer.from('x'));
    expect((await work(pdf(claims))).reading).toMatchObject({ encrypted: false, files: [] });
  });
});

describe('So many objects as no document has', () => {
  const many = (line: (number: number) => string) =>
    pdf(Array.from({ length: MOST_OBJECTS }, (_, nth) => line(nth + 2)).join(''));

  it.each([
    ['that only begin', (number: number) => `${number} 0 obj\n`],
    ['of nothing', (number: number) => `${number} 0 obj\nnull\nendobj\n`],
  ])('are refused in words before any is read: %s', async (_, line) => {
    const parsed = vi.spyOn(BoundedParser.prototype, 'parseDocument');
    expect(await checkPdf(many(line))).toMatchObject({ code: 'pdf-too-many-objects' });
    await expect(readPdf(many(line))).rejects.toThrow('more objects than a document has');
    expect(parsed).not.toHaveBeenCalled();
    parsed.mockRestore();
  });

  it.each([MOST_OBJECTS + 1, 1_000_000_000])('nor is a list unpacked that says it has %d', async (count) => {
    const content = deflateSync(Buffer.from('10 0 null'));
    const list = object(2, `/Type /ObjStm /N ${count} /First 5 /Filter /FlateDecode`, content);
    const { reading, lists } = await work(pdf(list));
    expect([reading, lists.tries]).toEqual([undefined, 0]);
  });
});
