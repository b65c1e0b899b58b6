/** Documents that the texts of a record name and that its events say were handed in: annexes, and the original of what was signed elsewhere. */
import * as z from 'zod';
import { annexEnding } from '../../agreements/domain/mou-name.ts';
import { annexesOf } from '../../agreements/domain/signed-mou.ts';
import { type ExportedRecord, isShown } from './record.schema.ts';
import { dataOf } from './text-read.ts';

const document = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int(),
  mediaType: z.string(),
});
/** What a text says of its documents, as far as it is compared. */
const naming = z.object({
  annexes: z.array(document.extend({ title: z.string() })).default([]),
  adopted: z.object({ pdf: document.omit({ mediaType: true }) }).optional(),
});

export interface KeptAnnex {
  sha256: string;
  /** Where an export has it. */
  path: string;
}

/** Each once, whichever versions name it. */
export function keptAnnexes({ agreement, documents, streams }: ExportedRecord): KeptAnnex[] {
  const kept = streams
    .flatMap(({ events }) => events.filter(isShown))
    .filter(({ stream, type }) => stream === agreement && type === 'AnnexKept')
    .map((event) => dataOf(event).sha256);
  const named = documents.flatMap(({ text }) => {
    const said = naming.safeParse(text).data;
    return said ? annexesOf(said as Parameters<typeof annexesOf>[0]) : [];
  });
  return [
    ...new Map(
      named
        .filter(({ sha256 }) => kept.includes(sha256))
        .map(({ sha256, mediaType }) => [sha256, { sha256, path: `annex/${sha256}${annexEnding(mediaType)}` }]),
    ).values(),
  ];
}
