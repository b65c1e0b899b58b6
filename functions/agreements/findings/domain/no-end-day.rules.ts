/** An MOU ends on a day. */
import type { Finding } from './finding.ts';

export const noEndDay: Finding = {
  code: 'no-end-day',
  title: 'No end day',
  wrong: 'This MOU has no end day: silence lets it go on, and its review is owed every {months}.',
  remedy: 'Write `"then": "ends"`, or name the last day in `sunset.endsOn`.',
  find: ({ sunset: { then, endsOn, months } }) =>
    then === 'goes-on' && endsOn === undefined
      ? [{ field: 'sunset.endsOn', says: { months: months === 1 ? 'month' : `${months} months` } }]
      : [],
};
