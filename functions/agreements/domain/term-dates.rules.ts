/** The days of an MOU's terms, by the texts that are signed: when each takes effect, when its parties choose again, and when it ends. */
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { departuresToCome, endsByLeaving } from '../leaving/domain/departures.rules.ts';
import { type Agreement, asOfVersion } from './agreement.state.ts';

export type TermDate =
  | { is: 'effect'; version: number; at: Instant }
  /** The opening of the review of the term that ends, or is chosen anew, by that day. */
  | { is: 'review'; sunset: PlainDay; at: Instant }
  | { is: 'end'; at: Instant; byNotice?: true };

/** What comes besides by notices, and after the end. */
export type DateAhead =
  | TermDate
  /** A party has given notice, and this is its last moment, or the latest that it can be. */
  | { is: 'leaves'; party: string; at: Instant }
  /** The last moment in which closing duties run. */
  | { is: 'closing'; at: Instant };

/** The end is one: it moves with a renewal, and with notices of withdrawal that would end the MOU. An amendment keeps the days of the text that it amends. */
export function termDates(agreement: Agreement): TermDate[] {
  const signed = [agreement, ...(agreement.next ? [asOfVersion(agreement, agreement.next)] : [])].flatMap(
    ({ status, version, term, sunsetAt }) => (status === 'executed' && term ? [{ version, term, sunsetAt }] : []),
  );
  const reviews = new Map(signed.map(({ sunsetAt, term }) => [sunsetAt, term.sunset]));
  const signedEnd = signed.at(-1)?.term.endsAt;
  const left = endsByLeaving(agreement);
  const byNotice = left !== undefined && (signedEnd === undefined || left < signedEnd);
  const end = byNotice ? left : signedEnd;
  return [
    ...signed.map(({ version, term }): TermDate => ({ is: 'effect', version, at: term.effectiveAt })),
    ...[...reviews].flatMap(([at, sunset]): TermDate[] => (at === undefined ? [] : [{ is: 'review', sunset, at }])),
    ...(end === undefined ? [] : [{ is: 'end' as const, at: end, ...(byNotice && { byNotice }) }]),
  ];
}

/** Where fewer than two parties will be left, nobody leaves: that is the end. */
const leavingAhead = (agreement: Agreement): DateAhead[] =>
  departuresToCome(agreement).flatMap((event): DateAhead[] =>
    event.type === 'PartyLeft' ? [{ is: 'leaves', party: event.data.party, at: event.data.at }] : [],
  );

/** What of it is still to come, in order: of an MOU that has ended the end of its closing alone. */
export function datesAhead(agreement: Agreement, now: Instant): DateAhead[] {
  const { endedAt, closedAt, closesBy } = agreement;
  const closing: DateAhead[] =
    closesBy === undefined || closedAt !== undefined ? [] : [{ is: 'closing', at: closesBy }];
  const running = [...termDates(agreement), ...leavingAhead(agreement)];
  const end = running.find(({ is }) => is === 'end')?.at;
  return (endedAt === undefined ? running : closing)
    .filter(({ at }) => at > now && (endedAt !== undefined || end === undefined || at <= end))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}
