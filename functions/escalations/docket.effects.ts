/** What leaves the house when the clocks of an MOU are stopped or go on: everyone is told, and workflows that wait are woken. */
import type { Effect } from '../shared/effects.ts';
import type { DocketEvent } from './docket.events.ts';
import type { Docket } from './docket.state.ts';

export interface Told {
  agreement: string;
  /** `party/office` and `party/liaison` of everyone who is told. */
  to: readonly string[];
  /** Disputes that a workflow watches. */
  watches: readonly string[];
}

export function docketEffects(event: DocketEvent, _: Docket, { agreement, to, watches }: Told): Effect[] {
  const mail = (template: string): Effect[] =>
    to.length === 0 ? [] : [{ kind: 'docket', template, agreement, to: [...to] }];
  const [stream, ...also] = watches;
  const wake: Effect[] = stream === undefined ? [] : [{ kind: 'answer', stream, also }];
  if (event.type === 'ClocksPaused') return [...mail('clocks-paused'), ...wake];
  if (event.type === 'ClocksResumed') return [...mail('clocks-resumed'), ...wake];
  return event.type === 'DigestSent' ? mail('board-digest') : [];
}
