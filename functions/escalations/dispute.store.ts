/** Which items an act on a dispute is decided on. */
import { agreementOfDispute, docketIdOf } from '../shared/ids.ts';
import { type Tip, tipKey } from '../shared/ledger.ts';
import type { Found, Key } from '../shared/table.ts';
import { docketStream } from './dispute.stream.ts';
import type { Docket } from './docket.state.ts';

export const docketKey = (agreement: string): Key => tipKey(docketIdOf(agreement));
export const docketTip = (found: Found, agreement: string): Tip<Docket> =>
  docketStream.tip(found, docketIdOf(agreement));

/** Everything that an act on a dispute is decided on, but for the registers of parties: known from its id alone. */
export const disputeKeys = (dispute: string): Key[] => {
  const agreement = agreementOfDispute(dispute);
  return [tipKey(agreement), docketKey(agreement), tipKey(dispute)];
};
