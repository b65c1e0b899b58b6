/** POST …/offices/{office}/alternate and …/alternate/end: a liaison of the party, or the office's own holder, says who stands in. */

import type { Request } from '../../shared/http/page.ts';
import { endAlternate as end, nameAlternate as name } from '../domain/alternate.rules.ts';
import { refusedBy } from '../domain/matter.rules.ts';
import { officePath, showOffice } from '../pages/read-office.ts';
import { changingParty, type Place } from './change-party.ts';

const reasonOf = ({ form }: Request): string => form.reason ?? '';
const onOfficePage: Place = { show: showOffice, pathOf: officePath };

export const nameAlternate = changingParty(
  'alternate',
  {
    read: () => import('../holder-form.parts.ts'),
    decide: ({ matter, more }, request) => {
      const alternate = more.alternateFrom(request.form);
      if (!alternate.value) return refusedBy(...alternate.findings);
      return name(matter, { office: request.path.office ?? '', alternate: alternate.value, reason: reasonOf(request) });
    },
  },
  onOfficePage,
);

export const endAlternate = changingParty(
  'alternate-end',
  {
    decide: ({ matter }, request) => end(matter, { office: request.path.office ?? '', reason: reasonOf(request) }),
  },
  onOfficePage,
);
