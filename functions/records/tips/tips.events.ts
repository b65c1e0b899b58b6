/** What happens on the stream of lists: one list a day. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const TipsListed = z.strictObject({
  type: z.literal('TipsListed'),
  data: z.strictObject({
    day: z.iso.date(),
    listHash: hash,
    /** The document that names the sections: the same as the day before when no stream but this one has moved. */
    sectionsHash: hash,
    /** How many streams are on it. */
    streams: z.int().min(0),
    /** How many of them no longer pass through where the list before has them. */
    back: z.int().min(0),
    previous: hash,
  }),
  body: z.undefined().optional(),
});
export type TipsListed = z.infer<typeof TipsListed>;
