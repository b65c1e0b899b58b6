/** The routes of a person's home on one screen. */
import { front } from '../shared/front.ts';
import { readHome } from './read-home.ts';
import { sendLink } from './send-link.ts';

export const handler = front([
  { method: 'GET', path: '/home', handler: readHome },
  { method: 'POST', path: '/home/link', handler: sendLink },
]);
