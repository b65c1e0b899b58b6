/** The routes of agreements on one screen: a convener's systems send an MOU out and read how it stands. */

import { front } from '../shared/front.ts';
import { agreements } from './capability.ts';
import { keepAnnex } from './keep-annex.ts';
import { publishAgreement } from './publish-agreement.ts';
import { readAgreement } from './read-agreement.ts';

export const handler = front(agreements, 'agreements-http', {
  publishAgreement,
  readAgreement,
  keepAnnex,
});
