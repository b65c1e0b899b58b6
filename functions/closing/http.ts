/** The routes of a closing on one screen: everyone of an MOU looks, and parties add duties to its plan before the end. */

import { front } from '../shared/http/front.ts';
import { agreeToDuty, objectToDuty, takeBackDuty } from './acts/answer-duty.ts';
import { proposeDuty } from './acts/propose-duty.ts';
import { closing } from './capability.ts';
import { lookAtClosing, readReport } from './pages/read-closing.ts';
import { lookAtDuty } from './pages/read-duty.ts';
import { lookAtNewDuty } from './pages/read-new-duty.ts';

export const handler = front(closing, 'closing-http', {
  ...{ lookAtClosing, readReport },
  ...{ lookAtNewDuty, proposeDuty, lookAtDuty },
  ...{ agreeToDuty, objectToDuty, takeBackDuty },
});
