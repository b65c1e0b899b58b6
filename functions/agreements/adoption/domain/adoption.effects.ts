/** Who is told of an MOU that was signed elsewhere: no round has its offices, and nobody is asked to sign. */
import type { Effect } from '../../../shared/ledger/effects.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { annexesMissing } from '../../domain/annex.rules.ts';

const liaisons = (parties: readonly string[]): string[] => parties.map((party) => `${party}/liaison`);

/** Undefined where nobody is. */
export function adoptionEffect(event: AgreementEvent, agreement: Agreement): Effect | undefined {
  const { id, round, parties } = agreement;
  const mail = (template: string, to: readonly string[]): Effect => ({
    ...{ kind: 'mail', family: 'adoption', template },
    about: { agreement: id, round },
    to: [...to],
  });
  const everyone = [...liaisons(parties), ...parties];
  switch (event.type) {
    // Nobody can compare before the original is here.
    case 'AnnexKept':
      return annexesMissing(agreement).length === 0 ? mail('confirm', liaisons(parties)) : undefined;
    case 'AdoptionReminded':
      return mail('reminder', liaisons(event.data.parties));
    case 'PartyRefusedAdoption':
      return mail('refused', liaisons(parties));
    case 'AgreementExecuted':
      return mail('in-force', everyone);
    case 'AgreementVoided':
      return mail('voided', liaisons(parties));
    case 'AgreementEnded':
      return mail('ended', everyone);
    default:
      return undefined;
  }
}
