/** What can happen between a party's notice that it withdraws and its last day, schema first. */
import * as z from 'zod';

const instant = z.iso.datetime({ precision: 3 });
/** Notices of withdrawal of an MOU are counted from 1, over all its versions. */
const withdrawal = z.int().min(1);
const by = z.strictObject({ name: z.string(), mailbox: z.string(), office: z.string(), title: z.string() });

/** An office that signs for the party gave notice to all other parties. What its last day is reckoned by stands here. */
export const WithdrawalNoticed = z.strictObject({
  type: z.literal('WithdrawalNoticed'),
  data: z.strictObject({
    withdrawal,
    /** The version that held. */
    version: z.int().min(1),
    party: z.string(),
    /** Calendar days, as that version says. */
    days: z.int().min(1),
    noticedAt: instant,
    /** The other parties of that day. */
    to: z.array(z.string()),
    zone: z.string(),
    jurisdiction: z.strictObject({ country: z.string(), region: z.string().optional() }),
    /** Version of the closed-days table. */
    calendar: z.string(),
  }),
  body: z.strictObject({ by, reason: z.string() }),
});

/** A mailbox of that party took the notice, the first of them. */
export const WithdrawalDelivered = z.strictObject({
  type: z.literal('WithdrawalDelivered'),
  data: z.strictObject({ withdrawal, party: z.string(), deliveredAt: instant }),
  body: z.undefined().optional(),
});

/** No mailbox of these parties had taken it when it counted as given: they are told through every office that they have. */
export const WithdrawalUndelivered = z.strictObject({
  type: z.literal('WithdrawalUndelivered'),
  data: z.strictObject({ withdrawal, parties: z.array(z.string()) }),
  body: z.undefined().optional(),
});

/** All parties were told that the last day comes near. */
export const WithdrawalReminded = z.strictObject({
  type: z.literal('WithdrawalReminded'),
  data: z.strictObject({ withdrawal, lastAt: instant }),
  body: z.undefined().optional(),
});

/** The party took its notice back before its last day was over. */
export const WithdrawalRetracted = z.strictObject({
  type: z.literal('WithdrawalRetracted'),
  /** The last day that it would have had, at the latest. */
  data: z.strictObject({ withdrawal, lastAt: instant }),
  body: z.strictObject({ by }),
});

/** Its last day is over: it is no party any more. The moment is that of the notice, however late it is recorded. */
export const PartyLeft = z.strictObject({
  type: z.literal('PartyLeft'),
  data: z.strictObject({ withdrawal, party: z.string(), at: instant }),
  body: z.undefined().optional(),
});

export const LEAVING_EVENTS = [
  WithdrawalNoticed,
  WithdrawalDelivered,
  WithdrawalUndelivered,
  WithdrawalReminded,
  WithdrawalRetracted,
  PartyLeft,
] as const;
export type LeavingEvent = z.infer<(typeof LEAVING_EVENTS)[number]>;
