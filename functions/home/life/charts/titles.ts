/** What each line of the picture is called. */
import type { Lane } from '../domain/item.ts';

export const TITLES: Record<Lane, string> = {
  texts: 'Versions',
  term: 'Reviews and end',
  disputes: 'Disputes',
  pauses: 'Deadlines paused',
  kpis: 'KPIs',
  commitments: 'Commitments',
  notices: 'Notices',
};
