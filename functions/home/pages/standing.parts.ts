/** Where a person stands in an agreement, by one of the parts it has there: from what was read, for home and for the pages of the agreement. */

import { unconfirmed } from '../../agreements/adoption/domain/adoption.state.ts';
import { mayAnswer } from '../../agreements/adoption/domain/answer.rules.ts';
import type { RegisteredParty } from '../../agreements/agreement.reads.ts';
import { changesAt, objectable } from '../../agreements/changes/domain/changes-at.rules.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { inForce, textAt } from '../../agreements/domain/in-force.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { partyOf, seatsOf } from '../../agreements/domain/seats.rules.ts';
import { keyDatesOf, statusOf } from '../../agreements/domain/status.rules.ts';
import { leavesOf } from '../../agreements/leaving/domain/leaves.rules.ts';
import { hasGone } from '../../agreements/leaving/domain/leaving.state.ts';
import { commitmentsFrom } from '../../commitments/commitments.reads.ts';
import { underVersion } from '../../commitments/domain/commitment.state.ts';
import { waitingFor } from '../../commitments/domain/waiting.rules.ts';
import { cameBack } from '../../identity/domain/mail-reports.rules.ts';
import { LIAISON } from '../../kpis/plan/domain/news.rules.ts';
import type { Waits } from '../../kpis/plan/domain/waiting.rules.ts';
import type { Turn } from '../../offices/domain/matter.rules.ts';
import type { PartyState } from '../../offices/domain/party.state.ts';
import { type AskedText, answered, askedOf, lacks } from '../../offices/domain/readiness.rules.ts';
import type { Waits as WaitsInReview } from '../../reviews/domain/waiting.rules.ts';
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Found } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { type Round, turnOfParty, turnsIn } from '../../signing/domain/round.state.ts';
import type { Part, Standing } from '../domain/standing.ts';

/** Reviewers by what they said to the text that is out. */
const reviewersWho = (state: PartyState | undefined, text: AskedText, answers: readonly string[]): string[] =>
  Object.entries(state?.reviewers ?? {})
    .filter(([, review]) => answers.includes(answered(review, text) ?? ''))
    .map(([kind]) => kind);

const roundOf = (round: Round, calendar: Calendar, turn: Turn): NonNullable<Standing['round']> => ({
  id: round.id,
  open: round.status === 'open',
  openedAt: round.openedAt,
  deadline: round.deadline,
  calendar,
  turn,
  signed: Object.values(round.signatories).filter(({ status }) => status === 'signed').length,
  of: Object.keys(round.signatories).length,
  ...(Object.keys(round.signatories).some((seat) => seat !== partyOf(seat)) && { offices: true }),
});

const noMailAt = (state: PartyState | undefined, round: Round | undefined, seats: readonly string[]): string[] => [
  ...(seats.some((seat) => cameBack(round?.signatories[seat]?.mail)) ? ['signatory'] : []),
  ...Object.entries(state?.mail ?? {})
    .filter(([to, report]) => to !== 'liaison' && cameBack(report))
    .map(([to]) => to),
];

/** Nobody is asked before the signed original can be compared. */
function elsewhereOf(agreement: Agreement, party: string): Standing['elsewhere'] {
  const { adopted } = agreement;
  if (!adopted) return undefined;
  if (mayAnswer(agreement).refused) return {};
  const confirmed = adopted.confirmed.includes(party);
  const left = unconfirmed(agreement).length;
  return { asks: { confirmed, left, since: adopted.sentAt, calendar: calendarOf(agreement) } };
}

/** Open notices, for a liaison of these parties: of others to object to, and what one of these gave. */
export const changesFor = (whole: Agreement, mine: readonly string[], now: Instant): Standing['changes'] => {
  const { open } = changesAt(whole, now);
  const others = objectable(whole, mine, now);
  const calendar = calendarOf(textAt(whole, now));
  return [...others, ...open.filter(({ party }) => mine.includes(party))].map((one) => ({
    ...{ change: one.change, own: !others.includes(one), due: one.objectBy, calendar },
  }));
};

