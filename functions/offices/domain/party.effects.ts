/** Outbox effects of a party's offices: its signatory is written to about signing, its reviewers about clearance. */
import type { Effect } from '../../shared/ledger/effects.ts';
import type { PartyEvent } from './party.events.ts';
import type { PartyState } from './party.state.ts';

/** The effects of a party's events within the agreement whose round stands. */
export function partyEffects(
  event: PartyEvent,
  { party }: PartyState,
  { id: agreement, round }: { id: string; round: string },
): Effect[] {
  const mail = (family: string, template: string, to: string[]): Effect[] =>
    to.length === 0 ? [] : [{ kind: 'mail', family, template, about: { agreement, round }, to }];
  const toSignatory = (template: string) => mail('signing', template, [party]);
  const forClearance = (template: string, who: readonly string[]) =>
    mail(
      'clearance',
      template,
      who.map((one) => `${party}/${one}`),
    );
  switch (event.type) {
    case 'OfficesConfirmed':
      return [
        ...toSignatory('prepare'),
        ...forClearance(
          'prepare',
          event.data.reviewers.map(({ kind }) => kind),
        ),
      ];
    case 'HolderReplaced':
      return event.data.signs ? toSignatory('new-holder') : [];
    case 'DelegateNamed':
    case 'DelegationEnded':
      return toSignatory('new-holder');
    case 'ReviewersNamed':
      return forClearance('prepare', event.data.changed);
    case 'ReviewAnswered':
      return event.data.answer === 'returned' ? forClearance('review-returned', ['liaison']) : [];
    case 'PartyPrepared':
      return [{ kind: 'answer', stream: round }];
    case 'MailAskedAgain': {
      const { to } = event.data;
      return to === 'signatory' ? toSignatory('liaison-link') : forClearance('fresh-link', [to]);
    }
    default:
      return [];
  }
}
