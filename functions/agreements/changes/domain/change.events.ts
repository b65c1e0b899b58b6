/** What can happen to a notice by which a party changes a contact or a reporting office of its own, without signatures. */
import * as z from 'zod';

const instant = z.iso.datetime({ precision: 3 });
/** Notices of an MOU are counted from 1, over all its versions. */
const change = z.int().min(1);
const liaison = z.strictObject({ name: z.string(), mailbox: z.string() });

const about = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contact'), does: z.enum(['add', 'change', 'remove']), key: z.string() }),
  /** The office of the party that reports the KPI from then on. */
  z.strictObject({ kind: z.literal('reporter'), kpi: z.string(), office: z.string() }),
]);

/** A liaison of the party gave notice; the body has what is said of a contact from then on. */
export const ChangeNoticed = z.strictObject({
  type: z.literal('ChangeNoticed'),
  data: z.strictObject({
    change,
    /** The version that it changes. */
    version: z.int().min(1),
    party: z.string(),
    about,
    /** From this moment it holds, unless a liaison of another party has objected. */
    objectBy: instant,
    /** Version of the closed-days table by which that was reckoned. */
    calendar: z.string(),
  }),
  body: z.strictObject({
    by: liaison,
    to: z.strictObject({ title: z.string(), for: z.string().optional(), address: z.string().optional() }).optional(),
  }),
});

/** A liaison of another party objected: the notice changes nothing, and what it was about takes an amendment. */
export const ChangeObjected = z.strictObject({
  type: z.literal('ChangeObjected'),
  data: z.strictObject({ change, party: z.string() }),
  body: z.strictObject({ by: liaison, reason: z.string() }),
});

/** The party that gave notice took it back in time. */
export const ChangeTakenBack = z.strictObject({
  type: z.literal('ChangeTakenBack'),
  data: z.strictObject({ change }),
  body: z.strictObject({ by: liaison }),
});

/** Nobody objected in time. The moment is that of the notice, however late it is recorded. */
export const ChangeHeld = z.strictObject({
  type: z.literal('ChangeHeld'),
  data: z.strictObject({ change, heldAt: instant }),
  body: z.undefined().optional(),
});

/** The text that it would have changed gave way to the next one, or ended, before the time to object was over. */
export const ChangeLapsed = z.strictObject({
  type: z.literal('ChangeLapsed'),
  data: z.strictObject({ change, lapsedAt: instant }),
  body: z.undefined().optional(),
});

export const CHANGE_EVENTS = [ChangeNoticed, ChangeObjected, ChangeTakenBack, ChangeHeld, ChangeLapsed] as const;
export type ChangeEvent = z.infer<(typeof CHANGE_EVENTS)[number]>;
