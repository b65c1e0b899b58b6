/** Liaisons of all parties are told of a notice and of what became of it, those of the agency that organizes the MOU first. */
import type { Effect } from '../../../shared/ledger/effects.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import type { ChangeEvent } from './change.events.ts';

export function changeEffect(event: ChangeEvent, { id, round, convener, parties }: Agreement): Effect {
  const told = [convener, ...parties.filter((party) => party !== convener)];
  const toLiaisons = (template: string): Effect => ({
    ...{ kind: 'mail', family: 'changes', template },
    about: { agreement: id, round, change: String(event.data.change) },
    to: told.map((party) => `${party}/liaison`),
  });
  switch (event.type) {
    case 'ChangeNoticed':
      return toLiaisons('noticed');
    case 'ChangeObjected':
      return toLiaisons('objected');
    case 'ChangeTakenBack':
      return toLiaisons('taken-back');
    case 'ChangeHeld':
      return toLiaisons('held');
    case 'ChangeLapsed':
      return toLiaisons('lapsed');
  }
}
