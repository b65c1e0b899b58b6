/** Outbox effects of a party's offices: those that sign are written to about signing, its reviewers about clearance. */

import { cameBack, copyDidNotPass } from '../../identity/domain/mail-reports.rules.ts';
import type { Effect } from '../../shared/ledger/effects.ts';
import type { PartyEvent } from './party.events.ts';
import { type PartyState, seatIn } from './party.state.ts';

/** The effects of a party's events within the agreement whose round stands. */
export function partyEffects(
  event: PartyEvent,
  state: PartyState,
  { id: agreement, round }: { id: string; round: string },
): Effect[] {
  const { party, signatories } = state;
  const mail = (family: string, template: string, to: string[]): Effect[] =>
    to.length === 0 ? [] : [{ kind: 'mail', family, template, about: { agreement, round }, to }];
  const toSigning = (template: string, offices: readonly string[]) =>
    mail(
      'signing',
      template,
      offices.map((office) => seatIn(state, office)),
    );
  const forClearance = (template: string, who: readonly string[]) =>
    mail(
      'clearance',
      template,
      who.map((one) => `${party}/${one}`),
    );
  switch (event.type) {
    case 'OfficesConfirmed':
      return [
        ...toSigning(
          'prepare',
          signatories.map(({ office }) => office),
        ),
        ...forClearance(
          'prepare',
          event.data.reviewers.map(({ kind }) => kind),
        ),
      ];
    case 'HolderReplaced':
      return event.data.signs ? toSigning('new-holder', [event.data.office]) : [];
    case 'DelegateNamed':
    case 'DelegationEnded':
      return toSigning('new-holder', [event.data.office]);
    case 'ReviewersNamed':
      return forClearance('prepare', event.data.changed);
    case 'ReviewAnswered':
      return event.data.answer === 'returned' ? forClearance('review-returned', ['liaison']) : [];
    case 'PartyPrepared':
      return [{ kind: 'answer', stream: round }];
    case 'PartyMailReported':
      if (event.data.to !== 'liaison')
        return cameBack(event.data.report) ? mail('unreached', 'address', [`${party}/liaison`]) : [];
      if (copyDidNotPass(event.data)) return mail('signing', 'executed-link', [`${party}/liaison`]);
      return cameBack(event.data.report) ? mail('unreached', 'liaison', [`${party}/organizer`]) : [];
    case 'MailAskedAgain': {
      const { to, office = signatories[0]?.office ?? '' } = event.data;
      return to === 'signatory' ? toSigning('liaison-link', [office]) : forClearance('fresh-link', [to]);
    }
    default:
      return [];
  }
}
