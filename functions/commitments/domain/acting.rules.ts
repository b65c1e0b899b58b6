/** What every act on a commitment must meet, and the words that acts are made of. */
import { type Refusal, refuse } from '../../shared/kernel.ts';
import { type Bounded, type Empty, textOf } from '../../shared/text.ts';
import type { Commitment, Commitments } from './commitment.state.ts';
import { isDuty } from './duty.rules.ts';

export const LONGEST_WORDS = 4_000;
export const LONGEST_MEASURE = 300;
export const LONGEST_LINK = 1_000;

/** Who acts, for which party. */
export interface By {
  name: string;
  mailbox: string;
  title?: string;
}

/** One commitment, as it stands when somebody acts on it. */
export interface About {
  state: Commitments;
  key: string;
  /** The parties of the text in force. */
  parties: readonly string[];
  /** Whether that text holds now; of a closing duty, whether the closing runs. */
  inForce: boolean;
}

export const wordsOf = (typed: string, field: string, empty: Empty): Bounded =>
  textOf(typed, { field, max: LONGEST_WORDS, empty });

const GONE = refuse(
  'commitment-ended',
  'The text in force has no such commitment any more.',
  'Look at its page for the text that it was part of, and for what became of it.',
);

const OVER = refuse(
  'commitments-read-only',
  'No text of this MOU is in force today: its commitments are kept as they were left, and nothing is added.',
  'Look at the record of the MOU for what ended it.',
);

const STAYED = refuse(
  'follow-up-stayed',
  'The decision behind this action is vetoed. It does not bind until the veto is settled.',
  'Look at the page of the dispute for the reason, and for whether the veto lapses.',
);

const LEFT = refuse(
  'commitment-left',
  'A party has left the MOU, and this was not due by its last day: it is closed.',
  'Look at the page of the withdrawal for what stays owed.',
);

const DUTIES_OVER = refuse(
  'closing-over',
  'The closing of this MOU is over. Its report says what was done and what was left undone; nothing is added.',
  'Look at the page of the closing for the report.',
);

/** The commitment, if the text in force has it, or a decision that binds. */
export function standing({
  state,
  key,
  inForce,
}: About): { one: Commitment; refused?: undefined } | { refused: Refusal } {
  if (!inForce) return isDuty(key) ? DUTIES_OVER : OVER;
  const one = state.commitments[key];
  if (one?.stayed) return STAYED;
  if (one?.left) return LEFT;
  return one ? { one } : GONE;
}

export const isWebAddress = (url: string): boolean => url.length <= LONGEST_LINK && /^https?:\/\/[^\s<>"]+$/.test(url);
