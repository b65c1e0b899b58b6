/**
 * A PDF's objects as plain data: its signatures, attached files, and actions. It weighs a megabyte, so it is loaded when a PDF is
 * there to be read (`await import`), and on no cold start.
 */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { MOST_OBJECTS, objectsIn } from './pdf-edges.ts';
import { BoundedParser, newRooms, type Room } from './pdf-unpacking.ts';

export interface PdfSignature {
  subFilter: string | undefined;
  byteRange: number[];
  contents: Uint8Array | undefined;
}

export interface PdfReading {
  encrypted: boolean;
  /** Every dictionary with a byte range, whether or not a field shows it. */
  signatures: PdfSignature[];
  /** Attached files; without content when it is packed in a way that this program does not unpack. */
  files: { name: string; content: Uint8Array | undefined }[];
  /** Kinds of actions that run or open something: `JavaScript`, `Launch` and the like. */
  actions: string[];
}

/** Deeper nesting than any real document has. */
const DEEPEST = 60;
const RUNS = ['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Rendition', 'GoToE'];

const text = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString
    ? object.decodeText()
    : object instanceof PDFName
      ? object.decodeText()
      : undefined;

const look = (dict: PDFDict, name: string): PDFObject | undefined => {
  const found = dict.get(PDFName.of(name));
  return found && dict.context.lookup(found);
};

function signatureOf(dict: PDFDict, range: PDFArray): PdfSignature {
  const contents = look(dict, 'Contents');
  return {
    subFilter: text(look(dict, 'SubFilter')),
    byteRange: range.asArray().map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN)),
    contents: contents instanceof PDFHexString || contents instanceof PDFString ? contents.asBytes() : undefined,
  };
}

function note(dict: PDFDict, reading: PdfReading, room: Room): void {
  const range = look(dict, 'ByteRange');
  if (range instanceof PDFArray) reading.signatures.push(signatureOf(dict, range));
  const action = text(look(dict, 'S')) ?? '';
  if (RUNS.includes(action)) reading.actions.push(action);
  else if (look(dict, 'JS') !== undefined) reading.actions.push('JavaScript');
  const files = look(dict, 'EF');
  if (!(files instanceof PDFDict)) return;
  const file = look(files, 'UF') ?? look(files, 'F');
  reading.files.push({
    name: text(look(dict, 'UF')) ?? text(look(dict, 'F')) ?? '',
    content: file instanceof PDFRawStream ? room.unpack(file) : undefined,
  });
}

function walk(object: PDFObject, reading: PdfReading, room: Room, depth = 0): void {
  if (depth > DEEPEST) throw new RangeError('It is nested deeper than a document is');
  const dict = object instanceof PDFStream ? object.dict : object;
  if (dict instanceof PDFDict) {
    note(dict, reading, room);
    for (const [, value] of dict.entries()) walk(value, reading, room, depth + 1);
  } else if (object instanceof PDFArray) for (const value of object.asArray()) walk(value, reading, room, depth + 1);
}

/** Reads a PDF. Throws whatever comes to its parser's mind when the bytes are no sound PDF: to callers all of it is one thing. */
export async function readPdf(content: Uint8Array, rooms = newRooms()): Promise<PdfReading> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  if (objectsIn(bytes) > MOST_OBJECTS) throw new RangeError('It has more objects than a document has');
  const context: PDFContext = await new BoundedParser(content, rooms.lists).parseDocument();
  const reading: PdfReading = {
    encrypted: context.trailerInfo.Encrypt !== undefined,
    signatures: [],
    files: [],
    actions: [],
  };
  for (const [, object] of context.enumerateIndirectObjects()) walk(object, reading, rooms.files);
  return reading;
}
