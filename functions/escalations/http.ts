/** The pages of disputes on one screen. */

import { front } from '../shared/front.ts';
import { disputes } from './capability.ts';
import { readClimb } from './read-climb.ts';
import { readDispute } from './read-dispute.ts';
import { readDocket } from './read-docket.ts';
import { readNewDispute } from './read-new-dispute.ts';

export const handler = front(disputes, 'disputes-http', {
  readDocket,
  readNewDispute,
  readDispute,
  readClimb,
});
