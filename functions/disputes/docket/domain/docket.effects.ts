/** Outbox effects of a docket: when deadlines are paused or run again everyone is told and workflows that wait are woken; once a week, what is open. */
import { disputeIdOf, docketIdOf } from '../../../shared/ids.ts';
import type { Effect } from '../../../shared/ledger/effects.ts';
import type { DocketEvent } from './docket.events.ts';
import type { Docket } from './docket.state.ts';

export interface Told {
  agreement: string;
  /** `party/office` and `party/liaison` of everyone who is told. */
  to: readonly string[];
  /** Reviews that a workflow watches, and single disputes. */
  watches: readonly string[];
  /** How many disputes there are: those that are watched are found when they are woken. */
  disputes?: number;
}

export function docketEffects(event: DocketEvent, _: Docket, { agreement, to, watches, disputes = 0 }: Told): Effect[] {
  const mail = (family: string, template: string): Effect[] =>
    to.length === 0 ? [] : [{ kind: 'mail', family, template, about: { agreement }, to: [...to] }];
  const numbered = disputes === 0 ? {} : { numbered: { of: disputeIdOf(agreement, ''), last: disputes } };
  const [stream = docketIdOf(agreement), ...also] = watches;
  const wake: Effect[] = watches.length + disputes === 0 ? [] : [{ kind: 'answer', stream, also, ...numbered }];
  if (event.type === 'ClocksPaused') return [...mail('suspensions', 'clocks-paused'), ...wake];
  if (event.type === 'ClocksResumed') return [...mail('suspensions', 'clocks-resumed'), ...wake];
  return event.type === 'DigestSent' ? mail('digest', 'board-digest') : [];
}
