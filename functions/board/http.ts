/** The board's routes on one screen: the queue of everything that is open, its deadlines, and how long disputes take. */
import { front } from '../shared/front.ts';
import { readAllDeadlines, readDeadlines } from './read-deadlines.ts';
import { listDisputes, readOneDispute } from './read-docket.ts';
import { readQueue } from './read-queue.ts';
import { readTimes } from './read-times.ts';

export const handler = front([
  { method: 'GET', path: '/disputes', handler: readQueue },
  { method: 'GET', path: '/disputes/deadlines.ics', handler: readAllDeadlines },
  { method: 'GET', path: '/agreements/{agreement}/disputes/{number}/deadlines.ics', handler: readDeadlines },
  { method: 'GET', path: '/disputes/times', handler: readTimes },
  { method: 'GET', path: '/api/agreements/{agreement}/disputes', handler: listDisputes },
  { method: 'GET', path: '/api/agreements/{agreement}/disputes/{number}', handler: readOneDispute },
]);