/** What waits in the commitments of the text that holds, for a liaison of `mine` who acts for one of them. */
export const commitmentsFor = (
  found: Found,
  holds: Agreement,
  { party, mine }: { party: string; mine: readonly string[] },
  now: Instant,
): Standing['commitments'] => {
  const states = commitmentsFrom(found, holds)
    // Of an MOU that has ended, closing duties wait, and only once nothing else does.
    .filter(({ closed }) => closed || inForce(holds, now))
    // Until the hour takes up a text, what stood in the one before it waits for nobody.
    .map((state) => (hasGone(holds, state.party) ? state : underVersion(state, holds.version)));
  return waitingFor(states, mine, holds.parties, now)
    .filter((one) => one.party === party)
    .map(({ key, what, dueAt, since, named }) => ({
      ...{ key, waits: what, since, calendar: calendarOf(holds), ...(named && { named }) },
      ...(dueAt !== undefined && { due: dueAt }),
    }));
};

/** What of an MOU's figures waits for whoever has that part in it: `of` is the key of the office. */
export const figuresFor = (
  waits: readonly Waits[],
  { party, part, of }: { party: string; part: Part; of: string },
  calendar: Calendar,
): Standing['figures'] => {
  const who = part === 'liaison' ? LIAISON : part === 'office' || part === 'signatory' ? of : undefined;
  return waits
    .filter((one) => one.party === party && one.who === who)
    .map(({ what, about, due, since }) => ({
      ...{ waits: what, about, since, calendar },
      ...(due !== undefined && { due }),
    }));
};

/** What of its reviews waits for whoever has that part in an MOU. */
export const reviewsFor = (
  waits: readonly WaitsInReview[],
  { party, part, of }: { party: string; part: Part; of: string },
  calendar: Calendar,
): Standing['reviews'] => {
  const who = part === 'liaison' ? LIAISON : part === 'signatory' ? of : undefined;
  return waits
    .filter((one) => one.party === party && one.who === who)
    .map(({ what, review, due, since }) => ({ waits: what, review, due, since, calendar }));
};

/** Who of the parties has given notice, of whichever an MOU in force has. */
function withdrawingFrom(holds: Agreement, party: string, now: Instant): Pick<Standing, 'withdrawing'> {
  const going = leavesOf(holds, now).filter(({ word }) => word !== 'left');
  const own = going.some((one) => one.party === party);
  return going.length === 0 ? {} : { withdrawing: { own, others: going.length - Number(own) } };
}

export interface StandingOf {
  part: Part;
  /** The reviewer's kind, of a reviewer; the office's key, of who signs. */
  of: string;
  /** The version that people work on. */
  agreement: Agreement;
  /** The text that holds, where that is another one. */
  holds?: Agreement;
  registered: RegisteredParty;
  state: PartyState | undefined;
  round: Round | undefined;
  now: Instant;
}

export function standingOf({ part, of, agreement, holds, registered, state, round, now }: StandingOf): Standing {
  const { party, title, signatories } = registered;
  // Whoever signs answers for an office, everyone else sees the party.
  const offices = part === 'signatory' ? signatories.filter((office) => office === of) : signatories;
  const seats = seatsOf(party, signatories);
  const turn = part === 'signatory' ? (turnsIn(round, registered)[of] ?? 'waiting') : turnOfParty(round, registered);
  const [actsUntil] = offices
    .flatMap((office) => registered.offices[office]?.holder ?? [])
    .flatMap(({ capacity, to }) => (to !== undefined && capacity !== 'incumbent' ? [to] : []))
    .sort();
  const successor = holds !== undefined && holds.version !== agreement.version;
  // An MOU in force stays so, whatever shall follow it.
  const [comes] = successor ? keyDatesOf(holds, now) : keyDatesOf(agreement, now, round);
  const { left } = registered;
  const next = left === undefined ? comes : ({ what: 'Left', on: dayIn(agreement.zone, left) } as const);
  const elsewhere = elsewhereOf(agreement, party);
  return {
    agreement: agreement.id,
    number: agreement.number,
    title: title ?? mouName(agreement.number),
    party,
    partyName: registered.name,
    part,
    ...(part === 'reviewer' && { of }),
    status: left === undefined ? statusOf(successor ? holds : agreement, now, round) : 'Left',
    ...withdrawingFrom(holds ?? agreement, party, now),
    ...(successor && { successor: agreement.version }),
    ...(next && { next }),
    ...(elsewhere && { elsewhere }),
    ...(round && { round: roundOf(round, calendarOf(agreement), turn) }),
    lacks: lacks(state, askedOf(agreement, registered)),
    cameBack: noMailAt(state, round, seats),
    returned: reviewersWho(state, agreement, ['returned']),
    answered: reviewersWho(state, agreement, ['cleared', 'returned']),
    ...(actsUntil !== undefined && { actsUntil }),
    offers: [],
  };
}
