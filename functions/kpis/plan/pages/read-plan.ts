/** GET /agreements/{agreement}/kpis/plan: what was proposed for the plan, what waits for an answer, and what became of the rest. */
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { page } from '../../../shared/http/page.ts';
import { show } from '../../../shared/http/reply.ts';
import { planPath, visitPlan } from '../authorize-plan.ts';
import { plansPage } from './plan.pages.tsx';
import { fateOf, planFrame } from './plan-frame.ts';
import { whatOf } from './plan-words.ts';

export const lookAtPlan = page(async (request) => {
  const visited = await visitPlan(request);
  const { life, text, decides, proposes } = visited;
  const rows = visited.proposals.toReversed().map((one) => {
    const fate = fateOf(visited, one);
    const answered = [one.party, ...one.agreed.map(({ party }) => party)];
    return {
      ...{ proposal: one.proposal, what: whatOf(life, text, one), by: partyName(text, one.party), at: one.at, fate },
      waits: fate === 'open' ? visited.agreement.parties.filter((party) => !answered.includes(party)) : [],
      yours: fate === 'open' && decides.some(({ party }) => !answered.includes(party)),
    };
  });
  return show(
    plansPage({
      ...(await planFrame(visited)),
      ...{ path: planPath(request), rows, nameOf: (party) => partyName(text, party) },
      mayPropose: proposes.length > 0,
    }),
  );
});
