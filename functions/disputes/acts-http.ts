/** The acts on disputes on one screen. */

import { front } from '../shared/http/front.ts';
import { answerTheClaim, joinDispute, withdrawDispute } from './acts/answer-dispute.ts';
import { askForNextLevel } from './acts/climb-dispute.ts';
import { acceptText, proposeText, recordDissent } from './acts/decide-dispute.ts';
import { raiseDispute } from './acts/raise-dispute.ts';
import { answerTheVeto, giveVetoReason, vetoDecision } from './acts/veto-decision.ts';
import { disputes } from './capability.ts';
import { letClocksGoOn, stopClocks } from './docket/acts/suspend-deadlines.ts';

export const handler = front(disputes, 'disputes-acts', {
  raiseDispute,
  answerTheClaim,
  joinDispute,
  withdrawDispute,
  proposeText,
  acceptText,
  recordDissent,
  askForNextLevel,
  vetoDecision,
  giveVetoReason,
  answerTheVeto,
  stopClocks,
  letClocksGoOn,
});
