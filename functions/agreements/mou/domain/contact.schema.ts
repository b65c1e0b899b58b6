/** What is said of a contact: liaisons write it, too. */
import * as z from 'zod';
import { line, nameLine, prose } from './mou.text.ts';

export const contactWordsSchema = z.strictObject({
  title: nameLine(160),
  for: line(200).optional(),
  address: prose(400).optional(),
});

export type ContactWords = z.infer<typeof contactWordsSchema>;
