/** Who may look at an agreement as a whole: whoever stands in the registers of its parties today, read strongly consistently. */
import { agreementTip, type RegisteredParty, readRegister } from '../agreements/agreement.reads.ts';
import { textAt } from '../agreements/domain/agreement.rules.ts';
import { agenciesIn, agencyKey } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { type Role, rolesIn } from '../identity/domain/roles.rules.ts';
import { visitPerson } from '../identity/person.reads.ts';
import type { PartyState } from '../offices/domain/party.state.ts';
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import type { Request } from '../shared/http/page.ts';
import { keepingIdOf } from '../shared/ids.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { roundStream } from '../signing/round.stream.ts';
import { disputeKeysOf, openOf } from './open-disputes.reads.ts';

/** As what a mailbox stands in a party's registers. */
export interface Standing {
  liaison: boolean;
  recordsOfficer: boolean;
  /** Keys of the offices it holds. */
  offices: string[];
  /** Keys of the offices for whose holders it stands in today. */
  alternates: string[];
  /** Kinds of review it answers for. */
  reviews: string[];
}

export interface PartyOnRecord {
  registered: RegisteredParty;
  state: PartyState | undefined;
  /** What the visitor is here; undefined for another agency. */
  mine?: Standing;
}

/** What the frame of its pages says of disputes and of removals, read beside the parties. */
const aroundKeys = (id: string, open: readonly string[]): Key[] => [
  tipKey(keepingIdOf(id)),
  ...disputeKeysOf(id, open),
];

const keysOf = (agreement: string, { party, agency }: RegisteredParty): Key[] => [
  partyTipKey(agreement, party),
  ...(agency === undefined ? [] : [agencyKey(agency)]),
];

const standingOf = (roles: readonly Role[]): Standing => {
  const of = (...which: Role['is'][]) => roles.filter(({ is }) => which.includes(is));
  const officesOf = (...which: Role['is'][]) => of(...which).flatMap(({ office }) => office ?? []);
  return {
    liaison: of('liaison').length > 0,
    recordsOfficer: of('records officer').length > 0,
    offices: officesOf('holder', 'named holder'),
    alternates: officesOf('alternate'),
    reviews: of('named reviewer').flatMap(({ review }) => review ?? []),
  };
};

/** Reads who visits and where every party stands. Throws SignedOut for nobody, and Missing for whoever stands in no register of it. */
export async function visitAgreement(request: Request) {
  const id = request.path.agreement ?? '';
  const { person, found } = await visitPerson(request, [tipKey(id)]);
  const whole = existing(agreementTip(found, id));
  const agreement = textAt(whole, request.now);
  const [register, rounds, open] = await Promise.all([
    readRegister(agreement),
    batchGet([tipKey(agreement.round)]),
    agreement.status === 'executed' ? openOf(id) : [],
  ]);
  const { state: round } = roundStream.tip(rounds, agreement.round);
  const each = await batchGet([...register.flatMap((one) => keysOf(id, one)), ...aroundKeys(id, open)]);
  const roles = rolesIn(register, agenciesIn(each, register), person.mailbox, dayIn(agreement.zone, request.now));
  authorize(request, roles);
  // In the order of the MOU: a database returns them in an order of its own.
  const parties = agreement.parties.flatMap((party): PartyOnRecord[] => {
    const registered = register.find((one) => one.party === party);
    if (!registered) return [];
    const mine = roles.filter((role) => role.party === party);
    return [{ registered, state: partyTip(each, id, party).state, ...(mine.length > 0 && { mine: standingOf(mine) }) }];
  });
  return { person, whole, agreement, round, parties, register, roles, open, found: each };
}

export type VisitedAgreement = Awaited<ReturnType<typeof visitAgreement>>;
