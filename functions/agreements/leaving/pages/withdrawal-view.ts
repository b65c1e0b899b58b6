/** What the page of withdrawal shows: notices that were given, and what the reader may do. */
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Instant, Refusal } from '../../../shared/kernel.ts';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import type { SignedIn } from '../../../shared/pages/layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import type { endsAt } from '../domain/departures.rules.ts';
import type { Withdrawn } from '../domain/withdrawals-in.rules.ts';
import type { StillOwed } from './still-owed.ts';
import type { Becomes } from './what-becomes.ts';

export type Ends = ReturnType<typeof endsAt>;

/** A notice that was given. */
export interface Given extends Withdrawn {
  /** The agency, by its name. */
  name: string;
  ends: Ends;
  /** Names of parties that it has not reached. */
  missing: readonly string[];
  /** While it is open. */
  becomes: Becomes | undefined;
}

/** What the reader may do, for the party for which it signs. */
export interface Acting {
  does: 'withdraw' | 'retract';
  party: string;
  name: string;
  /** Title of the office by which the reader acts. */
  as: string;
  /** Other parties for which the reader signs as well. */
  others: readonly { party: string; name: string }[];
  /** Why it cannot be done now. */
  not?: Refusal | undefined;
  days?: number;
  until?: Instant;
  ends?: Ends;
  becomes?: Becomes;
}

export interface WithdrawalView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  agreement: string;
  number: string;
  zone: string;
  path: string;
  /** Notice days of the text in force; absent where it says nothing of withdrawal. */
  days: number | undefined;
  /** The newest first. */
  given: readonly Given[];
  acting: Acting | undefined;
  /** What the reader's parties still owe that have left. */
  owed: readonly StillOwed[];
  /** A text holds of which the reader's parties are none. */
  gone: boolean;
  /** A version that is out for signature. */
  next: number | undefined;
  done: string | undefined;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

export const moment = ({ zone }: WithdrawalView, at: Instant | undefined): string => sayInstant(at ?? '', zone);

export const sayEnds = (ends: Ends): string | undefined => {
  if (ends === undefined) return undefined;
  return ends === 'with its parties'
    ? 'Fewer than two parties would be left: the MOU ends on that day, for all.'
    : 'That is the end of the MOU itself, which comes before the end of the notice days.';
};
