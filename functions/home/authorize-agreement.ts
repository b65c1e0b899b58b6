/** Who may look at an agreement as a whole: whoever stands in the registers of its parties today, read strongly consistently. */
import {
  agreementTip,
  type KeptParty,
  partiesOf,
  type RegisteredParty,
  readKept,
} from '../agreements/agreement.reads.ts';
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import { nextAt, textAt } from '../agreements/domain/in-force.rules.ts';
import { partyToSign } from '../agreements/domain/kept-party.rules.ts';
import { versionsIn } from '../agreements/domain/versions.rules.ts';
import { commitmentKeys } from '../commitments/commitments.reads.ts';
import { agenciesIn, agencyKey } from '../identity/agency.store.ts';
import { authorize } from '../identity/authorize.ts';
import { type Role, rolesIn } from '../identity/domain/roles.rules.ts';
import { visitPerson } from '../identity/person.reads.ts';
import { figuresWaiting, waitingKeys } from '../kpis/waiting.reads.ts';
import type { PartyState } from '../offices/domain/party.state.ts';
import { partyTip, partyTipKey } from '../offices/party.reads.ts';
import { reviewKeys, reviewsWaiting } from '../reviews/waiting.reads.ts';
import { Missing } from '../shared/failures.ts';
import type { Request } from '../shared/http/page.ts';
import { keepingIdOf } from '../shared/ids.ts';
import { history } from '../shared/ledger/history.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import type { Round } from '../signing/domain/round.state.ts';
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

/** One version: its round, who signs it, and as what the visitor stands in it. */
export interface VersionVisited {
  agreement: Agreement;
  round: Round | undefined;
  register: RegisteredParty[];
  roles: Role[];
  /** In the order of the MOU, then those that leave with it, then those that have left it. */
  parties: PartyOnRecord[];
}

/** Those who sign that version; a party that it leaves out stands as the text before has it. */
const signersIn = (kept: readonly KeptParty[], version: Agreement): RegisteredParty[] =>
  kept.flatMap((one) => partyToSign(one, version) ?? []);

/** A party of a text that is out, or signed and not in effect yet, which is none of the text that holds: it reads what it is to sign. */
const isOpen = ({ status }: Agreement): boolean => status === 'out for signature' || status === 'executed';

/**
 * Reads who visits and where every party stands: of the text that holds, and of the one that shall follow it. Whoever is a party of the
 * next one alone reads that one, in the place of the text that holds. Throws SignedOut for nobody, and Missing for whoever stands in no
 * register of either.
 */
export async function visitAgreement(request: Request) {
  const { now } = request;
  const id = request.path.agreement ?? '';
  const { person, found } = await visitPerson(request, [tipKey(id)]);
  const whole = existing(agreementTip(found, id));
  const holds = textAt(whole, now);
  const next = nextAt(whole, now);
  const [kept, rounds, open] = await Promise.all([
    readKept(id),
    batchGet([holds, ...(next ? [next] : [])].map(({ round }) => tipKey(round))),
    holds.status === 'executed' ? openOf(id) : [],
  ]);
  // Whoever has left with the text that holds is no party of it any more.
  const registers = [partiesOf(kept, holds), next ? signersIn(kept, next) : []] as const;
  const both = [...new Map(registers.flat().map((one) => [one.party, one])).values()];
  const each = await batchGet([
    ...both.flatMap((one) => keysOf(id, one)),
    ...aroundKeys(id, open),
    ...commitmentKeys(holds),
    ...reviewKeys(whole),
    ...waitingKeys(
      holds,
      registers[0].map(({ party }) => party),
    ),
  ]);
  const agencies = agenciesIn(each, both);
  const visited = (agreement: Agreement, register: RegisteredParty[]): VersionVisited => {
    const roles = rolesIn(register, agencies, person.mailbox, dayIn(agreement.zone, now));
    // A database returns them in an order of its own.
    const left = register.filter((one) => one.left !== undefined).map(({ party }) => party);
    const all = [...agreement.parties, ...(agreement.follows?.leaving ?? []), ...left];
    const parties = all.flatMap((party): PartyOnRecord[] => {
      const registered = register.find((one) => one.party === party);
      if (!registered) return [];
      const mine = roles.filter((role) => role.party === party);
      const { state } = partyTip(each, id, party);
      return [{ registered, state, ...(mine.length > 0 && { mine: standingOf(mine) }) }];
    });
    return { agreement, round: roundStream.tip(rounds, agreement.round).state, register, roles, parties };
  };
  const [ofText, ofNext] = [visited(holds, registers[0]), next && visited(next, registers[1])];
  const joins = ofNext !== undefined && isOpen(ofNext.agreement) && ofText.roles.length === 0;
  const shown = joins ? ofNext : ofText;
  authorize(request, shown.roles);
  const mine = new Set(ofText.roles.map(({ party }) => party));
  const own = registers[0].filter(({ party }) => mine.has(party));
  return {
    /** What waits in figures for the reader's parties. */
    figures: await figuresWaiting(each, whole, own, now),
    /** And in its reviews. */
    reviews: reviewsWaiting(each, whole, own, now),
    person,
    whole,
    ...shown,
    ...(ofNext && !joins && { next: ofNext }),
    joins,
    open: joins ? [] : open,
    found: each,
  };
}

export type VisitedAgreement = Awaited<ReturnType<typeof visitAgreement>>;

/** What a page shows of an MOU: the text that holds, and the one that shall follow it. */
export const versionsOf = ({ next, ...shown }: VisitedAgreement): VersionVisited[] => [shown, ...(next ? [next] : [])];

/** That version, as far as the visitor may read it. Throws Missing where there is none: whoever only joins reads what it joins. */
export async function versionFor(visited: VisitedAgreement, asked: string | undefined): Promise<Agreement> {
  if (asked === undefined) return visited.agreement;
  const known = versionsOf(visited).find(({ agreement }) => String(agreement.version) === asked);
  if (known) return known.agreement;
  const versions = visited.joins ? [] : [...versionsIn((await history(visited.agreement.id)).events).values()];
  const found = versions.find(({ version }) => String(version) === asked);
  if (!found) throw new Missing(`No version ${asked}`);
  return found;
}
