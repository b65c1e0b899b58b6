/** Which text of an agreement holds at a moment, when it ends, and what the clock alone brings about. */
import type { Instant } from '../../shared/kernel.ts';
import { unconfirmed } from '../adoption/domain/adoption.state.ts';
import type { ChangeEvent } from '../changes/domain/change.events.ts';
import { NO_CHANGES } from '../changes/domain/change.state.ts';
import { changesDue } from '../changes/domain/due.rules.ts';
import type { AgreementEvent } from './agreement.events.ts';
import { type Agreement, asOfVersion, sentLast, versionOf } from './agreement.state.ts';
import type { Term, Version } from './version.state.ts';

/** Whether another text went out in the place of that round's before it was signed. */
export const isReplaced = (agreement: Agreement, round: { id: string; status: string }): boolean =>
  round.status !== 'executed' && versionOf(agreement, round.id) === undefined;

/** The agreement by the text that holds at that moment: a successor holds from its first moment, recorded or not. */
export const textAt = (agreement: Agreement, now: Instant): Agreement =>
  agreement.next && hasBegun(agreement.next, now) ? asOfVersion(agreement, agreement.next) : agreement;

const hasBegun = ({ status, term }: Pick<Version, 'status' | 'term'>, now: Instant): boolean =>
  status === 'executed' && term !== undefined && term.effectiveAt <= now;

type Held = Pick<Version, 'status' | 'term'> & { next?: Pick<Version, 'status' | 'term'> };

const heldAt = (agreement: Held, now: Instant): Held =>
  agreement.next && hasBegun(agreement.next, now) ? agreement.next : agreement;

/** The version that shall follow the text that holds at that moment, whatever became of it so far; none where it holds already. */
export const nextAt = (agreement: Agreement, now: Instant): Agreement | undefined =>
  agreement.next && textAt(agreement, now) === agreement ? sentLast(agreement) : undefined;

/** The version that people prepare and sign at that moment; where none is out, the text that holds. */
export const preparedAt = (agreement: Agreement, now: Instant): Agreement =>
  agreement.next?.status === 'out for signature' ? asOfVersion(agreement, agreement.next) : textAt(agreement, now);

/** Without an end it is never over. */
const isOver = ({ endsAt }: Term, now: Instant): boolean => endsAt !== undefined && now >= endsAt;

/** In force is computed from the terms and the moment, never stored: by the text that holds then. */
export const inForce = (agreement: Held, now: Instant): boolean => {
  const { status, term } = heldAt(agreement, now);
  return hasBegun({ status, ...(term && { term }) }, now) && term !== undefined && !isOver(term, now);
};

/** Whether its last moment is over and no signed text follows it, whether or not that stands on record. */
export const hasEnded = (agreement: Held, now: Instant): boolean => {
  const { status, term } = heldAt(agreement, now);
  return status === 'executed' && term !== undefined && isOver(term, now);
};

/** When the text gives way to the one that is signed to follow it, or ends; undefined where it goes on without an end. */
export const lastsUntil = ({ term, next }: Agreement): Instant | undefined =>
  (next?.status === 'executed' ? next.term?.effectiveAt : undefined) ?? term?.endsAt;

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
  const began: AgreementEvent[] = [
    ...changesOverdue(agreement, now),
    ...(holds === agreement || !term
      ? []
      : [
          {
            type: 'VersionTookEffect' as const,
            data: { version, effectiveAt: term.effectiveAt, later: true as const },
          },
        ]),
  ];
  return agreement.endedAt === undefined && term?.endsAt !== undefined && isOver(term, now)
    ? [...began, { type: 'AgreementEnded', data: { version, endedAt: term.endsAt } }]
    : began;
}
