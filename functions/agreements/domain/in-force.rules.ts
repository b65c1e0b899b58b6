/** Which text of an agreement holds at a moment, when it ends, and what the clock alone brings about. */
import type { Instant } from '../../shared/kernel.ts';
import { unconfirmed } from '../adoption/domain/adoption.state.ts';
import type { ChangeEvent } from '../changes/domain/change.events.ts';
import { NO_CHANGES } from '../changes/domain/change.state.ts';
import { changesDue } from '../changes/domain/due.rules.ts';
import { departures, endsByLeaving } from '../leaving/domain/departures.rules.ts';
import { noticesDue } from '../leaving/domain/due.rules.ts';
import type { AgreementEvent } from './agreement.events.ts';
import { type Agreement, asOfVersion, evolveAgreement, sentLast, versionOf } from './agreement.state.ts';
import type { Term, Version } from './version.state.ts';

/** Whether another text went out in the place of that round's before it was signed. */
export const isReplaced = (agreement: Agreement, round: { id: string; status: string }): boolean =>
  round.status !== 'executed' && versionOf(agreement, round.id) === undefined;

/** The agreement without the parties that have left by that moment, and ended where fewer than two stay, recorded or not. */
export const stoodAt = (agreement: Agreement, now: Instant): Agreement =>
  departures(agreement, now).reduce(evolveAgreement, agreement);

/** The agreement by the text that holds at that moment, with the parties that it has then: a successor holds from its first moment, recorded or not. */
export function textAt(agreement: Agreement, now: Instant): Agreement {
  const stood = stoodAt(agreement, now);
  return stood.next && followsOn(stood, stood.next, now) ? asOfVersion(stood, stood.next) : stood;
}

const hasBegun = ({ status, term }: Pick<Version, 'status' | 'term'>, now: Instant): boolean =>
  status === 'executed' && term !== undefined && term.effectiveAt <= now;

/** What is signed to follow never begins where the MOU ended before it. */
const followsOn = ({ endedAt }: Agreement, next: Version, now: Instant): boolean =>
  hasBegun(next, now) && (endedAt === undefined || (next.term?.effectiveAt ?? '') <= endedAt);

/** The version that shall follow the text that holds at that moment, whatever became of it so far; none where it holds already. */
export const nextAt = (agreement: Agreement, now: Instant): Agreement | undefined =>
  agreement.next && textAt(agreement, now).version === agreement.version ? sentLast(agreement) : undefined;

/** The version that people prepare and sign at that moment; where none is out, the text that holds. */
export const preparedAt = (agreement: Agreement, now: Instant): Agreement =>
  agreement.next?.status === 'out for signature' ? asOfVersion(agreement, agreement.next) : textAt(agreement, now);

/** Without an end it is never over. */
const isOver = ({ endsAt }: Term, now: Instant): boolean => endsAt !== undefined && now >= endsAt;

/** In force is computed from the terms, the notices and the moment, never stored: by the text that holds then. */
export const inForce = (agreement: Agreement, now: Instant): boolean => {
  const { status, term } = textAt(agreement, now);
  return hasBegun({ status, ...(term && { term }) }, now) && term !== undefined && !isOver(term, now);
};

/** Whether its last moment is over and no signed text follows it, whether or not that stands on record. */
export const hasEnded = (agreement: Agreement, now: Instant): boolean => {
  const { status, term } = textAt(agreement, now);
  return status === 'executed' && term !== undefined && isOver(term, now);
};

/** When the text gives way to the one that is signed to follow it, or ends; undefined where it goes on without an end. */
export function lastsUntil(agreement: Agreement): Instant | undefined {
  const { term, next } = agreement;
  const signed = (next?.status === 'executed' ? next.term?.effectiveAt : undefined) ?? term?.endsAt;
  const left = endsByLeaving(agreement);
  return signed !== undefined && (left === undefined || signed < left) ? signed : left;
}

/** What became of the notices under the text since, without anybody's doing. */
export function changesOverdue(agreement: Agreement, now: Instant): ChangeEvent[] {
  const { held, lapsed } = changesDue(agreement.changes ?? NO_CHANGES, lastsUntil(agreement), now);
  return [...held, ...lapsed];
}

/** What the clock alone has brought about and nobody has recorded yet, in order. */
export function overdue(agreement: Agreement, now: Instant): AgreementEvent[] {
  const { adopted } = agreement;
  if (adopted && agreement.status === 'being confirmed')
    return adopted.reminded || now < adopted.remindAt
      ? []
      : [{ type: 'AdoptionReminded', data: { parties: unconfirmed(agreement) } }];
  const holds = textAt(agreement, now);
  const { version, term } = holds;
  const left = departures(agreement, now);
  const began: AgreementEvent[] =
    holds.version === agreement.version || !term
      ? []
      : [{ type: 'VersionTookEffect', data: { version, effectiveAt: term.effectiveAt, later: true } }];
  const isBefore = (event: AgreementEvent) =>
    event.type === 'PartyLeft' && began.length > 0 && event.data.at < (term?.effectiveAt ?? '');
  const events = [
    ...noticesDue(agreement, now),
    ...changesOverdue(agreement, now),
    ...left.filter(isBefore),
    ...began,
    ...left.filter((event) => !isBefore(event)),
  ];
  const ends = agreement.endedAt === undefined && !events.some(({ type }) => type === 'AgreementEnded');
  return ends && term?.endsAt !== undefined && isOver(term, now)
    ? [...events, { type: 'AgreementEnded', data: { version, endedAt: term.endsAt } }]
    : events;
}
