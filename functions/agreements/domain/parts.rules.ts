/** The parts of an MOU, each a page of its own: a new one is one line here. A reader is shown those that are there and that it may open. */
import { can, EVER_IN_REGISTERS, IN_REGISTERS, type Role } from '../../identity/domain/roles.rules.ts';
import type { Grant } from '../../shared/capability.ts';
import type { Instant } from '../../shared/kernel.ts';
import { isPlanned } from './after-end.rules.ts';
import type { Agreement } from './agreement.state.ts';
import { everIn, type TakenUp } from './taken-up.rules.ts';

export type PartName =
  | 'overview'
  | 'life'
  | 'text'
  | 'people'
  | 'contacts'
  | 'commitments'
  | 'disputes'
  | 'kpis'
  | 'reviews'
  | 'closing'
  | 'record';

interface Part {
  name: PartName;
  label: string;
  /** After the address of the MOU. */
  path: string;
  /** As the permission of its page says; `test/frame.test.ts` compares. */
  who: readonly Grant[];
  /** Whether this MOU has such a part now. */
  has?: (agreement: Agreement, now: Instant) => boolean;
}

const hasBegun = ({ term }: Agreement, now: Instant): boolean => term !== undefined && term.effectiveAt <= now;
const hasEverHad =
  (what: TakenUp) =>
  (agreement: Agreement, now: Instant): boolean =>
    hasBegun(agreement, now) && everIn(agreement, what).length > 0;

export const PARTS: readonly Part[] = [
  { name: 'overview', label: 'Overview', path: '', who: EVER_IN_REGISTERS },
  // Whoever joins a text that is signed reads what it joins, and not what was before.
  { name: 'life', label: 'Timeline', path: '/life', who: EVER_IN_REGISTERS, has: hasBegun },
  { name: 'text', label: 'Text', path: '/text', who: EVER_IN_REGISTERS },
  { name: 'people', label: 'People', path: '/people', who: EVER_IN_REGISTERS },
  {
    name: 'contacts',
    label: 'Contacts',
    path: '/contacts',
    who: EVER_IN_REGISTERS,
    // Whoever joins a text that is signed reads its contacts there until it holds.
    has: hasBegun,
  },
  { name: 'kpis', label: 'KPIs', path: '/kpis', who: EVER_IN_REGISTERS, has: hasEverHad('kpis') },
  {
    name: 'commitments',
    label: 'Commitments',
    path: '/commitments',
    who: EVER_IN_REGISTERS,
    has: hasEverHad('commitments'),
  },
  {
    name: 'disputes',
    label: 'Disputes',
    path: '/disputes',
    who: IN_REGISTERS,
    has: ({ status, ladder }) => status === 'executed' && ladder !== undefined,
  },
  { name: 'reviews', label: 'Reviews', path: '/reviews', who: EVER_IN_REGISTERS, has: hasBegun },
  {
    name: 'closing',
    label: 'Closing',
    path: '/closing',
    who: EVER_IN_REGISTERS,
    has: isPlanned,
  },
  { name: 'record', label: 'Record', path: '/record', who: EVER_IN_REGISTERS },
];

export const partsFor = (agreement: Agreement, roles: readonly Role[], now: Instant): Part[] =>
  PARTS.filter(({ who, has }) => can(roles, who) && (has?.(agreement, now) ?? true));
