/** The routes of the record on one screen: with what is published here, anyone verifies away from here. */
import { front } from '../shared/front.ts';
import { readKeys } from './read-keys.ts';
import { readTips } from './read-tips.ts';

export const handler = front([
  { method: 'GET', path: '/.well-known/jwks.json', handler: readKeys },
  { method: 'GET', path: '/.well-known/tips/{day}', handler: readTips },
]);
