/** The frame of the pages of contacts and notices. */
import type { Instant } from '../../../shared/kernel.ts';
import type { FrameView, Tab, Turn } from '../../../shared/pages/frame.tsx';
import { titleOf } from '../../agreement.reads.ts';
import { frameOf } from '../../pages/frame.parts.ts';
import type { VisitedChanges } from '../authorize-changes.ts';

export const changesFrame = (
  { agreement, register, roles }: VisitedChanges,
  now: Instant,
  current: Tab['current'],
  turn?: Turn,
): FrameView =>
  frameOf({
    ...{ agreement, register, roles, now, current, turn },
    part: 'contacts',
    title: titleOf(register, agreement),
  });
