/** Words that came too late for their session are its office's to find again: for 14 days, and for the same mailbox only. */
import { DAY, type Instant, plus } from '../shared/kernel.ts';
import { LONGEST_REASON } from './no.rules.ts';

export const DRAFT_LIFE = 14 * DAY;

export interface Draft {
  text: string;
  /** Stands for the mailbox of the holder who wrote it: who follows in the office finds an empty box. */
  writer: string;
  expiresAt: Instant;
}

export const newDraft = (text: string, writer: string, now: Instant): Draft => ({
  text: text.slice(0, LONGEST_REASON).toWellFormed(),
  writer,
  expiresAt: plus(now, DRAFT_LIFE),
});

/** The text for whoever is at the page now, or undefined when there is none for this holder any more. */
export const wordsOf = (draft: Draft | undefined, writer: string, now: Instant): string | undefined =>
  draft && draft.writer === writer && now < draft.expiresAt ? draft.text : undefined;
