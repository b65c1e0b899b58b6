/** How an agency answered: it signed, by link or outside, declined, or took its signature back; names and reasons stand in the body. */
import * as z from 'zod';

export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const instant = z.iso.datetime({ precision: 3 });
/** Who signs: a party, or the seat `party_office` of a further office that signs for it. */
export const party = z.string();

const named = z.strictObject({ name: z.string(), mailbox: z.string() });

/** Who holds the office that acts, as of this act; a delegate with the instrument and with whom the delegate acts for. */
const signer = {
  office: z.string(),
  title: z.string(),
  name: z.string(),
  capacity: z.string(),
  instrument: z.string().optional(),
  onBehalfOf: z.strictObject({ name: z.string(), title: z.string() }).optional(),
  mailbox: z.string(),
  source: z.string(),
  browser: z.string(),
};
const signerSchema = z.strictObject(signer);
export type Signer = z.infer<typeof signerSchema>;

/** By what a signature made outside was given: a pen, or the certificate of a personal identity card on the PDF itself. */
const outsideKind = z.enum(['ink', 'piv']);
export type OutsideKind = z.infer<typeof outsideKind>;

export const SignatureGiven = z.strictObject({
  type: z.literal('SignatureGiven'),
  data: z.strictObject({
    party,
    documentHash: hash,
    method: z.enum([
      'emailed link and emailed code',
      'ink on paper, confirmed by another agency',
      'PIV on PDF, confirmed by another agency',
    ]),
    /** Null for a signature made outside: there was no button, no link and no code. */
    statement: z.string().nullable(),
    linkUsedAt: instant.nullable(),
    codeSentAt: instant.nullable(),
    outside: z
      .strictObject({
        kind: outsideKind,
        pdfHash: hash,
        signedOn: z.iso.date(),
        offeredBy: z.string(),
        confirmedBy: z.string(),
      })
      .optional(),
  }),
  /** The statement in full, as the signer read it; signatures of earlier releases kept its version only. */
  body: z.strictObject({
    ...signer,
    statement: z.string().optional(),
    liaisons: z.strictObject({ offered: named, confirmed: named }).optional(),
  }),
});

/** A liaison handed in a PDF that was signed outside; it counts for nothing until another agency's liaison has looked at it. */
export const OutsideSignatureOffered = z.strictObject({
  type: z.literal('OutsideSignatureOffered'),
  data: z.strictObject({ party, documentHash: hash, pdfHash: hash, kind: outsideKind, signedOn: z.iso.date() }),
  body: z.strictObject({ signer: z.strictObject({ name: z.string(), title: z.string() }), by: named }),
});

export const OutsideSignatureRefused = z.strictObject({
  type: z.literal('OutsideSignatureRefused'),
  data: z.strictObject({ party, pdfHash: hash, refusedBy: party }),
  body: z.strictObject({ by: named, reason: z.string() }),
});

export const SignatureDeclined = z.strictObject({
  type: z.literal('SignatureDeclined'),
  data: z.strictObject({ party, documentHash: hash, codeSentAt: instant }),
  body: z.strictObject({ ...signer, reason: z.string() }),
});

/** Until the last one signs, a signature can be taken back: its agency is asked again, and the round goes on. */
export const SignatureTakenBack = z.strictObject({
  type: z.literal('SignatureTakenBack'),
  data: z.strictObject({ party, documentHash: hash, codeSentAt: instant }),
  body: z.strictObject({ ...signer, reason: z.string() }),
});
