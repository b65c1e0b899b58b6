/** What happens on the stream of lists: one list a day. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const TipsListed = z.strictObject({
  type: z.literal('TipsListed'),
  data: z.strictObject({
    day: z.iso.date(),
    listHash: hash,
    /** The document that holds where all streams but this one stood: the same as the day before when none has moved. */
    streamsHash: hash,
    /** How many streams are on it. */
    tips: z.int().min(0),
    previous: hash,
    /** Streams of the list before that stand further back on this one, by the hashes of their names: none, unless the table was changed by hand. */
    wentBack: z.strictObject({ streams: z.int().min(1), first: z.array(hash).max(100) }).optional(),
  }),
  body: z.undefined().optional(),
});
export type TipsListed = z.infer<typeof TipsListed>;
