/** What the same party of other MOUs has confirmed of its offices, from its agency's newest ones. */
import { agreementTip, keptParty, partyKey } from '../agreements/agreement.reads.ts';
import { latestOf } from '../agreements/domain/kept-party.rules.ts';
import { readAgency } from '../identity/agency.store.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet } from '../shared/ledger/table.ts';
import type { ConfirmedElsewhere } from './domain/last-confirmed.rules.ts';
import type { Register } from './domain/matter.rules.ts';
import { vouchedFor } from './domain/readiness.rules.ts';
import { partyTip, partyTipKey } from './party.reads.ts';

/** An agency may have hundreds of MOUs, and who holds an office today stands in the newest. */
const MOST = 20;

export async function readElsewhere(
  agreement: string,
  { agency = '', name }: Pick<Register, 'agency'> & { name: string },
): Promise<ConfirmedElsewhere[]> {
  const { parties } = await readAgency(agency);
  // Ids begin with their time.
  const newest = parties
    .filter((one) => one.agreement !== agreement)
    .sort((one, other) => (one.agreement < other.agreement ? 1 : -1))
    .slice(0, MOST);
  const found = await batchGet(
    newest.flatMap(({ agreement: id, party }) => [tipKey(id), partyKey(id, party), partyTipKey(id, party)]),
  );
  return newest.flatMap(({ agreement: id, party }): ConfirmedElsewhere[] => {
    const kept = keptParty(found, id, party);
    const { state: offices } = partyTip(found, id, party);
    const { state: whole } = agreementTip(found, id);
    if (!kept || !offices || !whole) return [];
    const registered = latestOf(kept);
    // A component's offices are its own, though its agency's liaisons confirm them; what nobody has confirmed is a file's.
    if (registered.name !== name || !vouchedFor(offices, registered)) return [];
    const moments = [offices.confirmedAt, ...offices.signatories.flatMap(({ heldSince }) => heldSince ?? [])];
    const [at = offices.confirmedAt] = moments.sort().reverse();
    return [{ number: whole.number, at, offices: registered.offices }];
  });
}
