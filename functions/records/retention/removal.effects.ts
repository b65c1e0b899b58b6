/** Outbox effects of a removal: the other agencies' records officers are asked, and the agency that asked is told how it ended. */
import type { Effect } from '../../shared/ledger/effects.ts';
import type { RemovalEvent } from './removal.events.ts';
import type { Keeping } from './removal.state.ts';

/** Whom a mail of this agreement reaches: each party with its agency, if one is registered. */
export interface Reachable {
  id: string;
  round: string;
  parties: readonly { party: string; agency?: string | undefined }[];
}

/** `before` is the keeping before the event: an end is told to whoever asked. */
export function removalEffect(
  event: RemovalEvent,
  _: Keeping,
  { id, round, parties, before }: Reachable & { before: Keeping },
): Effect | undefined {
  const mail = (template: string, reads: (agency: string) => boolean): Effect | undefined => {
    // An agency that serves two parties is told once.
    const byAgency = new Map(parties.flatMap(({ party, agency }) => (agency === undefined ? [] : [[agency, party]])));
    const to = [...byAgency].filter(([agency]) => reads(agency)).map(([, party]) => `${party}/records`);
    return to.length === 0
      ? undefined
      : { kind: 'mail', family: 'removals', template, about: { agreement: id, round }, to };
  };
  if (event.type === 'RemovalAsked') return mail('removal-asked', (agency) => agency !== event.data.agency);
  if (event.type !== 'RemovalApproved' && event.type !== 'RemovalRefused') return undefined;
  const asked = before.removals[event.data.removal]?.agency;
  const template = event.type === 'RemovalApproved' ? 'removal-approved' : 'removal-refused';
  return mail(template, (agency) => agency === asked);
}
