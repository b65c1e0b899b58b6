/** Outbox effects of a dispute: mail to the offices whom it concerns, and a word to the workflow that waits. */
import type { Effect } from '../../shared/ledger/effects.ts';
import { completes } from './decide.rules.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { isSide, nameOf, officeOn, officesOn, partiesOf } from './ladder.rules.ts';

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** Whoever has the dispute in hand on the level of today. */
const here = (dispute: Dispute): string[] => officesOn(dispute, dispute.level);

/** The offices of every level that the dispute has reached: whoever had it in hand hears how it goes on. */
const reached = (dispute: Dispute): string[] =>
  unique(dispute.reached.flatMap(({ level }) => officesOn(dispute, level)));

/** Liaisons of the parties that have a veto and are not in the dispute; none where only named people may know. */
const vetoers = ({ handling, vetoers: all, sides }: Dispute): string[] =>
  handling === 'named'
    ? []
    : all.filter((party) => !Object.hasOwn(sides, party)).map((party) => nameOf(party, 'liaison'));

const others = (dispute: Dispute, party: string): string[] =>
  here(dispute).filter((name) => !name.startsWith(`${party}/`));

/** A side hears at its office on this level, anyone else at its liaison. */
const party = (dispute: Dispute, of: string): string =>
  nameOf(of, isSide(dispute, of) ? officeOn(dispute, of, dispute.level) : 'liaison');

/** Where only named people may know of it, mail goes to the offices that have it in hand, or had it, and to nobody else. */
const among = (dispute: Dispute, to: readonly string[]): string[] => {
  const inHand = dispute.handling === 'named' ? reached(dispute) : undefined;
  return unique(to).filter((name) => inHand?.includes(name) ?? true);
};

/** The first execution of a level is named after it alone. */
const start = ({ id, level, watch }: Dispute): Effect => ({
  kind: 'start',
  machine: 'escalation',
  stream: id,
  name: `${id}-level-${level}${watch === undefined ? '' : `-watch-${watch}`}`,
  input: { dispute: id, level },
});

export function disputeEffects(event: DisputeEvent, dispute: Dispute): Effect[] {
  const { agreement, id } = dispute;
  const wake: Effect = { kind: 'answer', stream: id };
  const mail = (template: string, recipients: readonly string[]): Effect[] => {
    const to = among(dispute, recipients);
    const about = { agreement, dispute: id };
    return to.length === 0 ? [] : [{ kind: 'mail', family: 'disputes', template, about, to }];
  };
  switch (event.type) {
    case 'DisputeRaised':
      return [...mail('dispute-raised', here(dispute)), start(dispute)];
    case 'DisputeAnswered':
      return mail('dispute-answered', others(dispute, event.data.party));
    case 'PartyJoined':
      return mail('dispute-joined', others(dispute, event.data.party));
    case 'DisputeWithdrawn':
      return [...mail('dispute-withdrawn', reached(dispute)), wake];
    case 'TextProposed':
      return event.data.as === 'decision' ? [] : mail('text-proposed', others(dispute, event.data.party));
    case 'TextAccepted':
      return completes(dispute, event.data.party) ? [] : mail('text-accepted', others(dispute, event.data.party));
    case 'DisputeDecided':
      return [...mail('dispute-decided', [...reached(dispute), ...vetoers(dispute)]), wake];
    case 'ClimbAsked':
      return event.data.handsUp || partiesOf(dispute).every((party) => dispute.sides[party]?.asksClimb)
        ? [wake]
        : mail('climb-asked', others(dispute, event.data.party));
    case 'LevelClimbed':
      return [...mail('dispute-climbed', [...here(dispute), ...officesOn(dispute, event.data.from)]), start(dispute)];
    case 'ImpasseReached':
      return [
        ...mail('dispute-impasse', [
          ...reached(dispute),
          ...partiesOf(dispute).map((party) => nameOf(party, 'liaison')),
        ]),
        wake,
      ];
    case 'DisputeEnded':
      return [...mail('dispute-ended', reached(dispute)), wake];
    case 'LevelReminded':
      return mail('dispute-reminder', event.data.to);
    case 'DecisionVetoed':
      return [...mail('decision-vetoed', [...reached(dispute), party(dispute, event.data.party)]), wake];
    case 'VetoReasoned':
      // As when it climbs, the execution of the period before finds at its next look that another watches, and ends.
      return [...mail('veto-reasoned', [...reached(dispute), ...vetoers(dispute)]), start(dispute)];
    case 'VetoLapsed':
      return mail('veto-lapsed', [...reached(dispute), ...vetoers(dispute), party(dispute, event.data.party)]);
    case 'VetoAnswered':
      return mail('veto-answered', dispute.veto ? [party(dispute, dispute.veto.party)] : []);
    case 'DisputeMailReported':
      return event.data.report === 'delivered' ? [] : [wake];
    case 'DisputeHandedOver':
      return [start(dispute)];
    case 'EvidenceKept':
    case 'DissentRecorded':
    case 'DisputeStalled':
    case 'WatchEnded':
      return [];
  }
}
