/** POST /agreements/{agreement}/changes/{change}/objection and /taking-back: another party objects to a notice, or whoever gave it takes it back. */
import { personForm } from '../../../identity/person.reads.ts';
import { act } from '../../../shared/act.ts';
import { outcomeOf } from '../../../shared/carry-out.ts';
import { Missing } from '../../../shared/failures.ts';
import type { Request } from '../../../shared/http/page.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import type { Decision } from '../../../shared/kernel.ts';
import type { Key } from '../../../shared/ledger/table.ts';
import { agreementStream } from '../../agreement.stream.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { changePath, type VisitedChanges, visitChanges } from '../authorize-changes.ts';
import { objectTo, takeBack } from '../domain/answer.rules.ts';
import type { Noticed } from '../domain/changes-in.rules.ts';
import { showChange } from '../pages/read-change.ts';

type Named = VisitedChanges & { notice: Noticed };

async function visitNotice(request: Request, command: Key): Promise<Named> {
  const { notice, ...visited } = await visitChanges(request, [command]);
  if (!notice) throw new Missing('No such notice');
  return { ...visited, notice };
}

const answering = (name: string, decide: (visited: Named, request: Request) => Decision<AgreementEvent>) =>
  act<Named>(name, {
    form: (request) => personForm(request, changePath(request)),
    load: visitNotice,
    decide: (visited, request) =>
      outcomeOf(decide(visited, request), (events) => ({
        changes: [agreementStream.change(visited.tip, events)],
        result: undefined,
      })),
    done: (_, request) => seeOther(`${changePath(request)}?done=${name}`),
    show: showChange,
  });

export const objectToChange = answering('objected', ({ whole, notice, by, mine: [party = ''] }, { form, now }) =>
  objectTo(whole, { notice, party, by, reason: form.reason ?? '' }, now),
);

export const takeBackChange = answering('taken-back', ({ whole, notice, by }, { now }) =>
  takeBack(whole, { notice, by }, now),
);
