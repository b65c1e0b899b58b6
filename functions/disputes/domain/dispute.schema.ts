/** The shapes that several kinds of events of a dispute share. */
import * as z from 'zod';

export const instant = z.iso.datetime({ precision: 3 });
export const day = z.iso.date();
export const count = z.int().min(0);

/** How long a level has: its deadline, and when whoever owes an act there is reminded. */
export const period = z.strictObject({
  deadline: instant,
  remindAt: z.array(instant).max(2),
  /** Version of the calendar by which the days were counted. */
  calendar: z.string(),
});

/** One level of the MOU's ladder as it stood when the dispute was raised. */
const level = z.strictObject({
  name: z.string(),
  businessDays: z.int().min(1),
  /** The one office that decides alone on this level, if the MOU names one. */
  decides: z.strictObject({ party: z.string(), office: z.string() }).optional(),
});

export const ladder = z.strictObject({
  levels: z.array(level).min(1).max(8),
  referee: z.strictObject({ name: z.string(), businessDays: z.int().min(1) }).optional(),
});

/** Which term of the MOU it is about: the place in its list, counted from 0. */
export const about = z.strictObject({
  kind: z.enum(['decision-right', 'commitment', 'kpi', 'public-credit', 'other']),
  index: count.optional(),
});

export type Period = z.infer<typeof period>;
export type Ladder = z.infer<typeof ladder>;
export type About = z.infer<typeof about>;
