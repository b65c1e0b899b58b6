/** What leaves the house when something happens in a round: one effect an event at most. */
import type { Effect } from '../shared/effects.ts';
import type { RoundEvent } from './round.events.ts';
import { whoWereAsked } from './round.rules.ts';
import type { Round } from './round.state.ts';

const liaisonsOf = (parties: readonly string[]): string[] => parties.map((party) => `${party}/liaison`);

export function roundEffect(event: RoundEvent, round: Round): Effect | undefined {
  const mail = (template: string, to: string[]): Effect => ({
    kind: 'mail',
    template,
    agreement: round.agreement,
    round: round.id,
    to,
  });
  switch (event.type) {
    case 'GroupAsked':
      return mail('signature-request', event.data.parties);
    case 'RemindersSent':
      return mail('reminder', [...event.data.parties, ...(event.data.preparing ?? [])]);
    case 'EndingWarned':
      return mail('ending', [...event.data.parties, ...(event.data.preparing ?? [])]);
    case 'LinkReissued':
      return mail('fresh-link', [event.data.party]);
    case 'CodeRequested':
      return mail(event.data.digits === 6 ? 'code' : 'long-code', [event.data.party]);
    case 'SignatureTakenBack':
      return mail('taken-back', whoWereAsked(round));
    case 'OutsideSignatureOffered': {
      const others = Object.keys(round.signatories).filter((party) => party !== event.data.party);
      return others.length > 0 ? mail('outside-offered', liaisonsOf(others)) : undefined;
    }
    case 'OutsideSignatureRefused':
      return mail('outside-refused', liaisonsOf([event.data.party]));
    case 'SignatureGiven':
      return { kind: 'answer', stream: round.id };
    case 'RoundClosed':
      return { kind: 'answer', stream: round.id };
    case 'RoundOpened':
      return mail('prepare', [
        ...event.data.groups.flat().map((party) => `${party}/liaison`),
        ...(event.data.reviewers ?? []),
        // A test that was on its way for the version before, or a delegate of whom none was asked yet: the mailer knows who lacks it.
        ...(event.data.version > 1 ? event.data.groups.flat() : []),
      ]);
    case 'MailReported':
    case 'SignatureDeclined':
    case 'RoundStalled':
      return undefined;
  }
}
