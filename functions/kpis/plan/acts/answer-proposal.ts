/** POST to a proposal’s /agreement, /refusal and /withdrawal: another party answers it, or its own takes it back. */
import { personForm } from '../../../identity/person.reads.ts';
import { act } from '../../../shared/act.ts';
import { outcomeOf } from '../../../shared/carry-out.ts';
import type { Request } from '../../../shared/http/page.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import type { Decision } from '../../../shared/kernel.ts';
import type { Key } from '../../../shared/ledger/table.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { planStream } from '../../plan.stream.ts';
import { proposalPath, visitToDecide, visitToWithdraw } from '../authorize-plan.ts';
import type { PlanEvent } from '../domain/plan.events.ts';
import { agree, decline, withdraw } from '../domain/proposal.rules.ts';
import { showProposal } from '../pages/read-proposal.ts';

type Visited = Awaited<ReturnType<typeof visitToDecide>>;

const answering = (
  name: string,
  load: (request: Request, more: readonly Key[]) => Promise<Visited>,
  decide: (visited: Visited, request: Request) => Decision<PlanEvent>,
) =>
  act<Visited>(name, {
    form: (request) => personForm(request, proposalPath(request)),
    load: (request, command) => load(request, [command]),
    decide: (visited, request) => {
      const over = readOnly(visited.standing);
      return outcomeOf(over ? { refused: over } : decide(visited, request), (events) => ({
        changes: [planStream.change(visited.plan, events)],
        result: undefined,
      }));
    },
    done: (_, request) => seeOther(`${proposalPath(request)}?done=${name}`),
    show: showProposal,
  });

export const agreeToProposal = answering('agreed', visitToDecide, ({ standing, one, acts }) =>
  agree(standing, one.proposal, acts),
);

export const declineProposal = answering('declined', visitToDecide, ({ standing, one, acts }, { form }) =>
  decline(standing, one.proposal, { ...acts, reason: form.reason ?? '' }),
);

export const withdrawProposal = answering('withdrawn', visitToWithdraw, ({ standing, one, acts }) =>
  withdraw(standing, one.proposal, acts),
);
