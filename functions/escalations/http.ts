/** The pages of disputes on one screen. */
import { front } from '../shared/front.ts';
import { readClimb } from './read-climb.ts';
import { readDispute } from './read-dispute.ts';
import { readDocket } from './read-docket.ts';
import { readNewDispute } from './read-new-dispute.ts';

export const handler = front([
  { method: 'GET', path: '/agreements/{agreement}/disputes', handler: readDocket },
  { method: 'GET', path: '/agreements/{agreement}/disputes/new', handler: readNewDispute },
  { method: 'GET', path: '/agreements/{agreement}/disputes/{number}', handler: readDispute },
  { method: 'GET', path: '/agreements/{agreement}/disputes/{number}/climb', handler: readClimb },
]);
