/** What must hold of each office before it is confirmed: asked where one is changed, shown on its card, and decided when all are confirmed. */
import { type Refusal, say } from '../../shared/kernel.ts';
import type { Holder } from './holder.rules.ts';
import { type Matter, newHolderFindings } from './matter.rules.ts';

/** Each finding at its own field under `prefix`. */
export const entryFindings = (
  { register, today }: Pick<Matter, 'register' | 'today'>,
  office: string,
  holder: Holder,
  prefix = '',
): Refusal[] => [
  ...newHolderFindings(holder, { register, today }, prefix),
  ...(register.signatories.includes(office) && holder.capacity === 'delegated' && !register.offices[office]?.delegator
    ? [
        say(
          'delegator-missing',
          'A delegate signs for a head, and no head is named.',
          'Confirm who holds the office, incumbent or acting; then use “Name a delegate”.',
          `${prefix}capacity`,
        ),
      ]
    : []),
];
