/** Which text's offices a party tends, and which offices only an earlier text names that something still runs under. */
import {
  type Agreement,
  asOf,
  type KeptParty,
  keptParty,
  type RegisteredParty,
  signingParty,
} from '../agreements/agreement.reads.ts';
import { nextAt, textAt } from '../agreements/domain/in-force.rules.ts';
import { formerOffices } from '../agreements/domain/kept-party.rules.ts';
import { versionsInDispute } from '../disputes/due.reads.ts';
import { roundIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import type { Found } from '../shared/ledger/table.ts';

/**
 * The newest text that the party has a part in and that is out or signed: what is on its way is what people prepare. A party of neither
 * tends the last text that it was a party of, while a dispute is open under it.
 */
export async function tendedBy(found: Found, whole: Agreement, party: string, now: Instant): Promise<Agreement> {
  const holds = textAt(whole, now);
  const next = nextAt(whole, now);
  const goesOn = next && ['out for signature', 'executed'].includes(next.status) ? [next] : [];
  const own = [...goesOn, holds].find((one) => signingParty(found, one, party));
  const kept = keptParty(found, whole.id, party);
  if (own || !kept) return own ?? holds;
  const open = [...(await versionsInDispute(whole.id))].filter((one) => kept.versions[one]);
  return open.length === 0 ? holds : asOf(whole, roundIdOf(whole.id, Math.max(...open)));
}

/** The version as which the register has a party of that text: one that leaves with it stands as the text before has it. */
export const versionOfParty = ({ version, follows }: Pick<Agreement, 'version' | 'follows'>, party: string): number =>
  follows?.leaving?.includes(party) ? follows.version : version;

/** Nothing more is read where the text names every office of those before it. */
export async function formerIn(
  kept: KeptParty,
  agreement: Agreement,
  holds: number,
): Promise<RegisteredParty['offices']> {
  const version = versionOfParty(agreement, kept.party);
  if (Object.keys(formerOffices(kept, version)).length === 0) return {};
  const inDispute = await versionsInDispute(agreement.id);
  return formerOffices(kept, version, (one) => one === holds || inDispute.has(one));
}
