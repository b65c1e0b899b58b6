/** The routes of a plan on one screen: everyone of an MOU looks, a party proposes, the others answer, and a reporter says why something was missed. */
import { front } from '../../shared/http/front.ts';
import { kpis } from '../capability.ts';
import { agreeToProposal, declineProposal, withdrawProposal } from './acts/answer-proposal.ts';
import { explainMiss } from './acts/explain-miss.ts';
import { proposeChange } from './acts/propose-change.ts';
import { lookAtMiss } from './pages/read-miss.ts';
import { lookAtNew } from './pages/read-new.ts';
import { lookAtPlan } from './pages/read-plan.ts';
import { lookAtProposal } from './pages/read-proposal.ts';

export const handler = front(kpis, 'plan-http', {
  ...{ lookAtPlan, lookAtNew, proposeChange },
  ...{ lookAtProposal, agreeToProposal, declineProposal, withdrawProposal },
  ...{ lookAtMiss, explainMiss },
});
