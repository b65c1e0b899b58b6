/** Who is told of a withdrawal: the offices that sign and the liaisons of every party, those who leave among them; and through all its offices a party that the notice has not reached. */
import type { Effect } from '../../../shared/ledger/effects.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { FEWEST_PARTIES } from './departures.rules.ts';
import { isLeaving, leftFrom } from './leaving.state.ts';

/** The end of an MOU in which fewer than two parties are left. */
export const endsWithParties = (event: AgreementEvent): boolean =>
  event.type === 'AgreementEnded' && event.data.fewer === true;

const everyone = ({ parties, further = [], ...agreement }: Agreement): string[] => {
  const all = [...parties, ...leftFrom(agreement).map(({ party }) => party)];
  return [
    ...parties,
    ...further,
    ...all.filter((one) => !parties.includes(one)),
    ...all.map((one) => `${one}/liaison`),
  ];
};

/** @param agreement as it stands with the event */
export function leavingEffect(event: AgreementEvent, agreement: Agreement): Effect | undefined {
  const { id, round, parties, leaving } = agreement;
  const aboutLeaving = (template: string, to: readonly string[], withdrawal?: number): Effect => ({
    ...{ kind: 'mail', family: 'withdrawals', template },
    about: { agreement: id, round, ...(withdrawal !== undefined && { withdrawal: String(withdrawal) }) },
    to: [...to],
  });
  if (event.type === 'AgreementEnded')
    return aboutLeaving('ended', everyone(agreement), leaving?.left.at(-1)?.withdrawal);
  if (!isLeaving(event)) return undefined;
  const { withdrawal } = event.data;
  switch (event.type) {
    case 'WithdrawalNoticed':
      return aboutLeaving('noticed', everyone(agreement), withdrawal);
    case 'WithdrawalRetracted':
      return aboutLeaving('retracted', everyone(agreement), withdrawal);
    case 'WithdrawalReminded':
      return aboutLeaving('reminder', everyone(agreement), withdrawal);
    case 'WithdrawalUndelivered':
      return aboutLeaving(
        'undelivered',
        event.data.parties.map((party) => `${party}/offices`),
        withdrawal,
      );
    // Where the MOU ends with it, its end is told.
    case 'PartyLeft':
      return parties.length < FEWEST_PARTIES ? undefined : aboutLeaving('left', everyone(agreement), withdrawal);
    case 'WithdrawalDelivered':
      return undefined;
  }
}
