/** The pages of disputes on one screen. */

import { front } from '../shared/http/front.ts';
import { disputes } from './capability.ts';
import { readDocket } from './docket/pages/read-docket.ts';
import { readAct } from './pages/act/read-act.ts';
import { readDispute } from './pages/read-dispute.ts';
import { readNewDispute } from './pages/read-new-dispute.ts';

export const handler = front(disputes, 'disputes-http', {
  readDocket,
  readNewDispute,
  readDispute,
  readAnswer: readAct('answer'),
  readPosition: readAct('join'),
  readWithdrawal: readAct('withdraw'),
  readProposing: readAct('propose'),
  readAccepting: readAct('accept'),
  readDissenting: readAct('dissent'),
  readClimb: readAct('climb'),
  readVeto: readAct('veto'),
  readVetoReason: readAct('veto-reason'),
  readVetoAnswer: readAct('veto-answer'),
});
