/** The MOUs in which a person stands today, each with its docket: rows that lead there are hints, and the registers decide. */
import { type Agreement, agreementTip, partyFrom, partyKey } from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { type Hint, hintsOf, stillHolds } from '../../agreements/role-index.reads.ts';
import { docketKey, docketTip } from '../../disputes/dispute.stream.ts';
import type { Docket } from '../../disputes/docket/domain/docket.state.ts';
import { type Standing, standingsIn } from '../../disputes/domain/who.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import { tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';

export interface Matter {
  agreement: Agreement;
  docket: Docket | undefined;
  /** How much has happened to the docket. */
  docketSeq: number;
  /** The offices under which the person could speak, by party. */
  standings: readonly Standing[];
}

function matterOf(found: Found, id: string, hints: readonly Hint[], mailbox: string, now: Instant): Matter[] {
  const whole = agreementTip(found, id).state;
  const agreement = whole && textAt(whole, now);
  if (agreement?.status !== 'executed') return [];
  const today = dayIn(agreement.zone, now);
  const register = [...new Set(hints.map(({ party }) => party))]
    .flatMap((party) => partyFrom(found, agreement, party) ?? [])
    .filter(({ left }) => left === undefined);
  const standings = standingsIn(register, mailbox, today);
  const serves = hints.some((hint) =>
    register.some((one) => one.party === hint.party && stillHolds(hint, one, mailbox, today)),
  );
  const { state: docket, seq: docketSeq } = docketTip(found, id);
  return standings.length > 0 || serves ? [{ agreement, docket, docketSeq, standings }] : [];
}

/** Three round trips, however many there are: the person, the agencies, and what the hints lead to. */
export async function mattersOf(mailbox: string, now: Instant): Promise<Matter[]> {
  const hints = await hintsOf(mailbox);
  const byAgreement = Map.groupBy(hints, ({ agreement }) => agreement);
  const found = await batchGet(
    [...byAgreement].flatMap(([id, its]) => [
      tipKey(id),
      docketKey(id),
      ...its.map(({ party }) => partyKey(id, party)),
    ]),
  );
  return [...byAgreement].flatMap(([id, its]) => matterOf(found, id, its, mailbox, now));
}
