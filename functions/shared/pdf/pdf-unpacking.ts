/**
 * What a PDF unpacks to is counted as it comes, and what cannot be unpacked ends the reading: a bomb costs what a document may
 * cost, once. The library's own unpacking has no limit and goes on behind errors, so its parsers are handed what is unpacked here.
 */
import { constants, inflateSync } from 'node:zlib';
import {
  PDFArray,
  type PDFContext,
  PDFName,
  PDFNumber,
  PDFObjectStreamParser,
  PDFParser,
  PDFRawStream,
  PDFXRefStreamParser,
} from '@cantoo/pdf-lib';
import { MOST_OBJECTS } from './pdf-edges.ts';

const MEGABYTE = 1024 * 1024;
/** Objects take twenty times their text in memory; more text than this is no list of a document that may be handed in. */
const MOST_LISTED = 16 * MEGABYTE;
const MOST_ATTACHED = 64 * MEGABYTE;
const MOST_LAYERS = 3;
/** What beginning to unpack costs by itself, counted as output: thousands of empty streams are work as well. */
const EACH = 1024;

/** Room for what is unpacked; what it holds already is given again without work. */
export class Room {
  /** How often something was unpacked, well or not. */
  tries = 0;
  /** How many more objects its lists may hold. */
  private objects = MOST_OBJECTS;
  private readonly known = new Map<PDFRawStream, Uint8Array>();

  constructor(public left: number) {}

  /** Throws when the stream is damaged, or there is no room for all of it. Undefined when it is packed in another way. */
  unpack(stream: PDFRawStream): Uint8Array | undefined {
    const known = this.known.get(stream);
    if (known) return known;
    const filters = filtersOf(stream);
    if (filters.length > MOST_LAYERS || filters.some((name) => name !== 'FlateDecode')) return undefined;
    const content = filters.reduce((bytes: Uint8Array) => this.inflate(bytes), stream.contents);
    this.known.set(stream, content);
    return content;
  }

  /** A list is read as far as it says it goes. Throws when all of them say more than a document has. */
  list({ dict }: PDFRawStream): void {
    const said = dict.lookup(PDFName.of('N'));
    const count = said instanceof PDFNumber ? said.asNumber() : 0;
    this.objects -= count;
    if (!(count >= 0 && this.objects >= 0)) throw new RangeError('Its lists have more objects than a document has');
  }

  private inflate(bytes: Uint8Array): Uint8Array {
    this.tries += 1;
    this.left -= EACH;
    if (this.left <= 0) throw new RangeError('It unpacks to more than a document has');
    const content = inflateSync(bytes, { maxOutputLength: this.left, finishFlush: constants.Z_SYNC_FLUSH });
    this.left -= content.length;
    return content;
  }
}

/** Room for the lists of objects of one PDF, and room for its attached files. */
export interface Rooms {
  lists: Room;
  files: Room;
}
export const newRooms = (): Rooms => ({ lists: new Room(MOST_LISTED), files: new Room(MOST_ATTACHED) });

function filtersOf({ dict }: PDFRawStream): (string | undefined)[] {
  const filter = dict.lookup(PDFName.of('Filter'));
  if (filter === undefined) return [];
  const all = filter instanceof PDFArray ? filter.asArray().map((one) => dict.context.lookup(one)) : [filter];
  return all.map((one) => (one instanceof PDFName ? one.decodeText() : undefined));
}

const roomOf = new WeakMap<PDFContext, Room>();

/** The same stream with its content unpacked, for a parser that would unpack it itself. */
function unpacked(stream: PDFRawStream, content: Uint8Array): PDFRawStream {
  const dict = stream.dict.clone();
  dict.delete(PDFName.of('Filter'));
  return PDFRawStream.of(dict, content);
}

const objectsOf = PDFObjectStreamParser.forStream;
PDFObjectStreamParser.forStream = (stream, wait) => {
  const room = roomOf.get(stream.dict.context);
  if (!room) return objectsOf(stream, wait);
  room.list(stream);
  const content = room.unpack(stream);
  if (!content) throw new TypeError('Its lists of objects are packed in a way that no program uses');
  return objectsOf(unpacked(stream, content), wait);
};

const placesOf = PDFXRefStreamParser.forStream;
PDFXRefStreamParser.forStream = (stream) => {
  const { context } = stream.dict;
  if (!roomOf.has(context)) return placesOf(stream);
  // Objects are found where they stand. The table of their places may claim billions of them, and is not read.
  const empty = unpacked(stream, new Uint8Array());
  empty.dict.set(PDFName.of('Index'), context.obj([0, 0]));
  return placesOf(empty);
};

/** A parser that takes no more room than this. */
export class BoundedParser extends PDFParser {
  constructor(content: Uint8Array, room: Room) {
    // Strict: mending an object that is broken costs a third of a millisecond each, and a sound PDF has none.
    super(content, Number.POSITIVE_INFINITY, true);
    roomOf.set(this.context, room);
  }
}
