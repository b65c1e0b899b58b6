/** The board's routes on one screen: the queue of everything that is open, its deadlines, and how long disputes take. */
import { front } from '../shared/front.ts';
import { readAllDeadlines, readDeadlines } from './read-deadlines.ts';
import { readQueue } from './read-queue.ts';

export const handler = front([
  { method: 'GET', path: '/disputes', handler: readQueue },
  { method: 'GET', path: '/disputes/deadlines.ics', handler: readAllDeadlines },
  { method: 'GET', path: '/agreements/{agreement}/disputes/{number}/deadlines.ics', handler: readDeadlines },
]);
