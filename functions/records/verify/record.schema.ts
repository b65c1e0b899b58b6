/** An exported record as data: the streams of one agreement with the words that may be released, its texts, and the hashes of their sealed copies. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const seq = z.int().min(1);
const version = z.int().min(1);

/** What the chain covers and nothing else: a member beside it could be put there by anyone. */
const event = z.strictObject({
  stream: z.string(),
  seq,
  type: z.string(),
  at: z.string(),
  actor: z.string(),
  data: z.unknown(),
  body: z.string().nullable(),
  previous: z.string(),
  hash: z.string(),
});

/** An event that stays within its agency: where it stands, and its hash. */
const withheldEvent = z.strictObject({ stream: z.string(), seq, hash: z.string(), withheld: z.literal(true) });

const stream = z.strictObject({
  events: z.array(z.union([event, withheldEvent])),
  /** The words that the events committed to, by sequence, with their salts. */
  bodies: z.array(z.tuple([seq, z.strictObject({ salt: z.string(), body: z.unknown() })])),
  /** Events that stay within their agency, and those whose words are kept back; the commitment to words stands in the event. */
  withheld: z.array(seq),
});

export const RECORD_FORMAT = 'concord-record@4';

export const recordSchema = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  agreement: z.string(),
  /** Of every version that was executed, and of the one that went out last. */
  documents: z.array(
    z.strictObject({
      version,
      text: z.unknown(),
      html: z.string(),
      /** What was shown beside the text to whoever cleared and signed it. */
      findings: z.unknown().optional(),
    }),
  ),
  streams: z.array(stream).min(1),
  /** The closing report, where the MOU was closed. */
  closing: z.unknown().optional(),
  /** The sealed copies, as the agreement's own events name them. */
  copies: z.array(z.strictObject({ version, pdfHash: hash, jsonHash: hash })),
});

/** A record as the service answers it: where it is too long for one answer, the first part of it and where the next one begins. */
export const recordPageSchema = recordSchema.extend({ streams: z.array(stream), next: z.string().optional() });
export type RecordPage = z.infer<typeof recordPageSchema>;
export type ExportedRecord = z.infer<typeof recordSchema>;
export type ExportedStream = ExportedRecord['streams'][number];
export type ExportedEvent = z.infer<typeof event>;
export const isShown = (link: ExportedStream['events'][number]): link is ExportedEvent => !('withheld' in link);
