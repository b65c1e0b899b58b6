/** What passes between an agency's head and its reviewers stays in that agency: others learn how many have cleared, never what was said. */
import type { PartyState } from './party.state.ts';
import { type AskedText, answered } from './readiness.rules.ts';
import { REVIEWER_KINDS } from './reviewer-kinds.ts';

interface Happened {
  type: string;
  data: unknown;
}

/**
 * Events of a party that every agency of the agreement may read. An answer of a reviewer tells whether the text was returned; so would
 * the mail that told the liaison of it, and the fresh mails around it.
 */
const OPEN: ReadonlySet<string> = new Set([
  'OfficesConfirmed',
  'NoticeConfirmed',
  'HolderReplaced',
  'DelegateNamed',
  'DelegationEnded',
  'AlternateNamed',
  'AlternateEnded',
  'ReviewersNamed',
  'PartyPrepared',
]);

const versionOf = ({ data }: Happened): number | undefined => (data as { version?: number }).version;

/** A second preparation for one version would tell that the first was taken back. */
const preparedAgain = (events: readonly Happened[], index: number): boolean => {
  const event = events[index];
  return (
    event?.type === 'PartyPrepared' &&
    events.slice(index + 1).some((later) => later.type === 'PartyPrepared' && versionOf(later) === versionOf(event))
  );
};

/** Others learn that words were removed by law where they may read the event that carried them. */
const isOpen = (events: readonly Happened[], index: number): boolean => {
  const event = events[index];
  if (event?.type === 'BodyRemoved')
    return OPEN.has(events[Number((event.data as { seq: number }).seq) - 1]?.type ?? '');
  return event !== undefined && OPEN.has(event.type) && !preparedAgain(events, index);
};

/** A party's history, whole, as another agency reads it. */
export const readByOthers = <Event extends Happened>(events: readonly Event[]): Event[] =>
  events.filter((_, index) => isOpen(events, index));

/** How many required reviewers there are, and how many of them have cleared this text. */
export function clearanceCount(state: PartyState | undefined, text: AskedText): { cleared: number; of: number } {
  const required = REVIEWER_KINDS.map((kind) => state?.reviewers[kind]).filter((review) => review?.required);
  const cleared = required.filter((review) => answered(review, text) === 'cleared');
  return { cleared: cleared.length, of: required.length };
}

/** The same count in words, which is all that other agencies see; undefined where nobody has to clear. */
export function clearanceInWords(state: PartyState | undefined, text: AskedText): string | undefined {
  const { cleared, of } = clearanceCount(state, text);
  if (of === 0) return undefined;
  return cleared === of ? `Cleared: ${of} of ${of} required` : `In clearance: ${cleared} of ${of} required cleared`;
}
