/** Every part that a mailbox has in an agreement today, in four round trips: person, agencies, agreements with parties, rounds and rows of disputes; a fifth for the names of parties to answer, and for those disputes. */
import {
  type Agreement,
  agreementTip,
  keptParty,
  partyFrom,
  partyKey,
  type RegisteredParty,
} from '../../agreements/agreement.reads.ts';
import { calendarOf, inForce, preparedAt } from '../../agreements/domain/agreement.rules.ts';
import { latestOf } from '../../agreements/domain/kept-party.rules.ts';
import { type Hint, hintsOf, stillHolds } from '../../agreements/role-index.reads.ts';
import type { PartyState } from '../../offices/domain/party.state.ts';
import { type AskedText, answered, askedOf, lacks } from '../../offices/domain/readiness.rules.ts';
import type { Calendar } from '../../shared/calendar/business-days.ts';
import { partyIdOf } from '../../shared/ids.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Round } from '../../signing/domain/round.state.ts';
import { offersWaiting } from '../../signing/outside/domain/waiting.rules.ts';
import type { Part, Standing } from '../domain/tasks.rules.ts';
import { openIn, readOwed } from './disputes-owed.ts';
import { keepingKeys, removalsAsked } from './removals-asked.ts';

function partOf(hint: Hint, party: RegisteredParty, mailbox: string, today: PlainDay): Part | undefined {
  if (!stillHolds(hint, party, mailbox, today)) return undefined;
  return hint.as === 'office' && hint.of === party.signatory ? 'signatory' : hint.as;
}

const CAME_BACK: readonly string[] = ['bounced', 'suppressed', 'complained', 'rejected'];

/** Reviewers by what they said to the text that is out. */
const reviewersWho = (state: PartyState | undefined, text: AskedText, answers: readonly string[]): string[] =>
  Object.entries(state?.reviewers ?? {})
    .filter(([, review]) => answers.includes(answered(review, text) ?? ''))
    .map(([kind]) => kind);

const roundOf = (round: Round, calendar: Calendar, party: string): NonNullable<Standing['round']> => ({
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

function standingOf(
  hint: Hint,
  part: Part,
  agreement: Agreement,
  registered: RegisteredParty,
  found: Found,
  rounds: Found,
) {
  const { party } = hint;
  const state = tipFrom<PartyState>(found, partyIdOf(agreement.id, party)).state;
  const round = tipFrom<Round>(rounds, agreement.round).state;
  const { capacity, to } = registered.offices[registered.signatory]?.holder ?? {};
  const standing: Standing = {
    agreement: agreement.id,
    number: agreement.number,
    party,
    partyName: registered.name,
    part,
    ...(part === 'reviewer' && { of: hint.of }),
    status: agreement.status,
    ...(round && { round: roundOf(round, calendarOf(agreement), party) }),
    lacks: lacks(state, askedOf(agreement, registered)),
    cameBack: cameBack(state, round, party),
    returned: reviewersWho(state, agreement, ['returned']),
    answered: reviewersWho(state, agreement, ['cleared', 'returned']),
    ...(part === 'records officer' && { removals: removalsAsked(found, agreement, registered.agency) }),
    ...(to !== undefined && capacity !== 'incumbent' && { actsUntil: to }),
    offers: [],
  };
  return standing;
}

interface Offered {
  agreement: string;
  party: string;
}

/** Signatures made outside that wait for a liaison: never for one of the party that handed it in. */
function offeredTo(standings: readonly Standing[], rounds: ReadonlyMap<string, Round | undefined>, now: Instant) {
  const mine = new Map<string, string[]>();
  for (const { agreement, party, part } of standings)
    if (part === 'liaison') mine.set(agreement, [...(mine.get(agreement) ?? []), party]);
  return [...mine].flatMap(([agreement, parties]): Offered[] => {
    const round = rounds.get(agreement);
    return round ? offersWaiting(round, parties, now).map((party) => ({ agreement, party })) : [];
  });
}

async function withOffers(standings: Standing[], rounds: ReadonlyMap<string, Round | undefined>, now: Instant) {
  const offered = offeredTo(standings, rounds, now);
  if (offered.length === 0) return standings;
  const found = await batchGet(offered.map(({ agreement, party }) => partyKey(agreement, party)));
  const named = offered.map(({ agreement, party }) => {
    const kept = keptParty(found, agreement, party);
    const partyName = kept ? latestOf(kept).name : party;
    return { agreement, party, partyName };
  });
  return standings.map((standing) => {
    const own = named.filter(({ agreement }) => standing.part === 'liaison' && agreement === standing.agreement);
    return { ...standing, offers: own.map(({ party, partyName }) => ({ party, partyName })) };
  });
}

export async function readStandings(mailbox: string, now: Instant): Promise<Standing[]> {
  const hints = await hintsOf(mailbox);
  const found = await batchGet(
    hints.flatMap(({ agreement, party, as }) => [
      tipKey(agreement),
      tipKey(partyIdOf(agreement, party)),
      partyKey(agreement, party),
      ...keepingKeys(agreement, as),
    ]),
  );
  const parts = hints.flatMap((hint) => {
    const whole = agreementTip(found, hint.agreement).state;
    const agreement = whole && preparedAt(whole, now);
    const registered = agreement && partyFrom(found, agreement, hint.party);
    const part = registered && partOf(hint, registered, mailbox, dayIn(agreement.zone, now));
    return part ? [{ hint, part, whole, agreement, registered }] : [];
  });
  const executed = parts.filter(({ whole }) => inForce(whole, now));
  const [rounds, open] = await Promise.all([
    batchGet(parts.map(({ agreement }) => tipKey(agreement.round))),
    openIn(executed.map(({ agreement }) => agreement.id)),
  ]);
  const standings = parts.map(({ hint, part, agreement, registered }) =>
    standingOf(hint, part, agreement, registered, found, rounds),
  );
  const byAgreement = parts.map(
    ({ agreement }) => [agreement.id, tipFrom<Round>(rounds, agreement.round).state] as const,
  );
  const as = parts.map(({ hint: { agreement, party, as: is, of } }) => ({
    ...{ agreement, party },
    of: is === 'office' ? of : is,
  }));
  const [offered, owed] = await Promise.all([
    withOffers(standings, new Map(byAgreement), now),
    readOwed(as, open, mailbox),
  ]);
  return offered.map((standing, index) => ({ ...standing, disputes: owed[index] ?? [] }));
}
