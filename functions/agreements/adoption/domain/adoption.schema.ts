/** An MOU that was signed elsewhere: the file of its terms, and what is said of the signed original. */
import * as z from 'zod';
import { ANNEX_BYTES } from '../../domain/annex.rules.ts';
import { day } from '../../mou/domain/mou.text.ts';

const adopted = z.strictObject({
  /** The day that stands beside the last signature. */
  signedOn: day,
  /** In force since; without it, since it was signed, or since a later first day that its text names. */
  since: day.optional(),
  /** The signed original, whose bytes are handed in afterwards as an annex is. */
  pdf: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1).max(ANNEX_BYTES),
  }),
  /** Fields of the file that the original does not say. */
  settings: z.array(z.string()).max(20).default([]),
});

/** The MOU itself is read by the rules of every MOU. */
export const adoptionSchema = z.strictObject({ mou: z.unknown(), adopted });
export type AdoptionFile = z.infer<typeof adoptionSchema>;
