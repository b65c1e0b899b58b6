/** POST …/holders/{office}, …/holders/{office}/delegate and …/delegate/end: who holds an office from now on, and who signs in the head's stead. */

import type { Request } from '../../shared/http/page.ts';
import { partyPath } from '../authorize-party.ts';
import { refusedBy, type Turn } from '../domain/matter.rules.ts';
import {
  nameDelegate as delegate,
  endDelegation as end,
  replaceHolder as replace,
} from '../domain/succession.rules.ts';
import { showDelegate, showSuccessor } from '../pages/read-party.ts';
import { changingParty } from './change-party.ts';

const reasonOf = ({ form }: Request): string => form.reason ?? '';
const seenIn = ({ form }: Request): Turn => (form._seen ?? '') as Turn;
const read = () => import('../holder-form.parts.ts');

export const replaceHolder = changingParty(
  'holder',
  {
    read,
    decide: ({ matter, more }, request) => {
      const holder = more.holderFrom(request.form);
      if (!holder.value) return refusedBy(...holder.findings);
      const office = request.path.office ?? '';
      return replace(matter, { office, holder: holder.value, reason: reasonOf(request), seen: seenIn(request) });
    },
  },
  { show: showSuccessor, pathOf: partyPath },
);

export const nameDelegate = changingParty(
  'delegate',
  {
    read,
    decide: ({ matter, more }, request) => {
      const holder = more.holderFrom({ ...request.form, capacity: 'delegated' });
      if (!holder.value) return refusedBy(...holder.findings);
      const { office = '' } = request.path;
      return delegate(matter, { office, holder: holder.value, reason: reasonOf(request), seen: seenIn(request) });
    },
  },
  { show: showDelegate, pathOf: partyPath },
);

export const endDelegation = changingParty(
  'delegate-end',
  {
    decide: ({ matter }, request) =>
      end(matter, {
        ...{ office: request.path.office ?? '', reason: reasonOf(request), seen: seenIn(request) },
      }),
  },
  { show: showDelegate, pathOf: partyPath },
);
