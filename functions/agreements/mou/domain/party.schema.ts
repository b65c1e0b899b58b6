/** The parties of an MOU, by what authority each signs, and the offices that sign and act for it. */
import * as z from 'zod';
import { holderSchema } from './holder.schema.ts';
import { month } from './mou.figures.ts';
import { key, line, mailDomain, nameLine, newKey, prose } from './mou.text.ts';

/** Offices sign, people hold them: the signed text names the office only. */
export const officeSchema = z.strictObject({ key: newKey, title: nameLine(160), holder: holderSchema });

export const partySchema = z.strictObject({
  key: newKey,
  name: nameLine(160),
  shortName: nameLine(40).optional(),
  authority: z.strictObject({ statute: line(200), text: prose(2_000) }),
  /** Under whose law on electronic signatures the agency signs: the sentence at the button cites it. */
  jurisdiction: z.enum(['federal', 'other']).default('other'),
  /** Figures are labelled by the agency's own fiscal year as well; without it, by calendar and federal years. */
  fiscalYearStartsIn: month.optional(),
  mailDomains: z.array(mailDomain).min(1).max(20),
  offices: z.array(officeSchema).min(1).max(40),
  /** The offices that sign for it: all of them, each once. The first one speaks where one answer is asked for. */
  signatories: z.array(key).min(1).max(5),
  /** The office that vouches for this party's offices and mailboxes. */
  liaison: key,
});

/** An office of a party. */
export const officeOf = z.strictObject({ party: key, office: key });

/** Some of the parties, by their keys. */
export const partyKeys = z.array(key).max(60);

export type Party = z.infer<typeof partySchema>;
export type Office = z.infer<typeof officeSchema>;
