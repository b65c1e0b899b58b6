/** The routes of keeping a record: this function alone may delete, and only bodies, after two officers of two agencies said so. */
import { front } from '../shared/front.ts';
import { askForRemoval, placeAHold, refuseARemoval, releaseAHold } from './keep-record.ts';
import { readKeeping } from './read-keeping.ts';
import { checkRemoval, readRemoval } from './read-removal.ts';
import { approveARemoval } from './remove-body.ts';

export const handler = front([
  { method: 'GET', path: '/agreements/{agreement}/keeping', handler: readKeeping },
  { method: 'POST', path: '/agreements/{agreement}/holds', handler: placeAHold },
  { method: 'POST', path: '/agreements/{agreement}/holds/{hold}/release', handler: releaseAHold },
  { method: 'POST', path: '/agreements/{agreement}/removals', handler: askForRemoval },
  { method: 'GET', path: '/agreements/{agreement}/removals/{removal}', handler: readRemoval },
  { method: 'POST', path: '/agreements/{agreement}/removals/{removal}/check', handler: checkRemoval },
  { method: 'POST', path: '/agreements/{agreement}/removals/{removal}/approve', handler: approveARemoval },
  { method: 'POST', path: '/agreements/{agreement}/removals/{removal}/refuse', handler: refuseARemoval },
]);
