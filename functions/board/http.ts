/** The board's routes on one screen: the queue of everything that is open, its deadlines, and how long disputes take. */

import { front } from '../shared/http/front.ts';
import { board } from './capability.ts';
import { lookAtComing, readCalendar, readCancelled } from './coming/pages/read-coming.ts';
import { readAllDeadlines, readDeadlines } from './pages/read-deadlines.ts';
import { listDisputes, readOneDispute } from './pages/read-docket.ts';
import { readQueue } from './pages/read-queue.ts';
import { readTimes } from './pages/read-times.ts';

export const handler = front(board, 'board-http', {
  readQueue,
  readAllDeadlines,
  readDeadlines,
  readTimes,
  lookAtComing,
  readCalendar,
  readCancelled,
  listDisputes,
  readOneDispute,
});
