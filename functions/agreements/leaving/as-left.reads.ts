/** How people of a party that has left have the MOU once a text without it holds: by the last text that was theirs, with what is left to do and nothing that came after. */
import { agenciesIn, agencyKey } from '../../identity/agency.store.ts';
import { type Role, rolesIn } from '../../identity/domain/roles.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { type KeptParty, partiesOf, type RegisteredParty, readText } from '../agreement.reads.ts';
import { type Agreement, asOfVersion } from '../domain/agreement.state.ts';
import { stoodAt, textAt } from '../domain/in-force.rules.ts';
import type { SignedMou } from '../domain/signed-mou.ts';
import { versionsIn } from '../domain/versions.rules.ts';
import { hasGone } from './domain/leaving.state.ts';

export interface AsLeft {
  agreement: Agreement;
  text: SignedMou;
  /** Their own parties alone. */
  register: RegisteredParty[];
  roles: Role[];
}

const asGone = (role: Role): Role => (role.is === 'former' ? { ...role, is: 'gone' } : role);

/** Undefined where the mailbox is of no such party. */
export async function readAsLeft(
  whole: Agreement,
  kept: readonly KeptParty[],
  { mailbox, now }: { mailbox: string; now: Instant },
): Promise<AsLeft | undefined> {
  const holds = textAt(whole, now);
  const gone = (holds.leaving?.left ?? []).filter(({ party }) => hasGone(holds, party));
  if (gone.length === 0) return undefined;
  const versions = [...versionsIn((await history(whole.id)).events).values()];
  // The newest first: whoever came back and left again has the later text.
  for (const { party, versions: own } of gone.toReversed()) {
    const last = versions.find(({ version }) => version === Math.max(...own));
    const agreement = last && asOfVersion(stoodAt(whole, now), last);
    const register = agreement ? partiesOf(kept, agreement).filter((one) => one.party === party) : [];
    const agencies = register.flatMap(({ agency }) => (agency ? [agencyKey(agency)] : []));
    const today = dayIn(holds.zone, now);
    const roles = rolesIn(register, agenciesIn(await batchGet(agencies), register), mailbox, today);
    if (agreement && roles.length > 0)
      return { agreement, register, roles: roles.map(asGone), text: await readText(agreement.textHash) };
  }
  return undefined;
}
