/** What the text in force says of the commitments of a party, as far as the ledger decides by it. */
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { lawVersion } from '../../shared/calendar/law.ts';
import { hashOf } from '../../shared/canonical.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { Commitments, Taken } from './commitment.state.ts';
import { dueOn } from './moments.rules.ts';

export type CommitmentText = SignedMou['commitments'][number];

/** What a commitment says: of a follow-up a decision, of another the text. */
export interface Says
  extends Pick<CommitmentText, 'key' | 'party' | 'does' | 'by'>,
    Partial<Pick<CommitmentText, 'kind' | 'measure' | 'funds'>> {
  to: string | readonly string[];
  /** Of a closing duty, the office that does it. */
  office?: string;
  /** The dispute in which it was agreed. */
  dispute?: number | undefined;
}

/** 64 bits tell the wordings of one commitment apart; a tip has a hundred of them. */
const TERMS_LENGTH = 16;
const termsOf = (one: CommitmentText): string => hashOf(one).slice(0, TERMS_LENGTH);

export function statedIn(text: Pick<SignedMou, 'commitments'>, agreement: Agreement, party: string): Taken {
  const { id, version, zone, calendar, term } = agreement;
  if (!term) throw new Error('A text that nobody has signed commits nobody');
  const reckon = calendarOf(agreement);
  return {
    ...{ agreement: id, party, version, zone, calendar },
    law: lawVersion,
    // Of an MOU signed elsewhere, when the last party confirmed it here.
    from: term.effectiveAt > term.executedAt ? term.effectiveAt : term.executedAt,
    commitments: text.commitments
      .filter((one) => one.party === party)
      .map((one) => ({
        ...{ key: one.key, to: one.to, terms: termsOf(one) },
        ...(one.by !== undefined && { by: one.by, dueAt: dueOn(reckon, one.by) }),
      })),
  };
}

/** What has yet to be recorded of the text in force, before anything else is: nothing where that was done, or never had to be. */
export function takenBy(state: Commitments | undefined, stated: Taken): CommitmentEvent[] {
  const before = state?.version ?? 0;
  if (before === stated.version || (before === 0 && stated.commitments.length === 0)) return [];
  return [{ type: 'CommitmentsTaken', data: stated }];
}
