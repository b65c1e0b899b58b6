/** An MOU says who decides what. */
import { type Finding, where } from './finding.ts';

export const noDecisionRights: Finding = {
  code: 'no-decision-rights',
  title: 'Nobody is named who decides',
  wrong: 'This MOU does not say who decides what.',
  remedy: 'List in `decisionRights` what will have to be decided, who decides it, and who is heard first.',
  find: ({ decisionRights }) => where(decisionRights.length === 0, 'decisionRights'),
};
