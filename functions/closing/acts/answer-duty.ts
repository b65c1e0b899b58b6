/** POST to a proposed duty’s /agreement, /objection and /taking-back: its owner's party takes it on, another does not want it, or it is taken back. */
import { act } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import type { Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import type { Decision } from '../../shared/kernel.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { closingForm, closingPath, dutyNumber, type VisitedClosing, visitClosing } from '../authorize-closing.ts';
import { closingStream } from '../closing.stream.ts';
import type { ClosingEvent } from '../domain/closing.events.ts';
import { type Answering, agreeTo, objectTo, takeBack } from '../domain/proposal.rules.ts';
import { actsAs, showDuty } from '../pages/read-duty.ts';

type As = keyof ReturnType<typeof actsAs>;

const answering = (
  name: string,
  as: As,
  decide: (visited: VisitedClosing, answering: Answering, request: Request) => Decision<ClosingEvent>,
) =>
  act<VisitedClosing>(name, {
    form: (request) => closingForm(`${name}:${dutyNumber(request)}`)(request),
    load: (request, command) => visitClosing(request, [command]),
    decide: (visited, request) => {
      const duty = dutyNumber(request);
      const party = actsAs(visited, duty)[as];
      return outcomeOf(decide(visited, { duty, party, by: visited.byFor(party) }, request), (events) => ({
        changes: [closingStream.change(visited.tip, events, visited.agreement)],
        also: [assertVersion(visited.agreementsTip)],
        result: undefined,
      }));
    },
    done: (_, request) => seeOther(`${closingPath(request)}?done=${name}`),
    show: showDuty,
  });

export const agreeToDuty = answering('agreed', 'owns', ({ planning }, of, { now }) => agreeTo(planning, of, now));
export const objectToDuty = answering('objected', 'objects', ({ planning }, of, { form, now }) =>
  objectTo(planning, { ...of, reason: form.reason ?? '' }, now),
);
export const takeBackDuty = answering('taken-back', 'proposed', ({ planning }, of, { now }) =>
  takeBack(planning, of, now),
);
