/** The daily list of all tips: where every stream stood, under names that only who knows the stream can work out. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const listedTip = z.strictObject({
  /** SHA-256 of the stream's id: an id holds 80 random bits, so that the list tells a stranger nothing. */
  stream: hash,
  seq: z.int().min(1),
  hash,
});

export const tipsListSchema = z.strictObject({
  format: z.literal('concord-tips@1'),
  /** UTC. */
  day: z.iso.date(),
  /** In the order of `stream`, each once. */
  tips: z.array(listedTip),
  /** SHA-256 of the RFC 8785 JSON of the list before, or 64 zeros: the lists are a chain of their own. */
  previous: hash,
});

export type TipsList = z.infer<typeof tipsListSchema>;
export type ListedTip = z.infer<typeof listedTip>;
