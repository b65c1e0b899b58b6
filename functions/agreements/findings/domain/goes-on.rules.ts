/** Staying together is a choice: an MOU that nobody renews ends. */
import { sayDay } from '../../../shared/time-words.ts';
import type { Finding } from './finding.ts';

export const goesOn: Finding = {
  code: 'goes-on',
  title: 'Silence does not end it',
  wrong:
    'This MOU goes on until {ends} though nobody chooses so: its review is owed every {months}, and silence ends nothing.',
  remedy: 'Write `"then": "ends"`: then the parties renew it by their signatures, or it ends.',
  // Without an end day that is said by its own finding.
  find: ({ sunset: { then, endsOn, months } }) =>
    then === 'goes-on' && endsOn !== undefined
      ? [{ field: 'sunset.then', says: { ends: sayDay(endsOn), months: months === 1 ? 'month' : `${months} months` } }]
      : [],
};
