/** The routes of agreements on one screen: a convener's systems send an MOU out and read how it stands. */
import { front } from '../shared/front.ts';
import { keepAnnex } from './keep-annex.ts';
import { publishAgreement } from './publish-agreement.ts';
import { readAgreement } from './read-agreement.ts';

export const handler = front([
  { method: 'POST', path: '/api/agreements', handler: publishAgreement },
  { method: 'GET', path: '/api/agreements/{agreement}', handler: readAgreement },
  { method: 'POST', path: '/api/agreements/{agreement}/annexes/{sha256}', handler: keepAnnex },
]);
