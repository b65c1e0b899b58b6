/** The people of an agency as their events leave them: decision state only; names and mailboxes stand in the register beside it. */
import type { Instant } from '../../shared/kernel.ts';
import type { PeopleEvent } from './people.events.ts';

export interface PeopleState {
  agency: string;
  /** Keys of the offices that are entered. */
  offices: string[];
  /** Whether somebody has said who clears texts, were it nobody. */
  reviewersSaid: boolean;
  /** What was entered, changed or removed since the last confirmation: keys of offices, and `reviewers`. */
  unconfirmed: string[];
  confirmedAt?: Instant;
}

/** No key of an office has a `#`. */
export const REVIEWERS = '#reviewers';

const begun = (agency: string): PeopleState => ({ agency, offices: [], reviewersSaid: false, unconfirmed: [] });
const also = (list: readonly string[], one: string): string[] => [...new Set([...list, one])];

export function evolvePeople(before: PeopleState | undefined, event: PeopleEvent, at: Instant): PeopleState {
  const state = before ?? begun(event.data.agency);
  switch (event.type) {
    case 'OfficeEntered': {
      const { office } = event.data;
      return { ...state, offices: also(state.offices, office), unconfirmed: also(state.unconfirmed, office) };
    }
    case 'OfficeRemoved': {
      const { office } = event.data;
      const offices = state.offices.filter((one) => one !== office);
      return { ...state, offices, unconfirmed: also(state.unconfirmed, office) };
    }
    case 'ReviewersEntered':
      return { ...state, reviewersSaid: true, unconfirmed: also(state.unconfirmed, REVIEWERS) };
    case 'PeopleConfirmed':
      return { ...state, unconfirmed: [], confirmedAt: at };
    case 'PeopleApplied':
      return state;
  }
}
