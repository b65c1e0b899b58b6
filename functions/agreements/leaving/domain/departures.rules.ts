/** Which parties have left by a moment, and whether the MOU has ended with them: reckoned from notices and deliveries, whether or not it stands on record. */
import type { Calendar } from '../../../shared/calendar/business-days.ts';
import { dayOf } from '../../../shared/days.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import type { Withdrawal } from './leaving.state.ts';
import { countsAsGiven, withdrawalEnds } from './withdrawal.rules.ts';

/** One alone agrees with nobody. */
export const FEWEST_PARTIES = 2;

type Of = Pick<Agreement, 'version' | 'parties' | 'status' | 'term' | 'next' | 'leaving' | 'endedAt'>;

export const calendarOfNotice = ({ zone, jurisdiction }: Pick<Withdrawal, 'zone' | 'jurisdiction'>): Calendar => ({
  zone,
  ...jurisdiction,
});

/** The last moment by the notice alone; while it has not reached everyone, the latest that it can be. */
export const lastMoment = ({ days, noticedAt, to, ...of }: Withdrawal): Instant =>
  withdrawalEnds(calendarOfNotice(of), {
    ...{ days, sentAt: noticedAt },
    delivered: Object.values(to).map((at) => at ?? undefined),
  });

/** Whether no delivery can bring its last day forward any more. */
export const isFixed = ({ noticedAt, to, ...of }: Withdrawal, now: Instant): boolean =>
  Object.values(to).every((at) => at !== null) || dayOf(of.zone, now) >= countsAsGiven(calendarOfNotice(of), noticedAt);

/** The text that holds at that moment by the terms that were signed. */
const signedAt = ({ next, ...text }: Of, at: Instant) =>
  next?.status === 'executed' && next.term && next.term.effectiveAt <= at ? next : text;

/** In order: of several whose last day is the same, the one that gave notice first. */
const inOrder = (agreement: Of) =>
  (agreement.leaving?.open ?? [])
    .map(({ withdrawal, party, ...one }) => ({ withdrawal, party, at: lastMoment({ withdrawal, party, ...one }) }))
    .sort((one, other) => (one.at === other.at ? one.withdrawal - other.withdrawal : one.at < other.at ? -1 : 1));

/**
 * What notices have brought about by that moment and nobody has recorded: who has left, or the end where fewer than two would stay. Nobody
 * leaves an MOU that ends in the same moment, by its text or by the notices: its closing is still theirs.
 */
export function departures(agreement: Of, now: Instant): AgreementEvent[] {
  if (!agreement.leaving?.open.length || agreement.endedAt !== undefined) return [];
  const events: AgreementEvent[] = [];
  const gone = new Set<string>();
  const due = inOrder(agreement).filter(({ at }) => at <= now);
  for (const [at, together] of Map.groupBy(due, (one) => one.at)) {
    const { version, parties, term } = signedAt(agreement, at);
    if (term?.endsAt !== undefined && term.endsAt <= at) break;
    const going = together.filter(({ party }) => parties.includes(party) && !gone.has(party));
    for (const { party } of going) gone.add(party);
    if (parties.filter((party) => !gone.has(party)).length < FEWEST_PARTIES)
      return [...events, { type: 'AgreementEnded', data: { version, endedAt: at, fewer: true } }];
    events.push(...going.map((one): AgreementEvent => ({ type: 'PartyLeft', data: one })));
  }
  return events;
}

const FOREVER: Instant = '9999-12-31T23:59:59.999Z';

/** Everything that the notices that stand will bring about, if none is taken back. */
export const departuresToCome = (agreement: Of): AgreementEvent[] => departures(agreement, FOREVER);

/** When the MOU ends because fewer than two parties stay; undefined where notices do not end it. */
export const endsByLeaving = (agreement: Of): Instant | undefined =>
  departuresToCome(agreement).flatMap((event) => (event.type === 'AgreementEnded' ? [event.data.endedAt] : []))[0];

/** When the MOU ends as things stand, by its text or by the notices under it; undefined where it goes on without an end. */
export const endOf = (agreement: Of): Instant | undefined => earliest(agreement.term?.endsAt, endsByLeaving(agreement));

const earliest = (...moments: (Instant | undefined)[]): Instant | undefined =>
  moments.filter((at) => at !== undefined).sort()[0];

/** When the MOU, or the texts of which the party is one, end by what was signed. */
function signedUntil({ term, next }: Of, party: string): Instant | undefined {
  if (next?.status !== 'executed' || !next.term) return term?.endsAt;
  return next.parties.includes(party) ? next.term.endsAt : next.term.effectiveAt;
}

/** How the MOU ends at that moment, if it does: with too few parties, or by what was signed. */
export function endsAt(agreement: Of, at: Instant | undefined): 'with its parties' | 'by its term' | undefined {
  if (at === undefined) return undefined;
  if (endsByLeaving(agreement) === at) return 'with its parties';
  const { next, term } = agreement;
  return (next?.status === 'executed' ? next.term : term)?.endsAt === at ? 'by its term' : undefined;
}

/** Until when the party stays one: the last day of its notice, or the end of the MOU where that is earlier. */
export const staysUntil = (agreement: Of, one: Withdrawal): Instant =>
  earliest(lastMoment(one), endsByLeaving(agreement), signedUntil(agreement, one.party)) as Instant;
