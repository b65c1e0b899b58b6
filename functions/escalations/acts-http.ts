/** The acts on disputes on one screen. */
import { front } from '../shared/front.ts';
import { askForNextLevel } from './climb-dispute.ts';
import { acceptText, proposeText, recordDissent } from './decide-dispute.ts';
import { keepPromise } from './keep-promise.ts';
import { raiseDispute } from './raise-dispute.ts';
import { answerTheClaim, joinDispute, withdrawDispute } from './take-sides.ts';
import { letClocksGoOn, stopClocks } from './tend-clocks.ts';
import { answerTheVeto, giveVetoReason, vetoDecision } from './veto-decision.ts';

export const handler = front([
  { method: 'POST', path: '/agreements/{agreement}/disputes', handler: raiseDispute },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/answer', handler: answerTheClaim },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/position', handler: joinDispute },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/withdrawal', handler: withdrawDispute },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/texts', handler: proposeText },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/acceptance', handler: acceptText },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/dissent', handler: recordDissent },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/climb', handler: askForNextLevel },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/veto', handler: vetoDecision },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/veto/reason', handler: giveVetoReason },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/veto/answer', handler: answerTheVeto },
  { method: 'POST', path: '/agreements/{agreement}/disputes/{number}/promises/{index}', handler: keepPromise },
  { method: 'POST', path: '/agreements/{agreement}/clocks/pause', handler: stopClocks },
  { method: 'POST', path: '/agreements/{agreement}/clocks/resume', handler: letClocksGoOn },
]);
