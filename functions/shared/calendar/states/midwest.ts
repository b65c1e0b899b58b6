/** Days that the states from Ohio to the Dakotas close beyond the federal holidays. */
import { FRI, MON } from '../day-number.ts';
import {
  after,
  BEFORE_CHRISTMAS,
  BESIDE_CHRISTMAS,
  DAY_AFTER_THANKSGIVING,
  ELECTION_DAY,
  evenYears,
  GOOD_FRIDAY,
  last,
  NEAREST,
  nth,
  on,
  type Rule,
} from '../rule.ts';

const IN_LAW = 'Ind. Code §§ 1-1-9-1, 1-1-9-2';
const MI_LAW = 'Michigan Civil Service Commission, holidays; text not found';
const NE_LAW = 'Neb. Rev. Stat. § 62-301';
const WI_LAW = 'Wis. Stat. § 230.35(4)(a)';
const IL_LAW = '80 Ill. Adm. Code 303.190';

/** Primaries are held in even years, and in the year before a presidential election for municipal offices (Ind. Code § 3-10-6). */
const indianaVotes = (year: number) => year % 4 !== 1;

export const MIDWEST: Readonly<Record<string, readonly Rule[]>> = {
  IA: [{ name: 'Friday after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: 'Iowa Code § 1C.2' }],
  IL: [
    { name: 'Lincoln’s Birthday', day: on(2, 12), observed: NEAREST, law: IL_LAW },
    { name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: IL_LAW },
    {
      name: 'Day after Thanksgiving',
      day: DAY_AFTER_THANKSGIVING,
      law: '80 Ill. Adm. Code 420.830, 500.330; proclaimed each year under 303.190',
    },
  ],
  IN: [
    { name: 'Good Friday', day: GOOD_FRIDAY, law: IN_LAW },
    { name: 'Primary Election Day', day: after(1, nth(1, MON, 5)), held: indianaVotes, law: IN_LAW },
    { name: 'Election Day', day: ELECTION_DAY, held: indianaVotes, law: IN_LAW },
    {
      name: 'Lincoln’s Birthday',
      day: DAY_AFTER_THANKSGIVING,
      law: `${IN_LAW}: moved there by the governor each year`,
    },
    {
      name: 'Washington’s Birthday',
      day: on(12, 25),
      observed: BESIDE_CHRISTMAS,
      law: `${IN_LAW}: moved beside Christmas Day by the governor each year`,
      source: 'vacanza/holidays',
    },
  ],
  // K.A.R. 1-9-2 and K.S.A. 35-107 name federal holidays only; the governor proclaims more from year to year.
  KS: [],
  MI: [
    { name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: MI_LAW, source: 'vacanza/holidays' },
    { name: 'Day after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: MI_LAW, source: 'vacanza/holidays' },
    { name: 'Christmas Eve', day: on(12, 24), observed: BEFORE_CHRISTMAS, law: MI_LAW, source: 'vacanza/holidays' },
    { name: 'New Year’s Eve', day: on(12, 31), observed: NEAREST, law: MI_LAW, source: 'vacanza/holidays' },
  ],
  MN: [{ name: 'Friday after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: 'Minn. Stat. § 645.44, subd. 5' }],
  MO: [
    { name: 'Lincoln Day', day: on(2, 12), observed: NEAREST, law: 'Mo. Rev. Stat. § 9.010; 1 CSR 20-5.010' },
    { name: 'Truman Day', day: on(5, 8), observed: NEAREST, law: 'Mo. Rev. Stat. §§ 9.010, 9.035; 1 CSR 20-5.010' },
  ],
  ND: [{ name: 'Good Friday', day: GOOD_FRIDAY, law: 'N.D.C.C. § 1-03-01' }],
  NE: [
    { name: 'Arbor Day', day: last(FRI, 4), law: NE_LAW },
    { name: 'Day after Thanksgiving', day: DAY_AFTER_THANKSGIVING, law: NE_LAW },
  ],
  // Ohio Rev. Code § 1.14.
  OH: [],
  // S.D. Codified Laws § 1-5-1.
  SD: [],
  WI: [
    { name: 'Day before Christmas', day: on(12, 24), law: WI_LAW },
    { name: 'Day before New Year’s Day', day: on(12, 31), law: WI_LAW },
  ],
};
