/** Where a party stands, in one sentence, and what is missing: all of it for its own people, for others without what passes in clearance. */

import type { Adopted } from '../../agreements/adoption/domain/adoption.state.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { seatOf, seatsOf } from '../../agreements/domain/seats.rules.ts';
import { clearanceInWords } from '../../offices/domain/confidence.rules.ts';
import { holderInTerm } from '../../offices/domain/holder.rules.ts';
import { answered, askedOf, lacks } from '../../offices/domain/readiness.rules.ts';
import { isReviewerKind, kindInWords } from '../../offices/domain/review.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import { dayIn, sayInstant } from '../../shared/time-words.ts';
import { type Round, signatoryIn, turnOfParty, turnsIn } from '../../signing/domain/round.state.ts';
import type { PartyOnRecord } from '../authorize-agreement.ts';
import { mailTrouble } from './mail-trouble.ts';

export interface PartyWords {
  /** The state in a word or two. */
  status: string;
  look: 'signed' | 'declined' | 'waiting';
  /** How many offices sign for it, and how many have. */
  signatures: { signed: number; of: number };
  /** How far clearance is; undefined where nobody has to clear. */
  clearance?: string;
  /** What is missing before the head is asked. */
  missing: string[];
  /** Mail that did not arrive, with what to do. */
  trouble: string[];
}

interface Of {
  agreement: Agreement;
  round: Round | undefined;
  now: Instant;
}

const LOOKS = { waiting: 'waiting', asked: 'waiting', signed: 'signed', declined: 'declined' } as const;

const missingOf = ({ agreement, now }: Of, { registered, state, mine }: PartyOnRecord): string[] => {
  const missing = lacks(state, askedOf(agreement, registered));
  const words = missing.flatMap((lack) => {
    if (lack === 'offices') return ['Its liaison has not confirmed who holds its offices.'];
    if (lack === 'notice') return ['Its liaison has not confirmed that email reaches the office that signs.'];
    if (!mine || !isReviewerKind(lack)) return [];
    const back = answered(state?.reviewers[lack], agreement) === 'returned';
    return [`Not cleared by ${kindInWords(lack)}${back ? ', who returned it with comments' : ''}.`];
  });
  const today = dayIn(agreement.zone, now);
  const outOfTerm = (state?.signatories ?? []).flatMap((one) => holderInTerm(one, today).refused?.wrong ?? []);
  return [...words, ...new Set(outOfTerm)];
};

/** Mail to reviewers is their own agency's matter. */
const troubleOf = (round: Round | undefined, { registered, state, mine }: PartyOnRecord): string[] => {
  const { party, signatories, name } = registered;
  const reports = Object.entries(state?.mail ?? {}).filter(([to]) => to === 'liaison' || mine !== undefined);
  const whom = (to: string): string => (isReviewerKind(to) ? kindInWords(to) : `the ${to}`);
  return [
    ...signatories.map((office) => {
      const seat = seatOf(party, office, signatories);
      const whose = signatories.length === 1 ? 'the office that signs' : `the ${registered.offices[office]?.title}`;
      return mailTrouble(round?.signatories[seat]?.mail, whose, name);
    }),
    ...reports.map(([to, report]) => mailTrouble(report, whom(to), name)),
  ].filter((words) => words !== undefined);
};

const signaturesOf = (round: Round | undefined, registered: PartyOnRecord['registered']) => {
  const turns = Object.values(turnsIn(round, registered));
  return { signed: turns.filter((turn) => turn === 'signed').length, of: turns.length };
};

function statusOf({ round, agreement }: Of, registered: PartyOnRecord['registered'], missing: number): string {
  const own = seatsOf(registered.party, registered.signatories).flatMap(
    (seat) => (round && signatoryIn(round, seat)) ?? [],
  );
  if (!round || own.length === 0) return agreement.status === 'voided' ? 'Was not asked' : 'In preparation';
  const status = turnOfParty(round, registered);
  // The last of its signatures is the party's; of one that declined, the no.
  const at = own
    .filter((one) => one.status === status)
    .flatMap((one) => one.at ?? [])
    .sort()
    .at(-1);
  const signed = own.filter((one) => one.status === 'signed').length;
  const some = signed > 0 && signed < own.length ? `; ${signed} of its ${own.length} offices signed` : '';
  const when = at === undefined ? '' : ` on ${sayInstant(at, round.zone)}`;
  if (status === 'signed') return `Signed${when}`;
  if (status === 'declined') return `Declined${when}`;
  if (round.status !== 'open') return 'Did not sign';
  if (status === 'asked') return `Asked to sign${some}`;
  return missing > 0 ? 'In preparation' : 'Prepared; has its turn later';
}

/** Nobody signs here what was signed elsewhere. */
function adoptionWords({ confirmed, refusedBy }: Adopted, party: string): PartyWords {
  const none = { signatures: { signed: 0, of: 0 }, missing: [], trouble: [] };
  if (confirmed.includes(party)) return { status: 'Confirmed', look: 'signed', ...none };
  return refusedBy === party
    ? { status: 'Refused', look: 'declined', ...none }
    : { status: 'Has not answered', look: 'waiting', ...none };
}

export function partyWords(of: Of, party: PartyOnRecord): PartyWords {
  const { round, agreement } = of;
  if (agreement.adopted) return adoptionWords(agreement.adopted, party.registered.party);
  const { registered, state } = party;
  const status = turnOfParty(round, registered);
  const preparing = status === 'waiting' && (round === undefined || round.status === 'open');
  const missing = preparing && agreement.status === 'out for signature' ? missingOf(of, party) : [];
  const left = preparing ? lacks(state, askedOf(agreement, registered)).length : 0;
  const clearance = clearanceInWords(state, agreement);
  const open = agreement.status === 'out for signature';
  return {
    status: statusOf(of, registered, left),
    look: LOOKS[status],
    signatures: signaturesOf(round, registered),
    ...(clearance !== undefined && { clearance }),
    missing,
    trouble: open && status !== 'signed' ? troubleOf(round, party) : [],
  };
}
