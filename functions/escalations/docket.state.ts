/** The docket of an MOU as its events leave it. */
import type { Instant, PlainDay } from '../shared/kernel.ts';
import type { Pause } from './clocks.rules.ts';
import type { DocketEvent } from './docket.events.ts';

export interface Docket {
  agreement: string;
  /** How many disputes were ever raised; their numbers run from 1. */
  disputes: number;
  /** In order of time; two never overlap. */
  pauses: Pause[];
  /** The Monday of the week in which everyone was last told what is open. */
  toldOn?: PlainDay;
}

export function evolveDocket(state: Docket | undefined, event: DocketEvent, at: Instant): Docket {
  if (event.type === 'ClocksResumed') {
    if (!state) throw new Error('Clocks that never stood cannot go on');
    return {
      ...state,
      pauses: state.pauses.map((pause, index) =>
        index === state.pauses.length - 1 ? { ...pause, resumed: at } : pause,
      ),
    };
  }
  const { agreement } = event.data;
  const docket = state ?? { agreement, disputes: 0, pauses: [] };
  if (event.type === 'DigestSent') return { ...docket, toldOn: event.data.week };
  return event.type === 'DisputeEntered'
    ? { ...docket, disputes: event.data.number }
    : { ...docket, pauses: [...docket.pauses, { from: at, until: event.data.until }] };
}
