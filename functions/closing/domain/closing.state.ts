/** The closing of an MOU as its events leave it: what was agreed for it before the end, what runs after it, and what was reported. */
import type { Instant } from '../../shared/kernel.ts';
import type { ClosingEvent, DataOf } from './closing.events.ts';

/** A duty that a party proposed, while it can become one. */
export interface Proposal extends Omit<DataOf<'DutyProposed'>, 'agreement'> {
  at: Instant;
}

export interface Closing {
  agreement: string;
  /** Duties that were ever proposed. */
  proposed: number;
  /** Those that nobody has objected to, by number. */
  proposals: Readonly<Record<string, Proposal>>;
  began?: Omit<DataOf<'ClosingBegan'>, 'agreement'>;
  /** The execution that watches over it, counted from 1, and since when. */
  part?: { number: number; since: Instant };
  reminded?: true;
  reported?: DataOf<'ClosingReported'> & { at: Instant };
  ended?: DataOf<'ClosingEnded'> & { at: Instant };
  stalled?: true;
}

const without = (proposals: Closing['proposals'], duty: number): Closing['proposals'] => {
  const { [duty]: _, ...others } = proposals;
  return others;
};

export function evolveClosing(before: Closing | undefined, event: ClosingEvent, at: Instant): Closing {
  if (event.type === 'DutyProposed') {
    const { agreement, ...proposal } = event.data;
    const { duty } = proposal;
    const state = before ?? { agreement, proposed: 0, proposals: {} };
    return { ...state, proposed: duty, proposals: { ...state.proposals, [duty]: { ...proposal, at } } };
  }
  if (event.type === 'ClosingBegan') {
    const { agreement, ...began } = event.data;
    const state = before ?? { agreement, proposed: 0, proposals: {} };
    // What was agreed stands among the duties from here on, and the rest has fallen.
    return { ...state, proposals: {}, began, part: { number: 1, since: at } };
  }
  if (!before) throw new Error(`${event.type} cannot be the first event of a closing`);
  if (event.type === 'ClosingStalled') return { ...before, stalled: true };
  // Whatever happens shows that its workflow gets on.
  const { stalled: _, ...state } = before;
  switch (event.type) {
    case 'DutyAgreed': {
      const one = state.proposals[event.data.duty];
      return one ? { ...state, proposals: { ...state.proposals, [event.data.duty]: { ...one, agreed: true } } } : state;
    }
    case 'DutyObjected':
    case 'DutyTakenBack':
      return { ...state, proposals: without(state.proposals, event.data.duty) };
    case 'ClosingReminded':
      return { ...state, reminded: true };
    case 'ClosingHandedOver':
      return { ...state, part: { number: event.data.part, since: at } };
    case 'ClosingReported':
      return { ...state, reported: { ...event.data, at } };
    case 'ClosingEnded':
      return { ...state, ended: { ...event.data, at } };
  }
}
