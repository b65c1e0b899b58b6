/** The daily list of all tips: where every stream stood, under names that only who knows the stream can work out. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A leaf of the list's tree. */
export const listedTip = z.strictObject({
  /** SHA-256 of the stream's id: an id holds 80 random bits, so that the list tells a stranger nothing. */
  stream: hash,
  seq: z.int().min(1).max(0xff_ff_ff_ff),
  hash,
});

/** What is sealed. */
export const tipsListSchema = z.strictObject({
  format: z.literal('concord-tips@2'),
  /** UTC. */
  day: z.iso.date(),
  /** How many it lists: the leaves of its tree. */
  streams: z.int().min(0),
  /** Of the tree of RFC 9162 whose leaves are the tips, each stream once, in the order of `stream`. */
  root: hash,
  /** How many streams no longer pass through where the list before has them. */
  back: z.int().min(0),
  /** Where the stream of lists itself stood, which no leaf says; absent on the first. */
  lists: z.strictObject({ seq: z.int().min(1), hash }).optional(),
  /** SHA-256 of the RFC 8785 JSON of the list before, or 64 zeros: the lists are a chain of their own. */
  previous: hash,
});

/** A leaf with its place and the path that leads from it to the root. */
export const provenSchema = z.strictObject({ tip: listedTip, index: z.int().min(0), path: z.array(hash).max(53) });

/** The leaf of a stream; where the list does not have it, those between which it would stand. */
export const proofSchema = z.strictObject({ stream: hash, leaves: z.array(provenSchema).max(2) });

export type TipsList = z.infer<typeof tipsListSchema>;
export type ListedTip = z.infer<typeof listedTip>;
export type Proven = z.infer<typeof provenSchema>;
export type Proof = z.infer<typeof proofSchema>;
