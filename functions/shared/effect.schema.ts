/** Effects are declarative: what should leave the house, as data that one transaction can hold. */
import * as z from 'zod';

/** Mail to the holders of offices of parties, looked up when it is sent. */
const Mail = z.strictObject({
  kind: z.literal('mail'),
  template: z.string(),
  agreement: z.string(),
  round: z.string(),
  /** Party keys; each party's signatory office receives one. */
  to: z.array(z.string()),
});

/** Starts one execution, named so that a second start is the same execution. */
const Start = z.strictObject({
  kind: z.literal('start'),
  machine: z.enum(['signing']),
  name: z.string(),
  /** Ids only: what they stand for is read when the step runs. */
  input: z.record(z.string(), z.string()),
});

/** Wakes the workflow that waits on this stream, if one waits. */
const Answer = z.strictObject({ kind: z.literal('answer'), stream: z.string() });

export const effectSchema = z.discriminatedUnion('kind', [Mail, Start, Answer]);
export type Effect = z.infer<typeof effectSchema>;
export type MailEffect = z.infer<typeof Mail>;
export type FlowEffect = z.infer<typeof Start> | z.infer<typeof Answer>;
