/** What a convener's system may read: agreements that its agency organizes, in any text that counts, or is a party of by the text that holds. */
import { authorize } from '../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../identity/convener.reads.ts';
import { rolesOf } from '../identity/domain/roles.rules.ts';
import type { Request } from '../shared/http/page.ts';
import { existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { agreementTip, type KeptParty, partiesOf, readKept } from './agreement.reads.ts';
import { type Agreement, sentLast } from './domain/agreement.state.ts';
import { textAt } from './domain/in-force.rules.ts';

/** Whether a party of that text that has not left has this mail domain: a token speaks for one of its party's. */
export const partOf = (kept: readonly KeptParty[], agreement: Agreement, organization: string): boolean =>
  partiesOf(kept, agreement).some(({ mailDomains, left }) => left === undefined && mailDomains.includes(organization));

/** The agreement as the text that holds has it, and as a whole. Throws Missing for whoever has no part in it. */
export async function visitAsConvener(request: Request) {
  const { bearer, path, now } = request;
  const id = path.agreement ?? '';
  const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
  const whole = existing(agreementTip(found, id));
  const agreement = textAt(whole, now);
  const actor = convenerFrom(found, bearer);
  const { organization } = actor.kind === 'convener' ? actor : { organization: '' };
  const organizes = [agreement, sentLast(whole)].some((one) => one.organization === organization);
  // A system is nobody who is named; the register is read for others than organizers only.
  const asParty = !organizes && organization !== '' && agreement.handling !== 'named';
  const own = organizes || (asParty && partOf(await readKept(id), agreement, organization));
  authorize(request, rolesOf(actor), { organization: own ? organization : agreement.organization });
  return { whole, agreement };
}
