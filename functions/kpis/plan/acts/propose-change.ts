/** POST /agreements/{agreement}/kpis/plan/new: a party proposes another target or baseline, or a late figure of a closed period. */
import { personForm } from '../../../identity/person.reads.ts';
import { act } from '../../../shared/act.ts';
import { refusals } from '../../../shared/carry-out.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { say } from '../../../shared/kernel.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { planStream } from '../../plan.stream.ts';
import { planPath, proposalPath, proposesFor, type VisitedToAct, visitToAct } from '../authorize-plan.ts';
import { propose } from '../domain/proposal.rules.ts';
import { showNew } from '../pages/read-new.ts';
import { changeIn } from './change-form.ts';

const KIND_MISSING = say(
  'change-unknown',
  'It does not say what should change.',
  'Choose whether a target, a baseline or a late figure is proposed.',
);

export const proposeChange = act<VisitedToAct, number>('propose', {
  form: (request) => personForm(request, `${planPath(request)}/new`),
  load: (request, command) => visitToAct(request, [command], proposesFor),
  decide: ({ standing, plan, acts }, { form }) => {
    const over = readOnly(standing);
    if (over) return refusals([over]);
    const change = changeIn(standing.life, form);
    if (!change) return refusals([KIND_MISSING]);
    const { events, findings } = propose(standing, acts, { change, reason: form.reason ?? '' });
    return findings
      ? refusals(findings)
      : { changes: [planStream.change(plan, events)], result: standing.plan.proposed + 1 };
  },
  done: (proposal, request) => seeOther(`${proposalPath(request, proposal)}?done=proposed`),
  show: showNew,
});
