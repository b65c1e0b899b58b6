/** Every part that a mailbox has in an agreement today, in four round trips: person, agencies, agreements with parties, rounds and rows of disputes; a fifth for the names of parties to answer, and for those disputes. */
import {
  type Agreement,
  agreementTip,
  keptParty,
  partyFrom,
  partyKey,
  type RegisteredParty,
  signingParty,
} from '../../agreements/agreement.reads.ts';
import { isPlanned } from '../../agreements/domain/after-end.rules.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { inForce, preparedAt, textAt } from '../../agreements/domain/in-force.rules.ts';
import { formerOffices, latestOf } from '../../agreements/domain/kept-party.rules.ts';
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { hasGone } from '../../agreements/leaving/domain/leaving.state.ts';
import { type Hint, hintsOf, stillHolds } from '../../agreements/role-index.reads.ts';
import { dutiesWaiting } from '../../closing/domain/waiting.rules.ts';
import { closingKey, closingTip } from '../../closing/duties.reads.ts';
import { commitmentKeys } from '../../commitments/commitments.reads.ts';
import type { Waits } from '../../kpis/plan/domain/waiting.rules.ts';
import { figuresWaiting, waitingKeys } from '../../kpis/waiting.reads.ts';
import type { PartyState } from '../../offices/domain/party.state.ts';
import { reviewKeys, reviewsWaiting } from '../../reviews/waiting.reads.ts';
import { partyIdOf } from '../../shared/ids.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { tipFrom, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Round } from '../../signing/domain/round.state.ts';
import { offersWaiting } from '../../signing/outside/domain/waiting.rules.ts';
import type { Part, Standing } from '../domain/standing.ts';
import { openIn, readOpenDisputes } from '../open-disputes.reads.ts';
import { keepingKeys, removalsAsked } from '../removals-asked.ts';
import { changesFor, commitmentsFor, figuresFor, reviewsFor, standingOf } from './standing.parts.ts';

function partOf(hint: Hint, party: RegisteredParty, mailbox: string, today: PlainDay): Part | undefined {
  if (!stillHolds(hint, party, mailbox, today)) return undefined;
  return hint.as === 'office' && party.signatories.includes(hint.of) ? 'signatory' : hint.as;
}

interface Offered {
  agreement: string;
  /** The seat of the office. */
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
  const found = await batchGet(offered.map(({ agreement, party }) => partyKey(agreement, partyOf(party))));
  const named = offered.map(({ agreement, party }) => {
    const kept = keptParty(found, agreement, partyOf(party));
    const partyName = kept ? latestOf(kept).name : party;
    return { agreement, party, partyName };
  });
  return standings.map((standing) => {
    const own = named.filter(({ agreement }) => standing.part === 'liaison' && agreement === standing.agreement);
    return { ...standing, offers: own.map(({ party, partyName }) => ({ party, partyName })) };
  });
}

interface PartIn {
  hint: Hint;
  part: Part;
  whole: Agreement;
  holds: Agreement;
  agreement: Agreement;
  registered: RegisteredParty;
  /** By an office that only an earlier text names: what is open under that one may wait for it, and nothing else. */
  former?: true;
}

/** Of a party that has left before the text that holds: what it still owes waits for its people, and nothing else. */
function goneBy(hint: Hint, registered: RegisteredParty, holds: Agreement, mailbox: string, today: PlainDay) {
  const part = ['office', 'liaison'].includes(hint.as) && partOf(hint, registered, mailbox, today);
  const left = holds.leaving?.left.findLast(({ party }) => party === hint.party)?.at;
  return part
    ? { agreement: holds, registered: { ...registered, ...(left && { left }) }, part, former: true as const }
    : undefined;
}

/** The text by which a mailbox has its part, the first of these that gives it one. */
function partBy(hint: Hint, of: { whole: Agreement; holds: Agreement }, found: Found, mailbox: string, now: Instant) {
  const { whole, holds } = of;
  // What is out for signature is what people work on; disputes go on under the text that holds.
  const prepared = preparedAt(whole, now);
  const today = dayIn(holds.zone, now);
  const texts = [
    // Whoever has left with the text that holds is no party of it any more.
    ...(prepared.version === holds.version
      ? []
      : [{ agreement: prepared, registered: signingParty(found, prepared, hint.party) }]),
    { agreement: holds, registered: partyFrom(found, holds, hint.party) },
  ];
  for (const { agreement, registered } of texts) {
    const part = registered && partOf(hint, registered, mailbox, today);
    if (part) return { agreement, registered, part };
  }
  const kept = keptParty(found, holds.id, hint.party);
  if (kept && hasGone(holds, hint.party)) return goneBy(hint, latestOf(kept), holds, mailbox, today);
  const before = kept && { ...latestOf(kept), signatories: [], offices: formerOffices(kept, holds.version) };
  const part = before && ['office', 'alternate'].includes(hint.as) && partOf(hint, before, mailbox, today);
  return part ? { agreement: holds, registered: before, part, former: true as const } : undefined;
}

