/** What happens on the stream of lists: one list a day. */
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const TipsListed = z.strictObject({
  type: z.literal('TipsListed'),
  data: z.strictObject({
    day: z.iso.date(),
    listHash: hash,
    /** How many streams are on it. */
    tips: z.int().min(0),
    previous: hash,
  }),
  body: z.undefined().optional(),
});
export type TipsListed = z.infer<typeof TipsListed>;
