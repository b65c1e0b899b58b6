/** What can happen to the docket of an MOU, schema first: which disputes were raised under it, and when all its clocks stood still. */
import * as z from 'zod';
import { instant } from '../../domain/dispute.schema.ts';
import { speaker } from '../../domain/speaker.schema.ts';

/** A dispute has a number; that it exists is all that everyone may know of it. */
export const DisputeEntered = z.strictObject({
  type: z.literal('DisputeEntered'),
  data: z.strictObject({ agreement: z.string(), number: z.int().min(1) }),
  body: z.undefined().optional(),
});

/** A liaison suspended every deadline of the disputes of the MOU, until a moment at the latest. */
export const ClocksPaused = z.strictObject({
  type: z.literal('ClocksPaused'),
  data: z.strictObject({
    agreement: z.string(),
    party: z.string(),
    cause: z.enum(['appropriations', 'emergency', 'other']),
    until: instant,
    /** The day in the MOU's zone. */
    on: z.iso.date(),
    /** The old suspensions that are told as one from now on. */
    folded: z
      .strictObject({ from: instant, until: instant, days: z.int().min(0), milliseconds: z.int().min(0) })
      .optional(),
  }),
  body: z.strictObject({ by: speaker, reason: z.string() }),
});

/** Deadlines run again before that moment. */
export const ClocksResumed = z.strictObject({
  type: z.literal('ClocksResumed'),
  data: z.strictObject({ party: z.string() }),
  body: z.strictObject({ by: speaker, reason: z.string() }),
});

/** Everyone concerned was told what is open; once in a week, named by its Monday. */
export const DigestSent = z.strictObject({
  type: z.literal('DigestSent'),
  data: z.strictObject({ agreement: z.string(), week: z.iso.date() }),
  body: z.undefined().optional(),
});

export const DocketEvent = z.discriminatedUnion('type', [DisputeEntered, ClocksPaused, ClocksResumed, DigestSent]);
export type DocketEvent = z.infer<typeof DocketEvent>;
export type ClocksEvent = Extract<DocketEvent, { type: 'ClocksPaused' | 'ClocksResumed' }>;
