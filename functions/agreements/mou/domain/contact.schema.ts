/** Whom to write to about a subject. */
import * as z from 'zod';
import { key, line, nameLine, newKey, prose } from './mou.text.ts';

/** Of an MOU, by its text or by notice. */
export const MOST_CONTACTS = 120;

/** What is said of a contact: liaisons write it, too. */
export const contactWordsSchema = z.strictObject({
  title: nameLine(160),
  for: line(200).optional(),
  address: prose(400).optional(),
});

/** Named by title and not by name. */
export const contactSchema = z.strictObject({
  key: newKey,
  party: key,
  ...contactWordsSchema.shape,
});

export type ContactWords = z.infer<typeof contactWordsSchema>;
