/** The frame of the pages of keeping, which belong to the record, with the removals that wait for this officer. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import type { Task } from '../../home/domain/tasks.rules.ts';
import { turnOf } from '../../home/pages/task-words.parts.ts';
import { headerOf } from '../../identity/person.reads.ts';
import type { FrameView } from '../../shared/pages/frame.tsx';
import type { Visited } from './keeping.ts';

/** While a hold stands nothing is decided. */
function tasksIn({ agreement, keeping, officer, register }: Visited): Task[] {
  if (Object.keys(keeping.holds).length > 0) return [];
  const { party = '', name = '' } = register.find(({ agency }) => agency === officer.agency) ?? {};
  return Object.entries(keeping.removals)
    .filter(([, { agency }]) => agency !== officer.agency)
    .map(([id, { askedAt }]) => ({
      ...{ kind: 'removal', agreement: agreement.id, number: agreement.number, title: titleOf(register, agreement) },
      ...{ party, partyName: name, about: [id], since: askedAt, calendar: calendarOf(agreement) },
    }));
}

export function keepingFrame(visited: Visited): FrameView {
  const { agreement, round, register, roles, openDisputes, now } = visited;
  return frameOf({
    ...{ agreement, round, register, roles, now, part: 'record', current: 'true', openDisputes },
    title: titleOf(register, agreement),
    turn: turnOf(tasksIn(visited), now),
  });
}

/** As the register writes the reader. */
export const keepingPerson = ({ person, officer }: Visited) => headerOf(person, officer.name);
