/** A KPI that the parties share: what is measured, by whom, how often, and which values are required. */
import * as z from 'zod';
import { decimal, month, period, whole } from './mou.figures.ts';
import { day, line, nameLine, newKeyBut, prose } from './mou.text.ts';
import { officeOf } from './party.schema.ts';

const figure = decimal();

/** How required values run from the baseline to the target: in a straight line, the same all the time, or by a table. */
const pathSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('linear') }),
  z.strictObject({ kind: z.literal('hold') }),
  z.strictObject({
    kind: z.literal('steps'),
    /** Periods by their first month, `2027-01`. */
    values: z
      .array(z.strictObject({ period, value: figure }))
      .min(1)
      .max(120),
  }),
]);

export const kpiSchema = z.strictObject({
  // A KPI's page is at `kpis/{key}`, beside these.
  key: newKeyBut('plan', 'files'),
  name: nameLine(160),
  /** Of a ratio `percent` and what follows, or one thing `per` another. */
  unit: line(80),
  target: z.strictObject({ kind: z.enum(['at-least', 'at-most']), value: figure, by: day }),
  /** Where it began; `first-period`: what the first period measures. */
  baseline: z.union([z.strictObject({ value: figure, day }), z.literal('first-period')]).optional(),
  path: pathSchema.default({ kind: 'hold' }),
  frequency: z.enum(['month', 'quarter', 'year']),
  /** The month from which quarters and measuring years are counted. */
  yearStartsIn: month.default(1),
  /** One party reports for all, the parties' figures add up, or each reports numerator and denominator. */
  measure: z.enum(['one', 'sum', 'ratio']),
  /** A figure of its period, or one that adds up from the start of each measuring year. */
  span: z.enum(['in-period', 'to-date']).default('in-period'),
  reporters: z.array(officeOf).min(1).max(60),
  /** Business days after the end of a period. */
  dueBusinessDays: whole(1, 60).default(15),
  /** A figure outside is asked about. */
  range: z.strictObject({ min: figure, max: figure }).optional(),
  /** Of the way from baseline to target, by how much a value may fall short and still be at risk only. */
  tolerance: decimal({ least: '0', most: '1' }).default('0.10'),
  /** The same of a hold, in its unit. */
  band: decimal({ least: '0' }).default('0'),
  quality: z.strictObject({ source: line(300), limits: prose(600).optional() }).optional(),
  /** Within these the parties may move the target without an amendment. */
  boardBand: z.strictObject({ min: figure, max: figure }).optional(),
});

export type Kpi = z.infer<typeof kpiSchema>;
