/** The acts on a dispute as links and headings call them, and the address of the page of each. */
import { isReferee, levelAbove, officialOf } from '../../domain/ladder.rules.ts';
import type { Act } from '../../domain/offered.rules.ts';
import type { DisputeView } from '../dispute-view.ts';

type Of = Pick<DisputeView, 'dispute'>;

/** Below the dispute: the page is read there, and its form is sent there. */
export const PATHS: Record<Act, string> = {
  answer: 'answer',
  join: 'position',
  withdraw: 'withdrawal',
  propose: 'texts',
  accept: 'acceptance',
  dissent: 'dissent',
  climb: 'climb',
  veto: 'veto',
  'veto-reason': 'veto/reason',
  'veto-answer': 'veto/answer',
};

const proposing = ({ dispute }: Of): string => {
  if (officialOf(dispute)) return 'Decide';
  if (isReferee(dispute, dispute.level)) return 'Write down the ruling';
  return dispute.text ? 'Propose another solution' : 'Propose a solution';
};

/** `Proposal 2`; before a referee, what was ruled. */
export const proposalName = (version: number, as?: 'proposal' | 'ruling' | 'decision'): string =>
  `${as === 'ruling' ? 'ruling' : 'proposal'} ${version}`;

const accepting = ({ dispute: { text } }: Of): string =>
  `${text?.as === 'ruling' ? 'Confirm' : 'Accept'} ${proposalName(text?.version ?? 0, text?.as)}`;

const NAMES: Record<Act, string | ((of: Of) => string)> = {
  answer: 'Answer the claim',
  join: 'Join this dispute',
  withdraw: 'Withdraw it',
  propose: proposing,
  accept: accepting,
  dissent: 'Record your dissent',
  climb: ({ dispute }) => (levelAbove(dispute) === undefined ? 'End it without a decision' : 'Move it up a level'),
  veto: 'Veto the decision',
  'veto-reason': 'Give the reason of your veto',
  'veto-answer': 'Answer the veto',
};

/** `Accept proposal 1` */
export const actName = (act: Act, of: Of): string => {
  const name = NAMES[act];
  return typeof name === 'string' ? name : name(of);
};
