/** The frame of the pages of disputes, with what waits for the reader in those that the page shows. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import { openDisputesOf, type Seat } from '../../home/domain/open-disputes.rules.ts';
import { type Task, tasksOfDisputes } from '../../home/domain/tasks.rules.ts';
import { turnOf } from '../../home/pages/task-words.parts.ts';
import { headerOf } from '../../identity/person.reads.ts';
import type { FrameView, Tab } from '../../shared/pages/frame.tsx';
import type { VisitedDocket } from '../dispute-access.reads.ts';
import type { Dispute } from '../domain/dispute.schema.ts';

/** Where the reader speaks, or sees to what was promised. */
const seatsOf = ({ roles }: VisitedDocket): Seat[] =>
  roles.flatMap(({ is, party, office }): Seat[] => {
    if (party === undefined) return [];
    if (is === 'liaison') return [{ party, of: is }];
    return (is === 'holder' || is === 'alternate') && office !== undefined ? [{ party, of: office }] : [];
  });

function tasksIn(visited: VisitedDocket, disputes: readonly Dispute[]): Task[] {
  const { agreement, register, clock, actor: person } = visited;
  const named = { agreement: agreement.id, number: agreement.number, title: titleOf(register, agreement) };
  return seatsOf(visited).flatMap((seat) => {
    const { party } = seat;
    const partyName = register.find((one) => one.party === party)?.name ?? party;
    const open = openDisputesOf(disputes, seat, { person, ...clock });
    return tasksOfDisputes({ ...named, party, partyName, disputes: open });
  });
}

interface Shown {
  /** Those of the page. */
  disputes?: readonly Dispute[];
  /** How many are open in all. */
  open: number;
  /** `page` for the docket itself. */
  current?: Tab['current'];
}

export function docketFrame(visited: VisitedDocket, { disputes = [], open, current = 'true' }: Shown): FrameView {
  const { agreement, register, roles, clock } = visited;
  return frameOf({
    ...{ agreement, register, roles, now: clock.now, part: 'disputes', current, openDisputes: open },
    title: titleOf(register, agreement),
    turn: turnOf(tasksIn(visited, disputes), clock.now),
  });
}

/** As the register writes the reader. */
export const docketPerson = ({ person, roles }: VisitedDocket) =>
  headerOf(person, roles.find(({ name }) => name !== undefined)?.name);
