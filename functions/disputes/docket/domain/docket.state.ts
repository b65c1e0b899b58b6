/** The docket of an MOU as its events leave it. */
import type { Instant, PlainDay } from '../../../shared/kernel.ts';
import type { DocketEvent } from './docket.events.ts';
import { endOf, type Folded, type Pause } from './suspension-clock.rules.ts';

export interface Docket {
  agreement: string;
  /** How many disputes were ever raised; their numbers run from 1. */
  disputes: number;
  /** Suspensions of deadlines in order of time; two never overlap. */
  pauses: Pause[];
  /** What came before them, and moves no open deadline any more. */
  folded?: Folded;
  /** The last day on which a suspension began, and the parties that began one on it. */
  begun?: { on: PlainDay; by: string[] };
  /** The Monday of the week in which everyone was last told what is open. */
  toldOn?: PlainDay;
}

type Paused = Extract<DocketEvent, { type: 'ClocksPaused' }>['data'];

function paused(docket: Docket, { party, until, on, folded }: Paused, at: Instant): Docket {
  const earlier = folded ? docket.pauses.filter((pause) => endOf(pause) > folded.until) : docket.pauses;
  const before = docket.begun?.on === on ? docket.begun.by : [];
  return {
    ...docket,
    pauses: [...earlier, { from: at, until }],
    ...(folded && { folded }),
    begun: { on, by: [...before, party] },
  };
}

export function evolveDocket(state: Docket | undefined, event: DocketEvent, at: Instant): Docket {
  if (event.type === 'ClocksResumed') {
    if (!state) throw new Error('Deadlines that were never suspended cannot run again');
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
  return event.type === 'DisputeEntered' ? { ...docket, disputes: event.data.number } : paused(docket, event.data, at);
}
