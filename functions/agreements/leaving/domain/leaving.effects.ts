/** Who is told of a withdrawal: the offices that sign and the liaisons of every party, and of one that leaves with it; and through all its offices a party that the notice has not reached. */
import type { Instant } from '../../../shared/kernel.ts';
import type { Effect } from '../../../shared/ledger/effects.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { lastMoment } from './departures.rules.ts';
import { isLeaving } from './leaving.state.ts';

/** The end of an MOU in which fewer than two parties would be left. */
export const endsWithParties = (event: AgreementEvent): boolean =>
  event.type === 'AgreementEnded' && event.data.fewer === true;

/** Whoever left before hears no more of it. */
const everyone = ({ parties, further = [] }: Agreement, leaves: readonly string[] = []): string[] => [
  ...[...parties, ...further, ...leaves],
  ...[...parties, ...leaves].map((one) => `${one}/liaison`),
];

/** The notice by which it ended: of several, the one that was given last. */
const endedBy = ({ leaving }: Agreement, endedAt: Instant): number | undefined =>
  leaving?.open.findLast((one) => lastMoment(one) === endedAt)?.withdrawal;

/** @param agreement as it stands with the event */
export function leavingEffect(event: AgreementEvent, agreement: Agreement): Effect | undefined {
  const { id, round } = agreement;
  const aboutLeaving = (template: string, to: readonly string[], withdrawal?: number): Effect => ({
    ...{ kind: 'mail', family: 'withdrawals', template },
    about: { agreement: id, round, ...(withdrawal !== undefined && { withdrawal: String(withdrawal) }) },
    to: [...to],
  });
  if (event.type === 'AgreementEnded')
    return aboutLeaving('ended', everyone(agreement), endedBy(agreement, event.data.endedAt));
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
    case 'PartyLeft':
      return aboutLeaving('left', everyone(agreement, [event.data.party]), withdrawal);
    case 'WithdrawalDelivered':
      return undefined;
  }
}
