/** The routes of commitments on one screen: everyone of an MOU looks, a party delivers, and those to whom it was promised answer. */

import { front } from '../shared/http/front.ts';
import { multipart } from '../shared/http/multipart.ts';
import { acceptDelivery, objectToDelivery } from './acts/answer-delivery.ts';
import { deliverCommitment } from './acts/deliver-commitment.ts';
import { agreeToChange, askForChange, refuseChange, takeBackChange } from './acts/renegotiate-commitment.ts';
import { commitments } from './capability.ts';
import { lookAtAnswer } from './pages/read-answer.ts';
import { lookAtChange } from './pages/read-change.ts';
import { lookAtChangeAnswer } from './pages/read-change-answer.ts';
import { lookAtCommitment } from './pages/read-commitment.ts';
import { lookAtCommitments } from './pages/read-commitments.ts';
import { lookAtDelivery, readEvidence } from './pages/read-delivery.ts';

export const handler = front(
  commitments,
  'commitments-http',
  {
    ...{ lookAtCommitments, lookAtCommitment, readEvidence },
    ...{ lookAtDelivery, deliverCommitment, lookAtAnswer, acceptDelivery, objectToDelivery },
    ...{ lookAtChange, askForChange, takeBackChange, lookAtChangeAnswer, agreeToChange, refuseChange },
  },
  [multipart],
);
