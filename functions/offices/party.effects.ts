/** What leaves the house when something happens at a party: one effect an event at most. */
import type { Effect } from '../shared/effects.ts';
import type { PartyEvent } from './party.events.ts';
import type { PartyState } from './party.state.ts';

/** The effects of a party's events within the agreement whose round stands. */
export function partyEffect(
  event: PartyEvent,
  { party }: PartyState,
  { id: agreement, round }: { id: string; round: string },
): Effect | undefined {
  const mail = (template: string, to: readonly string[]): Effect | undefined =>
    to.length === 0
      ? undefined
      : {
          kind: 'mail',
          template,
          agreement,
          round,
          to: to.map((one) => (one === 'signatory' ? party : `${party}/${one}`)),
        };
  switch (event.type) {
    case 'OfficesConfirmed':
      return mail('prepare', ['signatory', ...event.data.reviewers.map(({ kind }) => kind)]);
    case 'HolderReplaced':
      return event.data.signs ? mail('new-holder', ['signatory']) : undefined;
    case 'DelegateNamed':
    case 'DelegationEnded':
      return mail('new-holder', ['signatory']);
    case 'ReviewersNamed':
      return mail('prepare', event.data.changed);
    case 'ReviewAnswered':
      return event.data.answer === 'returned' ? mail('review-returned', ['liaison']) : undefined;
    case 'PartyPrepared':
      return { kind: 'answer', stream: round };
    case 'MailAskedAgain':
      return mail(event.data.to === 'signatory' ? 'liaison-link' : 'fresh-link', [event.data.to]);
    default:
      return undefined;
  }
}
