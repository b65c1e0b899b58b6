/** POST /agreements/{agreement}/closing/duties: a party proposes what shall be done in the closing besides what the text says. */
import { act } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { closingForm, closingPath, type VisitedClosing, visitClosing } from '../authorize-closing.ts';
import { closingStream } from '../closing.stream.ts';
import { propose } from '../domain/proposal.rules.ts';
import { proposingFor, showNewDuty } from '../pages/read-new-duty.ts';

export const proposeDuty = act<VisitedClosing>('propose-duty', {
  form: closingForm('propose'),
  load: (request, command) => visitClosing(request, [command]),
  decide: (visited, request) => {
    const { form, now } = request;
    const party = proposingFor(visited, request);
    const { owner = '', about = '', does = '', days = '' } = form;
    return outcomeOf(
      propose(visited.planning, { party, by: visited.byFor(party), owner, about, does, days }, now),
      (events) => ({
        changes: [closingStream.change(visited.tip, events, visited.agreement)],
        // Nothing is added while the MOU ends.
        also: [assertVersion(visited.agreementsTip)],
        result: undefined,
      }),
    );
  },
  done: (_, request) => seeOther(`${closingPath(request)}?done=proposed`),
  show: showNewDuty,
});
