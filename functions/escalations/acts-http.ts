/** The acts on disputes on one screen. */

import { front } from '../shared/front.ts';
import { disputes } from './capability.ts';
import { askForNextLevel } from './climb-dispute.ts';
import { acceptText, proposeText, recordDissent } from './decide-dispute.ts';
import { keepPromise } from './keep-promise.ts';
import { raiseDispute } from './raise-dispute.ts';
import { answerTheClaim, joinDispute, withdrawDispute } from './take-sides.ts';
import { letClocksGoOn, stopClocks } from './tend-clocks.ts';
import { answerTheVeto, giveVetoReason, vetoDecision } from './veto-decision.ts';

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
  keepPromise,
  stopClocks,
  letClocksGoOn,
});
