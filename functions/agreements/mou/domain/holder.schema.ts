/** Who holds an office, since when, and by which instrument where it is held for another: liaisons write it, too. */
import * as z from 'zod';
import { day, line, mailbox, nameLine } from './mou.text.ts';

export const holderSchema = z.strictObject({
  name: nameLine(120),
  mailbox,
  capacity: z.enum(['incumbent', 'acting', 'delegated']).default('incumbent'),
  from: day.optional(),
  to: day.optional(),
  /** The order or letter by which someone acts for the incumbent. */
  instrument: line(200).optional(),
});

export type Holder = z.infer<typeof holderSchema>;