/** What the hints lead to, as far as the registers bear them out. */
function partsIn(found: Found, hints: readonly Hint[], mailbox: string, now: Instant): PartIn[] {
  return hints.flatMap((hint) => {
    const whole = agreementTip(found, hint.agreement).state;
    if (!whole) return [];
    const holds = textAt(whole, now);
    const by = partBy(hint, { whole, holds }, found, mailbox, now);
    return by ? [{ hint, whole, holds, ...by }] : [];
  });
}

const removalsOf = (found: Found, { part, agreement, registered }: PartIn) =>
  part === 'records officer' ? removalsAsked(found, agreement, registered.agency) : undefined;

/** Notices of others under the text that holds, for a liaison of a party of it. */
function changesOf({ part, whole, holds, hint }: PartIn, parts: readonly PartIn[], now: Instant) {
  return part === 'liaison' && holds.parties.includes(hint.party)
    ? changesFor(whole, servedIn(parts, whole), now)
    : undefined;
}

/** Parties of that agreement for which the person is a liaison. */
const servedIn = (parts: readonly PartIn[], { id }: Agreement): string[] =>
  parts.filter((one) => one.part === 'liaison' && one.whole.id === id).map((one) => one.hint.party);

const commitmentsOf = (tips: Found, { part, whole, holds, hint }: PartIn, parts: readonly PartIn[], now: Instant) =>
  part === 'liaison'
    ? commitmentsFor(tips, holds, { party: hint.party, mine: servedIn(parts, whole) }, now)
    : undefined;

/** Of whoever has a part in the text that holds. */
const reviewsOf = (tips: Found, { whole, holds, registered, part, hint, former }: PartIn, now: Instant) =>
  former
    ? undefined
    : reviewsFor(
        reviewsWaiting(tips, whole, [registered], now),
        { party: hint.party, part, of: hint.of },
        calendarOf(holds),
      );

const dutiesOf = (tips: Found, { part, whole, holds, hint }: PartIn, now: Instant): Standing['duties'] =>
  part === 'liaison' && holds.parties.includes(hint.party)
    ? dutiesWaiting(whole, closingTip(tips, whole.id).state, hint.party, now).map((one) => ({
        ...one,
        calendar: calendarOf(holds),
      }))
    : undefined;

/** What waits in figures, of each MOU that the person has a part in. */
async function readFigures(tips: Found, parts: readonly PartIn[], now: Instant): Promise<Map<string, Waits[]>> {
  const byAgreement = Map.groupBy(
    parts.filter(({ former, registered }) => !former || registered.left !== undefined),
    ({ whole }) => whole.id,
  );
  const each = [...byAgreement].map(async ([id, own]) => {
    const register = [...new Map(own.map(({ registered }) => [registered.party, registered])).values()];
    const whole = own[0]?.whole;
    return [id, whole ? await figuresWaiting(tips, whole, register, now) : []] as const;
  });
  return new Map(await Promise.all(each));
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
  const parts = partsIn(found, hints, mailbox, now);
  const executed = parts.filter(({ whole }) => inForce(whole, now));
  const [tips, open] = await Promise.all([
    batchGet([
      ...parts.map(({ agreement }) => tipKey(agreement.round)),
      ...parts.flatMap(({ part, holds }) => (part === 'liaison' ? commitmentKeys(holds) : [])),
      ...parts.flatMap(({ holds, hint }) => waitingKeys(holds, [hint.party])),
      ...parts.flatMap(({ whole }) => reviewKeys(whole)),
      ...parts.flatMap(({ whole, part }) =>
        part === 'liaison' && isPlanned(whole, now) ? [closingKey(whole.id)] : [],
      ),
    ]),
    openIn(executed.map(({ agreement }) => agreement.id)),
  ]);
  const figures = await readFigures(tips, parts, now);
  const rounds = new Map(parts.map(({ agreement: { id, round } }) => [id, tipFrom<Round>(tips, round).state]));
  const standings = parts.map((one): Standing => {
    const { hint, part, agreement, registered, holds, former } = one;
    const { state } = tipFrom<PartyState>(found, partyIdOf(agreement.id, hint.party));
    const round = rounds.get(agreement.id);
    const standing = standingOf({ part, of: hint.of, agreement, holds, registered, state, round, now });
    // What is not signed yet gives the MOU no other name.
    const title = partyFrom(found, holds, hint.party)?.title ?? standing.title;
    return {
      ...{ ...standing, title, removals: removalsOf(found, one), changes: changesOf(one, parts, now) },
      commitments: commitmentsOf(tips, one, parts, now),
      figures: figuresFor(figures.get(agreement.id) ?? [], { party: hint.party, part, of: hint.of }, calendarOf(holds)),
      reviews: reviewsOf(tips, one, now),
      duties: dutiesOf(tips, one, now),
      openDisputes: open.get(agreement.id)?.length ?? 0,
      ...(former && { former }),
    };
  });
  const as = parts.map(({ hint: { agreement, party, as: is, of } }) => ({
    ...{ agreement, party },
    of: is === 'office' ? of : is,
  }));
  const [offered, disputes] = await Promise.all([
    withOffers(standings, rounds, now),
    readOpenDisputes(as, open, { mailbox, now }),
  ]);
  return offered.map((standing, index) => ({ ...standing, disputes: disputes[index] ?? [] }));
}
