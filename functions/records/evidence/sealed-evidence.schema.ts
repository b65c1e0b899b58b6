/** The sealed evidence of a review as data: it stands inside its PDF, which is drawn from it and whose seal covers it. */
import * as z from 'zod';
import { evidenceSchema } from '../../reviews/evidence/domain/evidence.schema.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ precision: 3 });

export const SEALED_EVIDENCE = 'concord-sealed-evidence@1';

export const sealedEvidenceSchema = z.strictObject({
  format: z.literal(SEALED_EVIDENCE),
  /** Public address of the service that made it. */
  service: z.string(),
  madeAt: instant,
  /** Of the MOU, as its parties call it. */
  number: z.string(),
  /** Which evidence of its review it is, when it was kept, and the hash under which the review's own record names it. */
  frozen: z.strictObject({ evidence: z.int().min(1), hash, frozenAt: instant }),
  evidence: evidenceSchema,
  seal: z.strictObject({ kid: z.string(), certificateHash: hash, timestampAuthority: z.string().nullable() }),
});
export type SealedEvidence = z.infer<typeof sealedEvidenceSchema>;

/** Name of the data inside the PDF. */
export const EVIDENCE_NAME = 'concord-evidence.json';
