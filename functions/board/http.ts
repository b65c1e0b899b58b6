/** The board's routes on one screen: the queue of everything that is open, its deadlines, and how long disputes take. */

import { front } from '../shared/front.ts';
import { board } from './capability.ts';
import { readAllDeadlines, readDeadlines } from './read-deadlines.ts';
import { listDisputes, readOneDispute } from './read-docket.ts';
import { readQueue } from './read-queue.ts';
import { readTimes } from './read-times.ts';

export const handler = front(board, 'board-http', {
  readQueue,
  readAllDeadlines,
  readDeadlines,
  readTimes,
  listDisputes,
  readOneDispute,
});
