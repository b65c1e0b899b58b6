/** What leaves the house when something happens to a party's offices: one effect an event at most. */
import type { Effect } from '../shared/effects.ts';
import type { PartyEvent } from './party.events.ts';
import type { PartyState } from './party.state.ts';

/** The round is the agreement's of today: the party's stream outlives it. */
export const partyEffect =
  (round: string) =>
  (event: PartyEvent, { agreement, party }: PartyState): Effect | undefined => {
    const mail = (template: string, to: string[]): Effect | undefined =>
      to.length > 0 ? { kind: 'mail', template, agreement, round, to } : undefined;
    switch (event.type) {
      case 'ReviewAnswered':
        return event.data.answer === 'returned' ? mail('review-returned', [`${party}/liaison`]) : undefined;
      case 'MailAskedAgain':
        return event.data.to === 'signatory'
          ? mail('prepare', [party])
          : mail('fresh-link', [`${party}/${event.data.to}`]);
      case 'PartyPrepared':
        return { kind: 'answer', stream: round };
      default:
        return undefined;
    }
  };
