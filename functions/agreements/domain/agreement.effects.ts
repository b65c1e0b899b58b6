/** What the world is told when something happens to an agreement: one effect an event at most. */
import type { Effect } from '../../shared/ledger/effects.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { Agreement } from './agreement.rules.ts';
import { annexesMissing } from './annex.rules.ts';

/** How it ended is for the offices that sign and the liaisons of all parties; first for those who organize it and call the others. */
const whoMustKnow = ({ parties, convener }: Agreement): string[] => {
  const others = parties.filter((party) => party !== convener);
  return [`${convener}/liaison`, ...parties, ...others.map((party) => `${party}/liaison`)];
};

export function agreementEffect(event: AgreementEvent, agreement: Agreement): Effect | undefined {
  const { id, round } = agreement;
  const tell = (template: string): Effect => ({
    ...{ kind: 'mail', family: 'signing', template },
    about: { agreement: id, round },
    to: whoMustKnow(agreement),
  });
  switch (event.type) {
    case 'AgreementPublished':
    case 'AgreementRevised':
      return { kind: 'start', machine: 'signing', stream: round, name: round, input: { agreement: id, round } };
    case 'AnnexKept':
      // The last one lets the round go on, which has asked nobody so far.
      return annexesMissing(agreement).length === 0 ? { kind: 'answer', stream: round } : undefined;
    // Executed is told with the copy in hand, not before it is sealed.
    case 'CopySealed':
      return tell('executed');
    case 'AgreementReturned':
    case 'AgreementVoided':
      return tell('closed');
    case 'AgreementExecuted':
    case 'SunsetSet':
      return undefined;
  }
}
