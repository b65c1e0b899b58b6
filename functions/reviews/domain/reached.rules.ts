/** Whether mail of a review reaches anybody of a party: where every mailbox refuses it, its own offices above are told. */
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { cameBack } from '../../identity/domain/mail-reports.rules.ts';
import type { ReviewEvent } from './review.events.ts';
import type { Review } from './review.state.ts';

type Reported = Extract<ReviewEvent, { type: 'ReviewMailReported' }>['data'];

/** What is recorded of a report: that mail came back, and that it arrived where it had come back before. */
export function reported(review: Pick<Review, 'mail'>, data: Reported): ReviewEvent[] {
  const before = review.mail?.[data.party]?.[data.to];
  return data.report === before || (data.report === 'delivered' && before === undefined)
    ? []
    : [{ type: 'ReviewMailReported', data }];
}

/** One of so many mailboxes of liaisons. */
export const liaisonAt = (index: number, of: number): string => `liaison-${index + 1}-of-${of}`;

/** Whether every mailbox behind a name refused its last mail; of one that never did nothing is kept. */
function lost({ mail = {} }: Pick<Review, 'mail'>, party: string, name: string): boolean {
  const reports = Object.entries(mail[party] ?? {});
  const own = reports.filter(([to]) => (name.endsWith('/liaison') ? to.startsWith('liaison-') : to === name));
  const [first] = own;
  const many = Number(/-of-(\d+)$/.exec(first?.[0] ?? '')?.[1] ?? 1);
  return own.filter(([, report]) => cameBack(report)).length >= many;
}

/**
 * Said once: with the report by which the last mailbox was lost.
 *
 * @param names of the party, as mails go out to them
 */
export const reachesNobody = (
  review: Pick<Review, 'mail'>,
  names: readonly string[],
  report: Reported['report'],
): boolean => cameBack(report) && names.every((name) => lost(review, partyOf(name), name));
