/** The routes of agreements on one screen: a convener's systems send an MOU out and read how it stands. */

import { front } from '../shared/http/front.ts';
import { keepAnnex } from './acts/keep-annex.ts';
import { publishAgreement } from './acts/publish-agreement.ts';
import { agreements } from './capability.ts';
import { readAgreement } from './pages/read-agreement.ts';

export const handler = front(agreements, 'agreements-http', {
  publishAgreement,
  readAgreement,
  keepAnnex,
});
