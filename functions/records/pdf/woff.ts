/** The font inside a WOFF 1.0 file (W3C): its tables, compressed one by one, as the plain file that they came from. */
import { inflateSync } from 'node:zlib';

const [WOFF_HEAD, WOFF_ENTRY, FONT_HEAD, FONT_ENTRY] = [44, 20, 12, 16];

interface Table {
  tag: Buffer;
  checksum: number;
  bytes: Buffer;
}

function tablesIn(file: Buffer): Table[] {
  return Array.from({ length: file.readUInt16BE(12) }, (_, index): Table => {
    const entry = file.subarray(WOFF_HEAD + index * WOFF_ENTRY);
    const [offset, packed, length] = [4, 8, 12].map((at) => entry.readUInt32BE(at)) as [number, number, number];
    const stored = file.subarray(offset, offset + packed);
    const bytes = packed < length ? inflateSync(stored) : stored;
    if (bytes.length !== length) throw new RangeError('A table of the font has not the length that it says');
    return { tag: entry.subarray(0, 4), checksum: entry.readUInt32BE(16), bytes };
  });
}

/** Tables begin at multiples of four. */
const padded = (length: number): number => Math.ceil(length / 4) * 4;

export function fontIn(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('No WOFF file');
  const tables = tablesIn(file);
  const count = tables.length;
  const power = Math.floor(Math.log2(count));
  const first = FONT_HEAD + count * FONT_ENTRY;
  const whole = Buffer.alloc(tables.reduce((end, { bytes }) => end + padded(bytes.length), first));
  whole.writeUInt32BE(file.readUInt32BE(4), 0);
  for (const [index, value] of [count, 16 * 2 ** power, power, 16 * (count - 2 ** power)].entries())
    whole.writeUInt16BE(value, 4 + 2 * index);
  let offset = first;
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const entry = FONT_HEAD + index * FONT_ENTRY;
    tag.copy(whole, entry);
    for (const [at, value] of [checksum, offset, bytes.length].entries())
      whole.writeUInt32BE(value, entry + 4 + 4 * at);
    bytes.copy(whole, offset);
    offset += padded(bytes.length);
  }
  return whole;
}
