/** Effects are declarative: what should leave the house, as data that one transaction can hold. */
import * as z from 'zod';

/** Mail of one family: who reads it, what it says and whether it is still needed is found out when it is sent. */
const Mail = z.strictObject({
  kind: z.literal('mail'),
  family: z.string(),
  template: z.string(),
  /** Ids of what it is about, never words: what they stand for is read when it is sent. */
  about: z.record(z.string(), z.string()),
  /** To whom within which party (`health`, `health/liaison`), or the mailbox that someone typed. */
  to: z.array(z.string()),
});

/** Starts one execution, named so that a second start is the same execution. */
const Start = z.strictObject({
  kind: z.literal('start'),
  /** By the name that its capability gives it. */
  machine: z.string(),
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
  /** Streams that are named by a number from 1 on, however many: an item has no room for all of their ids. */
  numbered: z.optional(z.strictObject({ of: z.string(), last: z.int().min(0) })),
});

export const effectSchema = z.discriminatedUnion('kind', [Mail, Start, Answer]);
export type Effect = z.infer<typeof effectSchema>;
export type MailEffect = z.infer<typeof Mail>;
export type FlowEffect = z.infer<typeof Start> | z.infer<typeof Answer>;
