/** The frame of every page of a closing, and who reads it. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import { headerOf } from '../../identity/person.reads.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { FrameView, Tab } from '../../shared/pages/frame.tsx';
import type { VisitedClosing } from '../authorize-closing.ts';

export const closingFrame = (
  { agreement, register, roles }: Pick<VisitedClosing, 'agreement' | 'register' | 'roles'>,
  now: Instant,
  current: Tab['current'],
): FrameView =>
  frameOf({
    ...{ agreement, register, roles, now, current, part: 'closing' },
    title: titleOf(register, agreement),
  });

export const personOf = ({ person, roles }: Pick<VisitedClosing, 'person' | 'roles'>) =>
  headerOf(person, roles.find(({ name }) => name)?.name);
