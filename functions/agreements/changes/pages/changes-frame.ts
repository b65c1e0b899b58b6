/** The frame of the pages of contacts and notices, with the notices to which the reader may object. */
import { tasksOfChanges } from '../../../home/domain/tasks.rules.ts';
import { changesFor } from '../../../home/pages/standing.parts.ts';
import { turnOf } from '../../../home/pages/task-words.parts.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { FrameView, Tab, Turn } from '../../../shared/pages/frame.tsx';
import { titleOf } from '../../agreement.reads.ts';
import { frameOf } from '../../pages/frame.parts.ts';
import type { VisitedChanges } from '../authorize-changes.ts';

function turnIn({ whole, agreement, register, mine }: VisitedChanges, now: Instant): Turn | undefined {
  const { party, name } = register.find((one) => mine.includes(one.party)) ?? { party: '', name: '' };
  const named = { agreement: agreement.id, number: agreement.number, title: titleOf(register, agreement) };
  const changes = changesFor(whole, mine, now);
  return turnOf(tasksOfChanges({ ...named, party, partyName: name, changes }), now);
}

/** @param turn of a page that is about one of them itself */
export const changesFrame = (
  visited: VisitedChanges,
  now: Instant,
  current: Tab['current'],
  turn = turnIn(visited, now),
): FrameView => {
  const { agreement, register, roles, openDisputes } = visited;
  return frameOf({
    ...{ agreement, register, roles, now, current, openDisputes, turn },
    part: 'contacts',
    title: titleOf(register, agreement),
  });
};
