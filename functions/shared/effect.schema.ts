/** Effects are declarative: what should leave the house, as data that one transaction can hold. */
import * as z from 'zod';

/** Mail to the holders of offices of parties, looked up when it is sent. */
const Mail = z.strictObject({
  kind: z.literal('mail'),
  template: z.string(),
  agreement: z.string(),
  round: z.string(),
  /**
   * A party's key: the holder of its signatory office. `party/liaison`: the liaisons of its agency. `party/counsel` and its like: that
   * reviewer. Who is not there, or has nothing to do any more, gets nothing.
   */
  to: z.array(z.string()),
});

/** A request for a sign-in link, or for a lost signing link: whether the mailbox is known is found out only when it is carried out. */
const Asked = z.strictObject({
  kind: z.literal('asked'),
  template: z.enum(['sign-in', 'find']),
  mailbox: z.string(),
  /** What the answer needs besides: a request's id, an MOU's number. */
  data: z.record(z.string(), z.string()),
  /** A browser or session that has proved the mailbox before, and has mails of its own; absent for everyone else. */
  share: z.optional(z.string()),
});

/** Mail about a dispute, or about the clocks of an MOU, to holders of offices and whoever stands in for them. */
const Docket = z.strictObject({
  kind: z.literal('docket'),
  template: z.string(),
  agreement: z.string(),
  dispute: z.optional(z.string()),
  /** Which one of a list it is about. */
  index: z.optional(z.number()),
  /** `party/office`, or `party/liaison` for the liaisons of its agency. */
  to: z.array(z.string()),
});

/** Starts one execution, named so that a second start is the same execution. */
const Start = z.strictObject({
  kind: z.literal('start'),
  machine: z.enum(['signing', 'escalation']),
  /** What it watches. */
  stream: z.string(),
  name: z.string(),
  /** Ids only: what they stand for is read when the step runs. */
  input: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Wakes the workflow that waits on this stream, if one waits, and those that wait on others. */
const Answer = z.strictObject({
  kind: z.literal('answer'),
  stream: z.string(),
  also: z.optional(z.array(z.string())),
});

export const effectSchema = z.discriminatedUnion('kind', [Mail, Docket, Asked, Start, Answer]);
export type Effect = z.infer<typeof effectSchema>;
export type MailEffect = z.infer<typeof Mail>;
export type DocketEffect = z.infer<typeof Docket>;
export type AskedEffect = z.infer<typeof Asked>;
export type FlowEffect = z.infer<typeof Start> | z.infer<typeof Answer>;
