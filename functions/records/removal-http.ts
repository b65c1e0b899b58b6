/** The routes of keeping a record: this function alone may delete, and only bodies, after two officers of two agencies said so. */

import { front } from '../shared/http/front.ts';
import { records } from './capability.ts';
import { askForRemoval, placeAHold, refuseARemoval, releaseAHold } from './retention/keep-record.ts';
import { readKeeping } from './retention/read-keeping.ts';
import { checkRemoval, readRemoval } from './retention/read-removal.ts';
import { approveARemoval } from './retention/remove-body.ts';

export const handler = front(records, 'records-removal', {
  readKeeping,
  placeAHold,
  releaseAHold,
  askForRemoval,
  readRemoval,
  checkRemoval,
  approveARemoval,
  refuseARemoval,
});
