/** The board's routes on one screen: the queue of everything that is open. */
import { front } from '../shared/front.ts';

export const handler = front([]);
