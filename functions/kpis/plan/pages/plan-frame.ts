/** The frame of the pages of a plan, and how its proposals stand. */
import { inForce } from '../../../agreements/domain/in-force.rules.ts';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { countOpen } from '../../../disputes/due.reads.ts';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import type { SignedIn } from '../../../shared/pages/layout.tsx';
import { kpisFrame, kpisPerson } from '../../pages/kpis-frame.ts';
import type { VisitedPlan } from '../authorize-plan.ts';
import type { ProposalTold } from '../domain/proposals-in.rules.ts';
import type { Fate } from './plan-words.ts';

export interface PlanFrame {
  person: SignedIn;
  frame: FrameView;
  mou: string;
  zone: string;
}

export async function planFrame(visited: VisitedPlan): Promise<PlanFrame> {
  const { agreement } = visited;
  const openDisputes = await countOpen(agreement);
  return {
    ...{ person: kpisPerson(visited), frame: kpisFrame(visited, { openDisputes }) },
    ...{ mou: mouName(agreement.number), zone: agreement.zone },
  };
}

export const fateOf = (
  { agreement, whole, clock }: Pick<VisitedPlan, 'agreement' | 'whole' | 'clock'>,
  { status, under }: Pick<ProposalTold, 'status' | 'under'>,
): Fate => (status === 'open' && (under !== agreement.version || !inForce(whole, clock.now)) ? 'fallen' : status);
