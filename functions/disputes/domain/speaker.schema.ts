/** Who spoke for a party, as a body keeps it: the person, and the office under which the words stand. */
import * as z from 'zod';

export const speaker = z.strictObject({
  name: z.string(),
  mailbox: z.string(),
  /** Key and title of the office; a liaison of the agency holds none. */
  office: z.string().optional(),
  title: z.string().optional(),
  /** The person stands in for the office's holder for a period. */
  alternate: z.boolean().optional(),
});
export type Speaker = z.infer<typeof speaker>;
