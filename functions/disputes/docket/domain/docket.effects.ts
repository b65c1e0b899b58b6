/** Outbox effects of a docket: when deadlines are paused or run again everyone is told and workflows that wait are woken; once a week, what is open. */
import type { Effect } from '../../../shared/ledger/effects.ts';
import type { DocketEvent } from './docket.events.ts';
import type { Docket } from './docket.state.ts';

export interface Told {
  agreement: string;
  /** `party/office` and `party/liaison` of everyone who is told. */
  to: readonly string[];
  /** Disputes and reviews that a workflow watches. */
  watches: readonly string[];
}

export function docketEffects(event: DocketEvent, _: Docket, { agreement, to, watches }: Told): Effect[] {
  const mail = (family: string, template: string): Effect[] =>
    to.length === 0 ? [] : [{ kind: 'mail', family, template, about: { agreement }, to: [...to] }];
  const [stream, ...also] = watches;
  const wake: Effect[] = stream === undefined ? [] : [{ kind: 'answer', stream, also }];
  if (event.type === 'ClocksPaused') return [...mail('suspensions', 'clocks-paused'), ...wake];
  if (event.type === 'ClocksResumed') return [...mail('suspensions', 'clocks-resumed'), ...wake];
  return event.type === 'DigestSent' ? mail('digest', 'board-digest') : [];
}
