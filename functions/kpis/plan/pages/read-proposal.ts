/** GET /agreements/{agreement}/kpis/plan/{proposal}: one proposal, who has answered, and what the reader may do about it. */
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { proposalPath, type VisitedProposal, visitProposal } from '../authorize-plan.ts';
import { fateOf, planFrame } from './plan-frame.ts';
import { whatOf } from './plan-words.ts';
import { type ProposalView, proposalPage } from './proposal.pages.tsx';

function mayDo({ one, decides, proposes }: VisitedProposal): ProposalView['may'] {
  const answered = [one.party, ...one.agreed.map(({ party }) => party)];
  if (decides.some(({ party }) => !answered.includes(party))) return 'answer';
  return proposes.some(({ party }) => party === one.party) ? 'withdraw' : undefined;
}

export async function showProposal(
  visited: VisitedProposal,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { person, one, life, text, agreement } = visited;
  const fate = fateOf(visited, one);
  const answered = [one.party, ...one.agreed.map(({ party }) => party)];
  const may = fate === 'open' ? mayDo(visited) : undefined;
  const path = proposalPath(request);
  const { frame, ...shown } = await planFrame(visited);
  const turn = { what: `answer proposal ${one.proposal}`, label: 'Go to your answer', href: `${path}#act` };
  const view = proposalPage({
    ...{ ...shown, frame: may === 'answer' ? { ...frame, turn } : frame, path, one, fate, may },
    form: newFormKeys(person.secret),
    what: whatOf(life, text, one),
    nameOf: (party) => partyName(text, party),
    waits: fate === 'open' ? agreement.parties.filter((party) => !answered.includes(party)) : [],
    ...{ agreement: agreement.id, done: request.query.done, refused, typed: request.form },
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtProposal = page(async (request) => showProposal(await visitProposal(request), request));
