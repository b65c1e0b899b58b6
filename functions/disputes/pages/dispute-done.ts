/** What the page of a dispute says was done, after the act that led there. */
import { sayDayOf } from '../../shared/time-words.ts';
import { deadlineOf, levelName } from '../domain/ladder.rules.ts';
import type { DisputeView } from './dispute-view.ts';

const DONE: Record<string, string> = {
  raise: 'The dispute is raised. Both sides get a mail now.',
  answer: 'Your answer stands beside the claim.',
  join: 'Your agency is in this dispute now.',
  withdraw: 'The dispute is withdrawn.',
  propose: 'Your text is recorded. The others are told.',
  accept: 'You took the text.',
  veto: 'The veto is recorded.',
  'veto-reason': 'The reason of your veto is recorded. It is owed an answer.',
  'veto-answer': 'Your answer to the veto is recorded.',
  dissent: 'Your dissent is recorded, word for word.',
  evidence: 'The file is kept with the dispute.',
};

/** Whether it only asks, or has moved: a wish ends with its level. */
const climbDone = ({ dispute, clock, who }: DisputeView): string => {
  const { ladder, level, number, status, zone } = dispute;
  if (dispute.sides[who?.party ?? '']?.asksClimb)
    return 'It is recorded that your agency asks. The dispute moves when the other side asks too.';
  if (status === 'impasse') return `Dispute ${number} ended without a decision.`;
  const until = sayDayOf(deadlineOf(dispute, clock.pauses), zone);
  return `Dispute ${number} moved to ${levelName(ladder, level)}. They have until ${until}.`;
};

export const sayDone = (view: DisputeView): string | undefined => {
  if (view.refused) return undefined;
  return view.done === 'climb' ? climbDone(view) : DONE[view.done ?? ''];
};
