/** Days that Puerto Rico and the island territories close beyond the federal holidays. */
import { MON } from '../day-number.ts';
import {
  after,
  ELECTION_DAY,
  easter,
  evenYears,
  GOOD_FRIDAY,
  NEAREST,
  nth,
  on,
  type Rule,
  SUNDAY_TO_MONDAY,
} from '../rule.ts';

const AS_LAW = 'A.S.C.A. § 1.0501; A.S.A.C. § 4.0504';
const GU_LAW = '1 Guam Code Ann. § 1000';
const MP_LAW = '1 CMC § 311';
const source = 'vacanza/holidays';

export const TERRITORIES: Readonly<Record<string, readonly Rule[]>> = {
  AS: [
    { name: 'American Samoa Flag Day', day: on(4, 17), observed: NEAREST, law: AS_LAW },
    { name: 'Manu’a Islands Cession Day', day: on(7, 16), observed: NEAREST, law: AS_LAW },
  ],
  GU: [
    { name: 'Guam History and Chamorro Heritage Day', day: nth(1, MON, 3), law: GU_LAW },
    { name: 'Liberation Day', day: on(7, 21), observed: NEAREST, law: GU_LAW },
    { name: 'All Souls’ Day', day: on(11, 2), observed: NEAREST, law: GU_LAW },
    { name: 'Our Lady of Camarin Day', day: on(12, 8), observed: NEAREST, law: GU_LAW },
  ],
  MP: [
    { name: 'Commonwealth Covenant Day', day: on(3, 24), observed: NEAREST, law: MP_LAW },
    { name: 'Good Friday', day: GOOD_FRIDAY, law: MP_LAW },
    { name: 'General Election Day', day: ELECTION_DAY, held: evenYears, law: '1 CMC § 6508' },
    { name: 'Citizenship Day', day: on(11, 4), observed: NEAREST, law: MP_LAW },
    { name: 'Constitution Day', day: on(12, 8), observed: NEAREST, law: MP_LAW },
  ],
  PR: [
    { name: 'Epiphany', day: on(1, 6), law: 'Law No. 3 of 1931', source },
    { name: 'American Citizenship Day', day: on(3, 2), law: 'Law No. 53 of 2000', source },
    {
      name: 'Emancipation Day',
      day: on(3, 22),
      observed: SUNDAY_TO_MONDAY,
      law: '1902 Political Code, art. 387',
      source,
    },
    { name: 'Good Friday', day: GOOD_FRIDAY, law: '1902 Political Code, art. 387', source },
    { name: 'Constitution Day', day: on(7, 25), observed: SUNDAY_TO_MONDAY, law: 'Law No. 1 of 1952', source },
    {
      name: 'José Celso Barbosa Day',
      day: on(7, 27),
      observed: SUNDAY_TO_MONDAY,
      since: 2026,
      law: 'Oficina de Administración y Transformación de los Recursos Humanos, holidays of 2026',
    },
    {
      name: 'Puerto Rican Identity Day',
      day: on(11, 19),
      observed: SUNDAY_TO_MONDAY,
      law: 'Law No. 111 of 2014; Law No. 117 of 2022',
      source,
    },
  ],
  VI: [
    { name: 'Three Kings Day', day: on(1, 6), law: '1 V.I.C. § 171', source },
    { name: 'Transfer Day', day: on(3, 31), law: '1 V.I.C. § 171', source },
    { name: 'Holy Thursday', day: easter(-3), law: '1 V.I.C. § 171', source },
    { name: 'Good Friday', day: GOOD_FRIDAY, law: '1 V.I.C. § 171', source },
    { name: 'Easter Monday', day: easter(1), law: '1 V.I.C. § 171', source },
    { name: 'Emancipation Day', day: on(7, 3), law: '1 V.I.C. § 171', source },
    { name: 'Liberty Day', day: on(11, 1), law: '1 V.I.C. § 171', source },
    {
      name: 'General Election Day',
      day: ELECTION_DAY,
      held: evenYears,
      law: 'V.I. Code tit. 18, election days as legal holidays, (a)',
    },
    { name: 'Christmas Second Day', day: after(1, on(12, 25)), law: '1 V.I.C. § 171', source },
  ],
};
