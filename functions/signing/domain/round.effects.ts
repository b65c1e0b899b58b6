/** Outbox effects of a signing round: mail to those who sign, prepare and clear, and a word to the workflow that waits. */

import { partiesAt, partyOf } from '../../agreements/domain/seats.rules.ts';
import { cameBack, copyDidNotPass } from '../../identity/domain/mail-reports.rules.ts';
import type { Effect } from '../../shared/ledger/effects.ts';
import type { RoundEvent } from './round.events.ts';
import { whoWereAsked } from './round.rules.ts';
import { type Round, signatoryIn } from './round.state.ts';

const liaisonsOf = (seats: readonly string[]): string[] => partiesAt(seats).map((party) => `${party}/liaison`);
const isLiaison = (name: string): boolean => name.endsWith('/liaison');

/** It has neither signed nor declined, and still may. */
const stillActs = (round: Round, seat: string): boolean =>
  ['waiting', 'asked'].includes(signatoryIn(round, seat)?.status ?? '');

export function roundEffects(event: RoundEvent, round: Round): Effect[] {
  const mail = (family: string, template: string, to: readonly string[]): Effect[] => {
    const about = { agreement: round.agreement, round: round.id };
    return to.length === 0 ? [] : [{ kind: 'mail', family, template, about, to: [...to] }];
  };
  /** To liaisons and reviewers (`party/counsel`), as far as they have something left to do. */
  const toPreparing = (template: string, names: readonly string[]): Effect[] => [
    ...mail('preparing', template, names.filter(isLiaison)),
    ...mail(
      'clearance',
      template,
      names.filter((name) => !isLiaison(name)),
    ),
  ];
  switch (event.type) {
    case 'GroupAsked':
      return mail('signing', 'signature-request', event.data.parties);
    case 'RemindersSent':
      return [
        ...mail('signing', 'reminder', event.data.parties),
        ...toPreparing('reminder', event.data.preparing ?? []),
      ];
    case 'EndingWarned':
      return [...mail('signing', 'ending', event.data.parties), ...toPreparing('ending', event.data.preparing ?? [])];
    case 'LinkReissued':
      return mail('signing', 'fresh-link', [event.data.party]);
    case 'CodeRequested':
      return mail('signing', event.data.digits === 6 ? 'code' : 'long-code', [event.data.party]);
    case 'SignatureTakenBack':
      return mail('signing', 'taken-back', whoWereAsked(round));
    case 'OutsideSignatureOffered': {
      const others = Object.keys(round.signatories).filter((seat) => partyOf(seat) !== partyOf(event.data.party));
      return mail('outside', 'outside-offered', liaisonsOf(others));
    }
    case 'OutsideSignatureRefused':
      // Of several offices that sign, it is about the one whose seat it names.
      return mail('outside', 'outside-refused', [`${event.data.party}/liaison`]);
    case 'SignatureGiven':
      return [{ kind: 'answer', stream: round.id }];
    case 'RoundClosed':
      return [{ kind: 'answer', stream: round.id }];
    case 'RoundOpened': {
      const seats = event.data.groups.flat();
      return [
        ...toPreparing('prepare', [...liaisonsOf(seats), ...(event.data.reviewers ?? [])]),
        // A test that was on its way for the version before, or a delegate of whom none was asked yet: the mailer knows who lacks it.
        ...mail('signing', 'prepare', event.data.version > 1 ? seats : []),
      ];
    }
    case 'MailReported': {
      const { party, to, former, report } = event.data;
      if (former) return [];
      if (copyDidNotPass(event.data))
        return mail('signing', 'executed-link', [to === 'liaison' ? `${party}/liaison` : party]);
      if (!cameBack(report) || round.status !== 'open') return [];
      if (to) return mail('unreached', 'liaison', [`${party}/organizer`]);
      return stillActs(round, party) ? mail('unreached', 'address', liaisonsOf([party])) : [];
    }
    case 'RoundHandedOver': {
      const { agreement, id } = round;
      return [
        {
          ...{ kind: 'start', machine: 'signing', stream: id, name: `${id}-watch-${event.data.watch}` },
          input: { agreement, round: id },
        },
      ];
    }
    case 'SignatureDeclined':
    case 'RoundStalled':
      return [];
  }
}
