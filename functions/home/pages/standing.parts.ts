/** Where a person stands in an agreement, by one of the parts it has there: from what was read, for home and for the pages of the agreement. */
import type { RegisteredParty } from '../../agreements/agreement.reads.ts';
import { type Agreement, calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { keyDatesOf, statusOf } from '../../agreements/domain/status.rules.ts';
import type { PartyState } from '../../offices/domain/party.state.ts';
import { type AskedText, answered, askedOf, lacks } from '../../offices/domain/readiness.rules.ts';
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Round } from '../../signing/domain/round.state.ts';
import type { Part, Standing } from '../domain/tasks.rules.ts';

const CAME_BACK: readonly string[] = ['bounced', 'suppressed', 'complained', 'rejected'];

/** Reviewers by what they said to the text that is out. */
const reviewersWho = (state: PartyState | undefined, text: AskedText, answers: readonly string[]): string[] =>
  Object.entries(state?.reviewers ?? {})
    .filter(([, review]) => answers.includes(answered(review, text) ?? ''))
    .map(([kind]) => kind);

const roundOf = (round: Round, calendar: Calendar, party: string): NonNullable<Standing['round']> => ({
  id: round.id,
  open: round.status === 'open',
  openedAt: round.openedAt,
  deadline: round.deadline,
  calendar,
  turn: round.signatories[party]?.status ?? 'waiting',
  signed: Object.values(round.signatories).filter(({ status }) => status === 'signed').length,
  of: Object.keys(round.signatories).length,
});

const cameBack = (state: PartyState | undefined, round: Round | undefined, party: string): string[] => [
  ...(CAME_BACK.includes(round?.signatories[party]?.mail ?? '') ? ['signatory'] : []),
  ...Object.entries(state?.mail ?? {})
    .filter(([to, report]) => to !== 'liaison' && CAME_BACK.includes(report))
    .map(([to]) => to),
];

export interface StandingOf {
  part: Part;
  /** The reviewer's kind, of a reviewer. */
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
  const { party, title } = registered;
  const { capacity, to } = registered.offices[registered.signatory]?.holder ?? {};
  const successor = holds !== undefined && holds.version !== agreement.version;
  // An MOU in force stays so, whatever shall follow it.
  const [next] = successor ? keyDatesOf(holds, now) : keyDatesOf(agreement, now, round);
  return {
    agreement: agreement.id,
    number: agreement.number,
    title: title ?? mouName(agreement.number),
    party,
    partyName: registered.name,
    part,
    ...(part === 'reviewer' && { of }),
    status: successor ? statusOf(holds, now) : statusOf(agreement, now, round),
    ...(successor && { successor: agreement.version }),
    ...(next && { next }),
    ...(round && { round: roundOf(round, calendarOf(agreement), party) }),
    lacks: lacks(state, askedOf(agreement, registered)),
    cameBack: cameBack(state, round, party),
    returned: reviewersWho(state, agreement, ['returned']),
    answered: reviewersWho(state, agreement, ['cleared', 'returned']),
    ...(to !== undefined && capacity !== 'incumbent' && { actsUntil: to }),
    offers: [],
  };
}
