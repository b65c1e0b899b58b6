/** The routes of a signed-in person's pages on one screen. */
import { front } from '../shared/front.ts';
import { lookAtAgreement, lookAtCopy, lookAtRecord } from './look-at-agreement.ts';

export const handler = front([
  { method: 'GET', path: '/agreements/{agreement}', handler: lookAtAgreement },
  { method: 'GET', path: '/agreements/{agreement}/record', handler: lookAtRecord },
  { method: 'GET', path: '/agreements/{agreement}/copy', handler: lookAtCopy },
]);
