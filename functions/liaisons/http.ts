/** The routes of a party's own people on one screen: what is missing, the acts by which its liaison vouches for it, and who stands in for an office. */
import { front } from '../shared/front.ts';
import { askMailAgain, nameReviewers } from './ask-reviews.ts';
import { endDelegation, nameDelegate, replaceHolder } from './change-holders.ts';
import { confirmNotice } from './confirm-notice.ts';
import { confirmOffices } from './confirm-offices.ts';
import { endAlternate, nameAlternate } from './name-alternate.ts';
import { readOffice } from './read-office.ts';
import { readParty } from './read-party.ts';

export const handler = front([
  { method: 'GET', path: '/agreements/{agreement}/parties/{party}', handler: readParty },
  { method: 'POST', path: '/agreements/{agreement}/parties/{party}/offices', handler: confirmOffices },
  { method: 'POST', path: '/agreements/{agreement}/parties/{party}/notice', handler: confirmNotice },
  { method: 'POST', path: '/agreements/{agreement}/parties/{party}/holders/{office}', handler: replaceHolder },
  { method: 'POST', path: '/agreements/{agreement}/parties/{party}/delegate', handler: nameDelegate },
  { method: 'POST', path: '/agreements/{agreement}/parties/{party}/delegate/end', handler: endDelegation },
  { method: 'GET', path: '/agreements/{agreement}/parties/{party}/offices/{office}', handler: readOffice },
  {
    method: 'POST',
    path: '/agreements/{agreement}/parties/{party}/offices/{office}/alternate',
    handler: nameAlternate,
  },
  {
    method: 'POST',
    path: '/agreements/{agreement}/parties/{party}/offices/{office}/alternate/end',
    handler: endAlternate,
  },
  { method: 'POST', path: '/agreements/{agreement}/parties/{party}/reviewers', handler: nameReviewers },
  { method: 'POST', path: '/agreements/{agreement}/parties/{party}/mail', handler: askMailAgain },
]);
