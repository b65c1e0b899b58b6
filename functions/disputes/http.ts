/** The pages of disputes on one screen. */

import { front } from '../shared/http/front.ts';
import { disputes } from './capability.ts';
import { readDocket } from './docket/pages/read-docket.ts';
import { readClimb } from './pages/read-climb.ts';
import { readDispute } from './pages/read-dispute.ts';
import { readNewDispute } from './pages/read-new-dispute.ts';

export const handler = front(disputes, 'disputes-http', {
  readDocket,
  readNewDispute,
  readDispute,
  readClimb,
});
