/** The executed copy as data: the JSON twin of the sealed PDF, from which the PDF is written and against which it is verified. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ precision: 3 });

/** Who held the office on the day of the act; null where the words were removed by law. */
const signer = z.strictObject({
  name: z.string(),
  title: z.string(),
  capacity: z.string(),
  /** The order or letter by which an acting or delegated holder acts. */
  instrument: z.string().optional(),
  /** Whom a delegate signs for: the record shows both. */
  onBehalfOf: z.strictObject({ name: z.string(), title: z.string() }).optional(),
  mailbox: z.string(),
  /** Network address and browser as the service saw them; they are no identity. */
  source: z.string(),
  browser: z.string(),
});

const signature = z.strictObject({
  party: z.string(),
  /** As the agency or its component is registered. */
  agency: z.string(),
  /** Its registered mail domains; none where the words of the version were removed by law. */
  domains: z.array(z.string()),
  /** Title of the office that signs. */
  office: z.string(),
  /** The statute or instrument under which the party enters this MOU, as its text says. */
  authority: z.string(),
  /** The party leaves with this version: its signature says so. */
  leaves: z.literal(true).optional(),
  signer: signer.nullable(),
  method: z.string(),
  /** The sentence at the button, by version and in full; null where there was no button. */
  statement: z.strictObject({ version: z.string(), text: z.string() }).nullable(),
  linkUsedAt: instant.nullable(),
  codeSentAt: instant.nullable(),
  signedAt: instant,
  /** A signature in ink or by PIV, made outside and confirmed by another party's liaison. */
  outside: z
    .strictObject({
      kind: z.enum(['ink', 'piv']),
      pdfHash: hash,
      signedOn: z.iso.date(),
      offeredBy: z.string(),
      confirmedBy: z.string(),
    })
    .optional(),
});

const clearance = z.strictObject({
  party: z.string(),
  agency: z.string(),
  reviewer: z.string(),
  required: z.boolean(),
  /** Comments stay within the party; only that and when it cleared stands here. */
  clearedAt: instant.nullable(),
});

const delivery = z.strictObject({
  party: z.string(),
  to: z.string(),
  mail: z.string(),
  report: z.string(),
  at: instant,
});

const shown = z.strictObject({
  code: z.string(),
  title: z.string(),
  wrong: z.string(),
  remedy: z.string(),
  /** Dotted path in the file of the MOU, and the part of the document that leads there. */
  field: z.string(),
  part: z.string(),
  words: z.array(z.strictObject({ from: z.int(), to: z.int(), text: z.string() })).optional(),
});

/** What the service showed beside the text to whoever cleared and signed it: no part of what was signed. */
const shownFindings = z.strictObject({
  format: z.literal('concord-findings@1'),
  rules: z.int(),
  textHash: hash,
  findings: z.array(shown),
  more: z.int(),
});

const stream = z.strictObject({ stream: z.string(), events: z.int(), tip: hash });

export const executedCopySchema = z.strictObject({
  format: z.literal('concord-executed-copy@1'),
  /** Public address of the service that made it. */
  service: z.string(),
  madeAt: instant,
  agreement: z.strictObject({
    id: z.string(),
    number: z.string(),
    version: z.int(),
    handling: z.enum(['public', 'parties', 'named']),
    zone: z.string(),
    documentHash: hash,
    textHash: hash,
    htmlHash: hash,
    /** Of `findings`, as canonical JSON; `documentHash` does not cover it. */
    findingsHash: hash,
    /** What it is to the version before it; absent of a first one. */
    follows: z
      .strictObject({ kind: z.enum(['amendment', 'renewal']), version: z.int().min(1), documentHash: hash })
      .optional(),
    executedAt: instant,
    effective: z.iso.date(),
    effectiveAt: instant,
    /** The day by which the parties have chosen whether they stay together. */
    sunset: z.iso.date(),
    /** Absent of an MOU that goes on without an end. */
    ends: z.iso.date().optional(),
    /** Its last moment, unless a version that is signed later takes its place before. */
    endsAt: instant.optional(),
  }),
  /** The signed MOU, as `concord/mou@2` without holders and mailboxes; its canonical JSON has `textHash`. */
  text: z.unknown(),
  findings: shownFindings,
  signatures: z.array(signature),
  clearances: z.array(clearance),
  deliveries: z.array(delivery),
  /** The last event of each stream when this copy was made: the outside witness. */
  chain: z.array(stream),
  seal: z.strictObject({
    /** RFC 7638 thumbprint of the sealing key. */
    kid: z.string(),
    /** SHA-256 of the sealing certificate's DER. */
    certificateHash: hash,
    /** Address of the time-stamping authority (RFC 3161), or null: then the time is only the service's own word. */
    timestampAuthority: z.string().nullable(),
  }),
});
export type ExecutedCopy = z.infer<typeof executedCopySchema>;

/**
 * The file `NUMBER-executed.json`: the copy beside a detached JWS (RFC 7515, appendix F) whose payload is the copy's RFC 8785 JSON,
 * with `alg` RS256 and the `kid` of the sealing key, whose public key stands beside it so that the file can be verified alone.
 */
export const sealedCopySchema = z.strictObject({
  copy: executedCopySchema,
  jws: z.string(),
  key: z.strictObject({
    kty: z.literal('RSA'),
    n: z.string(),
    e: z.string(),
    kid: z.string(),
    alg: z.literal('RS256'),
  }),
});
export type SealedCopy = z.infer<typeof sealedCopySchema>;
export type SealingKeyJwk = SealedCopy['key'];

/** Name of the JSON twin inside the PDF, where it stands as an embedded file. */
export const EMBEDDED_NAME = 'concord-executed-copy.json';
