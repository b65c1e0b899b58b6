/** POST /agreements/{agreement}/withdrawal and /withdrawal/retraction: an office that signs for a party gives notice that it withdraws, or takes it back. */
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
import { leavingPath, type VisitedLeaving, visitLeaving } from '../authorize-leaving.ts';
import { giveNotice, retract } from '../domain/notice.rules.ts';
import { showWithdrawal } from '../pages/read-withdrawal.ts';

type Acting = VisitedLeaving & { acts: NonNullable<VisitedLeaving['acts']> };

async function visitToAct(request: Request, command: Key): Promise<Acting> {
  const { acts, ...visited } = await visitLeaving(request, [command]);
  if (!acts) throw new Missing('No office that signs');
  return { ...visited, acts };
}

const withdrawing = (name: string, decide: (visited: Acting, request: Request) => Decision<AgreementEvent>) =>
  act<Acting>(name, {
    form: (request) => personForm(request, `${leavingPath(request)}:${request.form._party ?? ''}`),
    load: visitToAct,
    decide: (visited, request) =>
      outcomeOf(decide(visited, request), (events) => ({
        changes: [agreementStream.change(visited.tip, events)],
        result: undefined,
      })),
    done: (_, request) =>
      seeOther(`${leavingPath(request)}?${new URLSearchParams({ party: request.form._party ?? '', done: name })}`),
    show: showWithdrawal,
  });

export const withdrawParty = withdrawing('withdrawn', ({ whole, text, acts: { party, by } }, { form, now }) =>
  giveNotice(whole, { text, party, by, reason: form.reason ?? '', sure: form.sure === 'yes' }, now),
);

export const retractWithdrawal = withdrawing('retracted', ({ whole, acts: { party, by } }, { now }) =>
  retract(whole, { party, by }, now),
);
