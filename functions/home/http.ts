/** The routes of a person's home on one screen: what waits, and each agreement as a whole. */

import { front } from '../shared/front.ts';
import { home } from './capability.ts';
import { lookAtAgreement, lookAtCopy, lookAtRecord } from './look-at-agreement.ts';
import { readHome } from './read-home.ts';
import { sendLink } from './send-link.ts';

export const handler = front(home, 'home-http', {
  readHome,
  sendLink,
  lookAtAgreement,
  lookAtRecord,
  lookAtCopy,
});
