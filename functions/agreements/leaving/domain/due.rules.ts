/** What is told of open notices when its time has come: that one has not reached a party, and that a last day comes near. */
import { endOfBusiness, startOfBusiness } from '../../../shared/calendar/business-days.ts';
import { addDays, dayOf } from '../../../shared/days.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { calendarOfNotice, type departures, departuresToCome, staysUntil } from './departures.rules.ts';
import type { Withdrawal } from './leaving.state.ts';
import { countsAsGiven } from './withdrawal.rules.ts';

const REMINDED_BEFORE = 7;

type Of = Parameters<typeof departures>[0];

const unreached = ({ to }: Withdrawal): string[] =>
  Object.entries(to).flatMap(([party, at]) => (at === null ? [party] : []));

/** The end of the day on which it counts as given to whoever it has not reached; undefined where nothing is left to say of that. */
function undeliveredAt(one: Withdrawal): Instant | undefined {
  const calendar = calendarOfNotice(one);
  return one.undelivered || unreached(one).length === 0
    ? undefined
    : endOfBusiness(calendar, countsAsGiven(calendar, one.noticedAt));
}

/** The morning a week before; undefined where that was before the notice, which told it. */
function reminderAt(one: Withdrawal, until: Instant): Instant | undefined {
  const calendar = calendarOfNotice(one);
  const at = startOfBusiness(calendar, addDays(dayOf(one.zone, until), -REMINDED_BEFORE));
  return one.reminded || at <= one.noticedAt || at >= until ? undefined : at;
}

const isDue = (at: Instant | undefined, now: Instant): boolean => at !== undefined && at <= now;

/** Mails alone, before anything that the same hour brings about. */
export function noticesDue(agreement: Of, now: Instant): AgreementEvent[] {
  if (agreement.endedAt !== undefined) return [];
  return (agreement.leaving?.open ?? []).flatMap((one): AgreementEvent[] => {
    const { withdrawal } = one;
    const until = staysUntil(agreement, one);
    return [
      ...(isDue(undeliveredAt(one), now)
        ? [{ type: 'WithdrawalUndelivered' as const, data: { withdrawal, parties: unreached(one) } }]
        : []),
      ...(isDue(reminderAt(one, until), now) && now < until
        ? [{ type: 'WithdrawalReminded' as const, data: { withdrawal, lastAt: until } }]
        : []),
    ];
  });
}

const momentOf = (event: AgreementEvent): Instant[] => (event.type === 'PartyLeft' ? [event.data.at] : []);

/** When something comes next of the notices that stand, in no order. */
export const leavingMoments = (agreement: Agreement): Instant[] =>
  (agreement.leaving?.open ?? []).length === 0
    ? []
    : [
        ...departuresToCome(agreement).flatMap(momentOf),
        ...(agreement.leaving?.open ?? []).flatMap((one) =>
          [undeliveredAt(one), reminderAt(one, staysUntil(agreement, one))].filter((at) => at !== undefined),
        ),
      ];
