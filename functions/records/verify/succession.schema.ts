/** What a successor's text says of itself, as far as it is checked; each check says what it needs of those that leave. */
import * as z from 'zod';

export const successionOf = <Leaving extends z.ZodType>(leaving: Leaving) =>
  z.object({
    version: z.int(),
    kind: z.string(),
    follows: z.object({ version: z.int(), documentHash: z.string() }),
    lastDay: z.string().optional(),
    leaving: z.array(leaving),
  });
