/** For tests: how an MOU that is out for signature stands for a liaison of one of its parties. */
import type { Standing } from '../domain/standing.ts';

export const NOW = '2026-03-10T15:00:00.000Z';

export const ROUND: NonNullable<Standing['round']> = {
  id: 'sig_1',
  open: true,
  openedAt: '2026-03-02T15:00:00.000Z',
  deadline: '2026-04-01T21:00:00.000Z',
  calendar: { zone: 'America/New_York', country: 'US' },
  turn: 'waiting',
  signed: 1,
  of: 4,
};

export const aStanding = (changes: Partial<Standing> = {}): Standing => ({
  agreement: 'mou_1',
  number: 'MOU-2026-1',
  title: 'Clean air',
  party: 'air',
  partyName: 'Air Office',
  part: 'liaison',
  status: 'Out for signature',
  round: ROUND,
  lacks: [],
  cameBack: [],
  returned: [],
  answered: [],
  offers: [],
  ...changes,
});

export const round = (changes: Partial<typeof ROUND>) => ({ round: { ...ROUND, ...changes } });
