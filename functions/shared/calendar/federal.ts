/** The legal public holidays of the United States, which close federal offices everywhere (5 USC 6103). */
import { MON } from './day-number.ts';
import { last, NEAREST, nth, on, type Rule, THANKSGIVING } from './rule.ts';

const LISTED = '5 USC 6103(a)';
/** Saturday's holiday: the Friday before, for those who work Monday to Friday. Sunday's: the Monday after, by executive order. */
const MOVED = '5 USC 6103(a), (b)(1); E.O. 11582, sec. 3(a)';

export const FEDERAL: readonly Rule[] = [
  { name: 'New Year’s Day', day: on(1, 1), observed: NEAREST, law: MOVED },
  { name: 'Birthday of Martin Luther King, Jr.', day: nth(3, MON, 1), law: LISTED },
  { name: 'Washington’s Birthday', day: nth(3, MON, 2), law: LISTED },
  { name: 'Memorial Day', day: last(MON, 5), law: LISTED },
  {
    name: 'Juneteenth National Independence Day',
    day: on(6, 19),
    observed: NEAREST,
    since: 2021,
    law: `${MOVED}; Pub. L. 117-17`,
  },
  { name: 'Independence Day', day: on(7, 4), observed: NEAREST, law: MOVED },
  { name: 'Labor Day', day: nth(1, MON, 9), law: LISTED },
  { name: 'Columbus Day', day: nth(2, MON, 10), law: LISTED },
  { name: 'Veterans Day', day: on(11, 11), observed: NEAREST, law: MOVED },
  { name: 'Thanksgiving Day', day: THANKSGIVING, law: LISTED },
  { name: 'Christmas Day', day: on(12, 25), observed: NEAREST, law: MOVED },
];
