/** A kind of stream: how its events become state, what leaves the service with each, and where it stands in the `due` index. Said once. */

import type { Instant } from './kernel.ts';
import type { Effect } from './ledger/effects.ts';
import { type Change, type Due, type EventDraft, emptyTip, type Tip, tipFrom } from './ledger/ledger.ts';
import type { Found } from './ledger/table.ts';

interface Definition<State, Event extends EventDraft, About> {
  /** What the ids of its streams begin with, `sig_` for one. */
  prefix: string;
  evolve: (state: State | undefined, event: Event, at: Instant) => State;
  /** At most one mail of each family and one start or answer for each event. `about` is what the stream itself does not know: who else is told, for one. */
  effects?: (event: Event, state: State, about: About) => Effect | readonly Effect[] | undefined;
  /** Where the stream stands in the `due` index, and when it needs attention; nowhere when undefined. */
  due?: (state: State) => Due | undefined;
}

export interface Stream<State, Event extends EventDraft, About> {
  prefix: string;
  /** Where such a stream stands among what was read; one of another kind is not there. */
  tip: (found: Found, id: string) => Tip<State>;
  /** This stream's share of a commit. */
  change: (
    tip: Tip<State>,
    events: readonly Event[],
    ...about: undefined extends About ? [about?: About] : [About]
  ) => Change<unknown, EventDraft>;
}

export const defineStream = <State, Event extends EventDraft, About = undefined>({
  prefix,
  evolve,
  effects,
  due,
}: Definition<State, Event, About>): Stream<State, Event, About> => ({
  prefix,
  tip: (found, id) => (id.startsWith(prefix) ? tipFrom<State>(found, id) : emptyTip(id)),
  change: (tip, events, ...[about]) =>
    ({
      tip,
      events,
      evolve,
      ...(effects && { effectOf: (event: Event, state: State) => effects(event, state, about as About) }),
      ...(due && { dueOf: due }),
    }) as unknown as Change<unknown, EventDraft>,
});
