/** The routes of a person's home on one screen: what waits, and each agreement as a whole. */
import { front } from '../shared/front.ts';
import { lookAtAgreement, lookAtCopy, lookAtRecord } from './look-at-agreement.ts';
import { readHome } from './read-home.ts';
import { sendLink } from './send-link.ts';

export const handler = front([
  { method: 'GET', path: '/home', handler: readHome },
  { method: 'POST', path: '/home/link', handler: sendLink },
  { method: 'GET', path: '/agreements/{agreement}', handler: lookAtAgreement },
  { method: 'GET', path: '/agreements/{agreement}/record', handler: lookAtRecord },
  { method: 'GET', path: '/agreements/{agreement}/copy', handler: lookAtCopy },
]);
