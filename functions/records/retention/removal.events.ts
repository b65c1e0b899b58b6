/** What can happen to the keeping of an agreement's record: holds, and the removal of words by two records officers of two agencies. */
import * as z from 'zod';

const noBody = z.undefined().optional();
const officer = z.strictObject({ name: z.string(), mailbox: z.string() });
/** The law or court order, and why it asks for this. */
const grounds = { by: officer, authority: z.string(), reason: z.string() };

/** Nothing may be removed while a hold stands: litigation, an audit, a request under a public-records law. */
export const HoldPlaced = z.strictObject({
  type: z.literal('HoldPlaced'),
  data: z.strictObject({ hold: z.string(), agency: z.string() }),
  body: z.strictObject(grounds),
});

export const HoldReleased = z.strictObject({
  type: z.literal('HoldReleased'),
  data: z.strictObject({ hold: z.string(), agency: z.string() }),
  body: z.strictObject({ by: officer, reason: z.string() }),
});

/** The first of the two: which words, under which law. Nothing is removed by asking. */
export const RemovalAsked = z.strictObject({
  type: z.literal('RemovalAsked'),
  data: z.strictObject({ removal: z.string(), stream: z.string(), seq: z.int(), agency: z.string() }),
  body: z.strictObject(grounds),
});

/** The second, of another agency: from here the words are gone, and the stream they belonged to says so itself. */
export const RemovalApproved = z.strictObject({
  type: z.literal('RemovalApproved'),
  data: z.strictObject({ removal: z.string(), stream: z.string(), seq: z.int(), agency: z.string() }),
  body: z.strictObject({ by: officer }),
});

export const RemovalRefused = z.strictObject({
  type: z.literal('RemovalRefused'),
  data: z.strictObject({ removal: z.string(), agency: z.string() }),
  body: z.strictObject({ by: officer, reason: z.string() }),
});

export const RemovalEvent = z.discriminatedUnion('type', [
  HoldPlaced,
  HoldReleased,
  RemovalAsked,
  RemovalApproved,
  RemovalRefused,
]);
export type RemovalEvent = z.infer<typeof RemovalEvent>;

/** Stands on the stream whose words were removed, so that its chain says by itself what is missing and why. */
export const BodyRemoved = z.strictObject({
  type: z.literal('BodyRemoved'),
  data: z.strictObject({ seq: z.int(), removal: z.string() }),
  body: noBody,
});
export type BodyRemoved = z.infer<typeof BodyRemoved>;
