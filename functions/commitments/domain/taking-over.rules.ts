/** A party takes over what a decision makes it do: so much of it at a time that its commitments still stand with one tip. */
import { type Decision, type Instant, refuse } from '../../shared/kernel.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { type Commitments, evolveCommitments, hasRoom, MOST_HELD } from './commitment.state.ts';

type Taking = Extract<CommitmentEvent, { type: 'FollowUpsTaken' }>;

export const takeOver = (
  state: Commitments | undefined,
  data: Taking['data'],
  now: Instant,
): Decision<CommitmentEvent> => {
  const taking: Taking = { type: 'FollowUpsTaken', data };
  return hasRoom(evolveCommitments(state, taking, now))
    ? { events: [taking] }
    : refuse(
        'follow-ups-unaccepted',
        `By this text an agency would have more than ${MOST_HELD} actions of decided disputes that nobody has accepted as done.`,
        'Have those accepted first that are done, or make a proposal with fewer actions.',
        'followUps',
      );
};
