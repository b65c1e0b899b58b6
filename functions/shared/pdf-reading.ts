/**
 * A PDF's objects as plain data: its signatures, attached files, and actions. It weighs a megabyte, so it is loaded when a PDF is
 * there to be read (`await import`), and on no cold start.
 */
import { constants, inflateSync } from 'node:zlib';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

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

/** Unpacked, a page or a list of objects is far smaller; larger is a bomb. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_LAYERS = 3;
/** Deeper nesting than any real document has. */
const DEEPEST = 60;
const RUNS = ['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Rendition', 'GoToE'];

const inflate = (bytes: Uint8Array): Buffer | undefined => {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_UNPACKED, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw error;
    return undefined;
  }
};

/** Throws RangeError when something unpacks to more than a document has: the parser unpacks lists of objects without a limit. */
function unpackable(bytes: Buffer): void {
  let total = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const start = at + 6 + (bytes[at + 6] === 13 ? 1 : 0) + 1;
    let layer: Uint8Array | undefined = bytes.subarray(start);
    for (let depth = 0; depth < MOST_LAYERS && layer && (layer[0] ?? 0) % 16 === 8; depth++) {
      layer = inflate(layer);
      total += layer?.length ?? 0;
    }
    if (total > 4 * MOST_UNPACKED) throw new RangeError('It unpacks to more than a document has');
  }
}

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

function contentOf(stream: PDFObject | undefined): Uint8Array | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined;
  const filter = look(stream.dict, 'Filter');
  const name = text(filter instanceof PDFArray && filter.size() === 1 ? filter.get(0) : filter);
  if (filter === undefined) return stream.contents;
  return name === 'FlateDecode' ? inflate(stream.contents) : undefined;
}

function note(dict: PDFDict, reading: PdfReading): void {
  const range = look(dict, 'ByteRange');
  if (range instanceof PDFArray) reading.signatures.push(signatureOf(dict, range));
  const action = text(look(dict, 'S')) ?? '';
  if (RUNS.includes(action)) reading.actions.push(action);
  else if (look(dict, 'JS') !== undefined) reading.actions.push('JavaScript');
  const files = look(dict, 'EF');
  if (files instanceof PDFDict)
    reading.files.push({
      name: text(look(dict, 'UF')) ?? text(look(dict, 'F')) ?? '',
      content: contentOf(look(files, 'UF') ?? look(files, 'F')),
    });
}

function walk(object: PDFObject, reading: PdfReading, depth = 0): void {
  if (depth > DEEPEST) throw new RangeError('It is nested deeper than a document is');
  const dict = object instanceof PDFStream ? object.dict : object;
  if (dict instanceof PDFDict) {
    note(dict, reading);
    for (const [, value] of dict.entries()) walk(value, reading, depth + 1);
  } else if (object instanceof PDFArray) for (const value of object.asArray()) walk(value, reading, depth + 1);
}

/** Reads a PDF. Throws whatever comes to its parser's mind when the bytes are no sound PDF: to callers all of it is one thing. */
export async function readPdf(content: Uint8Array): Promise<PdfReading> {
  unpackable(Buffer.from(content.buffer, content.byteOffset, content.length));
  // Strict: mending an object that is broken costs a third of a millisecond each, and a sound PDF has none.
  const parser = PDFParser.forBytesWithOptions(content, Number.POSITIVE_INFINITY, true);
  const context: PDFContext = await parser.parseDocument();
  const reading: PdfReading = {
    encrypted: context.trailerInfo.Encrypt !== undefined,
    signatures: [],
    files: [],
    actions: [],
  };
  for (const [, object] of context.enumerateIndirectObjects()) walk(object, reading);
  return reading;
}
