/** Everything that can happen to a dispute. What decides stands in `data`; names, words and mailboxes stand in the body. */
import * as z from 'zod';
import * as climbing from './climbing.events.ts';
import * as deciding from './deciding.events.ts';
import * as raising from './raising.events.ts';

export const DisputeEvent = z.discriminatedUnion('type', [
  raising.DisputeRaised,
  raising.DisputeAnswered,
  raising.PartyJoined,
  raising.EvidenceKept,
  raising.DisputeWithdrawn,
  deciding.TextProposed,
  deciding.TextAccepted,
  deciding.DisputeDecided,
  deciding.DissentRecorded,
  deciding.DecisionVetoed,
  deciding.VetoReasoned,
  deciding.VetoLapsed,
  deciding.VetoAnswered,
  climbing.ClimbAsked,
  climbing.LevelClimbed,
  climbing.ImpasseReached,
  climbing.DisputeEnded,
  climbing.LevelReminded,
  climbing.DisputeMailReported,
  climbing.WatchEnded,
  climbing.DisputeHandedOver,
  climbing.DisputeStalled,
]);
export type DisputeEvent = z.infer<typeof DisputeEvent>;
/** What decides, of one kind of event. */
export type DataOf<Type extends DisputeEvent['type']> = Extract<DisputeEvent, { type: Type }>['data'];
