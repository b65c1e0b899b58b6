/** Days that the states from Maine to Pennsylvania close beyond the federal holidays. */
import { FRI, MON, TUE } from '../day-number.ts';
import {
  DAY_AFTER_THANKSGIVING,
  ELECTION_DAY,
  evenYears,
  GOOD_FRIDAY,
  NEAREST,
  nth,
  on,
  type Rule,
  SUNDAY_TO_MONDAY,
  TO_MONDAY,
} from '../rule.ts';

const NJ_LAW = 'N.J.S.A. 11A:6-24.1, 36:1-1';
const RI_LAW = 'R.I. Gen. Laws § 25-1-1';

export const NORTHEAST: Readonly<Record<string, readonly Rule[]>> = {
  CT: [
    { name: 'Lincoln Day', day: on(2, 12), observed: NEAREST, law: 'Conn. Gen. Stat. § 1-4' },
    { name: 'Good Friday', day: GOOD_FRIDAY, law: 'Conn. Gen. Stat. § 1-4: appointed by the governor each year' },
  ],
  MA: [{ name: 'Patriots’ Day', day: nth(3, MON, 4), law: 'Mass. Gen. Laws ch. 4, § 7, cl. 18' }],
  ME: [
    { name: 'Patriot’s Day', day: nth(3, MON, 4), law: '4 M.R.S. § 1051' },
    {
      name: 'Thanksgiving Friday',
      day: DAY_AFTER_THANKSGIVING,
      law: 'State of Maine Policy and Practices Manual, Holidays',
    },
  ],
  NH: [
    { name: 'Election Day', day: ELECTION_DAY, held: evenYears, law: 'N.H. RSA 288:1' },
    {
      name: 'Day after Thanksgiving',
      day: DAY_AFTER_THANKSGIVING,
      law: 'State of New Hampshire, Department of Administrative Services, State Holiday Schedule',
    },
  ],
  NJ: [
    { name: 'Good Friday', day: GOOD_FRIDAY, law: NJ_LAW },
    { name: 'Juneteenth Day', day: nth(3, FRI, 6), law: `${NJ_LAW}; P.L. 2020, c. 76` },
    { name: 'General Election Day', day: ELECTION_DAY, law: NJ_LAW },
  ],
  NY: [
    {
      name: 'Lincoln’s Birthday',
      day: on(2, 12),
      observed: SUNDAY_TO_MONDAY,
      law: 'N.Y. Gen. Constr. Law § 24',
    },
    { name: 'General Election Day', day: ELECTION_DAY, law: 'N.Y. Gen. Constr. Law § 24' },
  ],
  PA: [
    {
      name: 'Day after Thanksgiving',
      day: DAY_AFTER_THANKSGIVING,
      law: 'Commonwealth of Pennsylvania Management Directive 505.7, ch. 8',
    },
  ],
  // Offices of the state observe a Saturday's holiday on Monday, those of the United States on Friday: both days are closed.
  RI: [
    { name: 'New Year’s Day', day: on(1, 1), observed: TO_MONDAY, law: RI_LAW },
    { name: 'Independence Day', day: on(7, 4), observed: TO_MONDAY, law: RI_LAW },
    { name: 'Victory Day', day: nth(2, MON, 8), law: RI_LAW },
    { name: 'Election Day', day: ELECTION_DAY, held: evenYears, law: RI_LAW },
    { name: 'Veterans’ Day', day: on(11, 11), observed: TO_MONDAY, law: RI_LAW },
    { name: 'Christmas Day', day: on(12, 25), observed: TO_MONDAY, law: RI_LAW },
  ],
  VT: [
    { name: 'Town Meeting Day', day: nth(1, TUE, 3), law: '1 V.S.A. § 371' },
    { name: 'Bennington Battle Day', day: on(8, 16), observed: NEAREST, law: '1 V.S.A. § 371' },
  ],
};
