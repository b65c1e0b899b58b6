/** Who is told when something happens to a commitment: the liaisons of the party that made it, and of those to whom it was promised. */
import { closingIdOf } from '../../shared/ids.ts';
import type { Effect } from '../../shared/ledger/effects.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { Commitments } from './commitment.state.ts';
import { type Days, inAbout } from './days-told.rules.ts';
import { isDuty } from './duty.rules.ts';
import { hearsAs, recipientsOf } from './standing.rules.ts';

/** What the stream itself does not know. */
export interface Around {
  /** Of the text in force. */
  round: string;
  parties: readonly string[];
  /** What is told of days that come near or have passed: once for all parties of an MOU, so that nobody has two mails of one day. */
  days?: { told: Days; to: readonly string[] } | undefined;
}

/** Whatever happens to a closing duty is seen by the workflow that waits for it. */
const wakes = (event: CommitmentEvent, { agreement }: Commitments): Effect[] =>
  'commitment' in event.data && isDuty(event.data.commitment)
    ? [{ kind: 'answer', stream: closingIdOf(agreement) }]
    : [];

export const commitmentEffects = (event: CommitmentEvent, state: Commitments, around: Around): Effect[] => [
  ...[mailOf(event, state, around) ?? []].flat(),
  ...wakes(event, state),
];

function mailOf(event: CommitmentEvent, state: Commitments, { round, parties, days }: Around): Effect | undefined {
  const { agreement, party } = state;
  const mail = (template: string, to: readonly string[], about: Record<string, string>): Effect => ({
    ...{ kind: 'mail', family: 'commitments', template },
    about: { agreement, round, party, ...about },
    to: [...to],
  });
  if (event.type === 'CommitmentsTold') return days && mail('days', days.to, inAbout(days.told));
  if (!('commitment' in event.data)) return undefined;
  const { commitment } = event.data;
  const as = (of: string) => hearsAs(state, commitment, of);
  const recipients = recipientsOf(state, commitment, parties).map(as);
  const own = [as(party)];
  const tell = (template: string, to: readonly string[]) => mail(template, to, { commitment });
  switch (event.type) {
    case 'CommitmentDelivered':
      return tell('delivered', recipients);
    case 'DeliveryAccepted':
      return tell('accepted', own);
    case 'DeliveryDisputed':
      return tell('disputed', own);
    case 'RenegotiationAsked':
      return tell('asked', recipients);
    case 'RenegotiationAgreed':
      return event.data.holds ? tell('changed', [...own, ...recipients]) : undefined;
    case 'RenegotiationRefused':
      return tell('refused', [...own, ...recipients]);
    case 'RenegotiationTakenBack':
      return tell('taken-back', recipients);
  }
}
