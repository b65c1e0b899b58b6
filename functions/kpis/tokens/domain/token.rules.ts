/** A liaison lets systems report for its party by tokens, a few at a time, and ends each of them for good. */
import type { Speaker } from '../../../disputes/domain/speaker.schema.ts';
import { type Decision, type Refusal, refuse, say } from '../../../shared/kernel.ts';
import { flawInName } from '../../../shared/names.ts';
import { textOf } from '../../../shared/text.ts';
import type { TokenEvent } from '../../domain/report.events.ts';
import type { Reports, Token } from '../../domain/report.state.ts';

/** One for each system, and for each that takes its place. */
export const MOST_TOKENS = 20;
/** Reports of one token in a day that record anything: each stays on record for good, and is read with it. */
export const MOST_REPORTS = 1_000;
const LONGEST_LABEL = 80;

/** The name under which a report is counted at its token, with the most of it. */
export const COUNTED_REPORTS = { reports: MOST_REPORTS };
export const tooManyReports = (uses: Readonly<Record<string, number>>): Refusal | undefined =>
  (uses.reports ?? 0) < MOST_REPORTS
    ? undefined
    : say(
        'reports-too-many',
        `With this token ${MOST_REPORTS} reports were recorded today, which is as many as one token may record in a day.`,
        'Nothing was recorded. Send it again after midnight UTC, with as many figures in one report as there are.',
      );

type Known = Pick<Reports, 'tokens'> | undefined;

export const tokensIn = (reports: Known): readonly Token[] => reports?.tokens ?? [];
export const isLive = (reports: Known, token: string): boolean =>
  tokensIn(reports).some(({ id, revoked }) => id === token && !revoked);

/** How a party stands that would make one. */
interface Making {
  reportsAny: boolean;
  /** Why no figure is taken any more. */
  readOnly: Refusal | undefined;
  /** The MOU has ended, or the party has left it. */
  over: boolean;
}

/** Why this party can make none now, whatever it calls it. */
export function mayMake(reports: Known, { reportsAny, readOnly, over }: Making): Refusal | undefined {
  if (readOnly) return readOnly;
  if (over)
    return say(
      'tokens-over',
      'The MOU has ended for your agency, so its systems get no new tokens.',
      'Report what is still due by form or by sheet. Tokens that are in use can be revoked.',
    );
  if (!reportsAny)
    return say(
      'reports-nothing',
      'Your agency reports no KPI of this MOU.',
      'A token is for a system of an agency that does.',
    );
  const live = tokensIn(reports).filter(({ revoked }) => !revoked).length;
  return live < MOST_TOKENS
    ? undefined
    : say(
        'tokens-too-many',
        `Your agency has ${live} tokens under this MOU.`,
        `Revoke one that is not in use: at most ${MOST_TOKENS} are good at a time.`,
      );
}

/** What the system is called. */
export function labelOf(typed: string): { label: string; refused?: undefined } | { refused: Refusal } {
  const { text, refused } = textOf(typed, {
    ...{ field: 'label', max: LONGEST_LABEL, line: true },
    empty: ['label-missing', 'The system has no name.', 'Write which system will report with it.'],
  });
  if (refused) return { refused };
  const flaw = flawInName(text);
  return flaw ? { refused: { ...flaw, field: 'label' } } : { label: text };
}

export const makeToken = (
  { agreement, party }: Pick<Reports, 'agreement' | 'party'>,
  { token, label, by }: { token: string; label: string; by: Speaker },
): TokenEvent => ({ type: 'TokenMade', data: { agreement, party, token }, body: { by, label } });

/** Revoked once is revoked: whoever presses again has nothing left to do. */
export function revokeToken(
  reports: Reports | undefined,
  { token, by }: { token: string; by: Speaker },
): Decision<TokenEvent> {
  const known = tokensIn(reports).find(({ id }) => id === token);
  if (!reports || !known)
    return refuse('token-unknown-here', 'Your agency has no such token.', 'Choose one from the list.');
  const { agreement, party } = reports;
  return { events: known.revoked ? [] : [{ type: 'TokenRevoked', data: { agreement, party, token }, body: { by } }] };
}

/** As whom a system speaks on record: what it is called, and whose word stands behind it. */
export const speakerOf = ({ label, by }: { label: string; by: Speaker }): Speaker => ({
  name: label,
  mailbox: by.mailbox,
  title: `a system, by a token of ${by.name}`,
});
