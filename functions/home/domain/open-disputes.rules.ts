/** Open disputes as a person meets them: those of the party that the person may read, whose turn it is, and until when. */
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { answerOwed, calendarOf, nameOf, nextDue, ownersOf, partiesOf } from '../../disputes/domain/ladder.rules.ts';
import { mayRead } from '../../disputes/domain/who.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { OpenDispute } from './standing.ts';

/** As what a person stands for a party: `of` is an office, or `liaison`. */
export interface Seat {
  party: string;
  of: string;
}

export interface Reader {
  person: string;
  now: Instant;
  /** When the deadlines of the MOU stood still. */
  pauses: readonly Pause[];
}

const turnOf = (owners: readonly string[], { party, of }: Seat): OpenDispute['turn'] => {
  if (owners.includes(nameOf(party, of))) return 'own';
  return owners.some((one) => one.startsWith(`${party}/`)) ? 'own agency' : 'other agency';
};

/** An impasse is nobody's turn, and no deadline of it runs. */
function met(dispute: Dispute, seat: Seat, { person, now, pauses }: Reader): OpenDispute[] {
  const { party, of } = seat;
  if (!mayRead(dispute, person, [{ party, offices: [of] }])) return [];
  const turn = turnOf(ownersOf(dispute), seat);
  const answer = turn === 'own' ? answerOwed(dispute, party, { now, pauses }) : undefined;
  const due = answer ?? nextDue(dispute, pauses);
  if (due === undefined || (turn !== 'own' && !partiesOf(dispute).includes(party))) return [];
  const { number, opened } = dispute;
  const open = { number, turn, due, since: opened.at, calendar: calendarOf(dispute) };
  return [answer === undefined ? open : { ...open, answer: true }];
}

export const openDisputesOf = (disputes: readonly Dispute[], seat: Seat, reader: Reader): OpenDispute[] =>
  disputes.flatMap((dispute) => met(dispute, seat, reader));
