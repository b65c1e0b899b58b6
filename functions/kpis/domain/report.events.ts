/** What a party says of its own figures, schema first. Figures stand in `data`, words in the body, where they can be removed by law. */
import * as z from 'zod';
import { speaker } from '../../disputes/domain/speaker.schema.ts';

const decimal = z.string();
const period = z.string();

export const figure = z.union([
  z.strictObject({ value: decimal }),
  z.strictObject({ numerator: decimal, denominator: decimal }),
  z.strictObject({ nothing: z.literal(true) }),
]);

const cell = {
  kpi: z.string(),
  period,
  figure,
  /** Outside the plausible range, and confirmed. */
  outside: z.literal(true).optional(),
};

/** At most so many cells stand in one event. */
export const MOST_CELLS = 250;

const of = {
  agreement: z.string(),
  party: z.string(),
  door: z.enum(['form', 'sheet', 'api']),
};

/** The words beside the cells, in the same order. */
const words = z.strictObject({
  by: speaker,
  cells: z.array(
    z.strictObject({ note: z.string().optional(), source: z.string().optional(), reason: z.string().optional() }),
  ),
});

const first = z.strictObject({ ...cell, late: z.enum(['late', 'by exception']).optional() });

/** First figures of their cells. */
export const ValuesReported = z.strictObject({
  type: z.literal('ValuesReported'),
  data: z.strictObject({ ...of, cells: z.array(first).min(1).max(MOST_CELLS) }),
  body: words,
});

/** The same of cells that have none: the reason stands in the note. */
export const NothingReported = z.strictObject({
  type: z.literal('NothingReported'),
  data: z.strictObject({ ...of, cells: z.array(first).min(1).max(MOST_CELLS) }),
  body: words,
});

/** Other figures stand from here on in the place of those that were there, each with its reason. */
export const ValuesCorrected = z.strictObject({
  type: z.literal('ValuesCorrected'),
  data: z.strictObject({
    ...of,
    cells: z
      .array(z.strictObject({ ...cell, was: figure }))
      .min(1)
      .max(MOST_CELLS),
  }),
  body: words,
});

/** Why a period was missed, and what follows. */
export const MissExplained = z.strictObject({
  type: z.literal('MissExplained'),
  data: z.strictObject({ agreement: z.string(), party: z.string(), kpi: z.string(), period }),
  body: z.strictObject({ by: speaker, why: z.string(), follows: z.string() }),
});

export const ReportEvent = z.discriminatedUnion('type', [
  ValuesReported,
  NothingReported,
  ValuesCorrected,
  MissExplained,
]);
export type ReportEvent = z.infer<typeof ReportEvent>;
export type ValuesEvent = Exclude<ReportEvent, { type: 'MissExplained' }>;
