/** A record in parts, each short enough to be one answer: texts first, then streams, which may be cut between two events. */
import type { Released } from './release.ts';

/** A Lambda answers with 6,291,556 bytes at most, in which the answer stands as text within JSON. The rest is for what it has besides. */
export const PAGE_BYTES = 5_500_000;
/** Streams that are read at once, two at first: as many while they are short, and one after another where they are long, for a part ends within them. */
const [FEW, MOST_TOGETHER, LONG] = [2, 10, 2_000];

interface Document {
  version: number;
}

/** What there is to tell, in order, and how it is read. */
export interface Sources<D extends Document> {
  documents: readonly { version: number; read: () => Promise<D> }[];
  streams: readonly { id: string; read: () => Promise<Released> }[];
}

/** Where a part begins: at the text of a version, or at an event of a stream. */
export type Place = { version: number } | { stream: string; seq: number };

export interface Part<D> {
  documents: D[];
  streams: Released[];
  /** Absent from the last one. */
  next?: Place;
}

export const sayPlace = (place: Place): string =>
  'version' in place ? `v${place.version}` : `${place.stream}.${place.seq}`;

export function placeIn(text: string): Place | undefined {
  const [, version, stream = '', seq] = /^(?:v(\d{1,6})|([a-z]{3}_[A-Za-z0-9-]{1,80})\.(\d{1,9}))$/.exec(text) ?? [];
  if (version !== undefined) return { version: Number(version) };
  return seq === undefined ? undefined : { stream, seq: Number(seq) };
}

type Piece<D> = { at: Place; document: D; event?: undefined } | { at: Place; event: Released };

function* eventsOf({ events, bodies, withheld }: Released): Generator<{ at: Place; event: Released }> {
  const words = new Map(bodies);
  const kept = new Set(withheld);
  for (const event of events) {
    const { stream, seq } = event;
    const own = words.get(seq);
    yield {
      at: { stream, seq },
      event: { events: [event], bodies: own ? [[seq, own]] : [], withheld: kept.has(seq) ? [seq] : [] },
    };
  }
}

async function* piecesFrom<D extends Document>({ documents, streams }: Sources<D>, place?: Place) {
  const version = place && 'version' in place ? place.version : undefined;
  const from = place && 'stream' in place ? place : undefined;
  if (!from)
    for (const document of documents)
      if (document.version >= (version ?? 0))
        yield { at: { version: document.version }, document: await document.read() } satisfies Piece<D>;
  const left = from
    ? streams.slice(
        Math.max(
          0,
          streams.findIndex(({ id }) => id === from.stream),
        ),
      )
    : streams;
  let together = FEW;
  for (let index = 0; index < left.length; ) {
    const read = await Promise.all(left.slice(index, index + together).map((one) => one.read()));
    index += together;
    together = read.some(({ events }) => events.length > LONG) ? 1 : Math.min(2 * together, MOST_TOGETHER);
    for (const stream of read)
      for (const piece of eventsOf(stream))
        if (!from || piece.event.events[0]?.stream !== from.stream || piece.event.events[0].seq >= from.seq)
          yield piece as Piece<D>;
  }
}

const bytesOf = (piece: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(piece)));

function add<D>({ documents, streams }: Part<D>, piece: Piece<D>): void {
  if (!piece.event) return void documents.push(piece.document);
  const last = streams.at(-1);
  const [event] = piece.event.events;
  if (!event || last?.events[0]?.stream !== event.stream) return void streams.push(piece.event);
  last.events.push(event);
  last.bodies.push(...piece.event.bodies);
  last.withheld.push(...piece.event.withheld);
}

/** As much from that place on as one answer holds; one piece at least. */
export async function partFrom<D extends Document>(
  sources: Sources<D>,
  place?: Place,
  most = PAGE_BYTES,
): Promise<Part<D>> {
  const part: Part<D> = { documents: [], streams: [] };
  let bytes = 0;
  for await (const piece of piecesFrom(sources, place)) {
    const size = bytesOf(piece.event ?? piece.document);
    if (bytes > 0 && bytes + size > most) return { ...part, next: piece.at };
    bytes += size;
    add(part, piece);
  }
  return part;
}
