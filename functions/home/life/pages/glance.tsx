/** The small form of an MOU's life, for its overview: its texts, its review and end, and what is in dispute today; from what was read already. */
import type { AgreementEvent } from '../../../agreements/domain/agreement.events.ts';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { partyName, type SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { disputeStream } from '../../../disputes/dispute.stream.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { ChainedEvent } from '../../../shared/ledger/chain.ts';
import type { VisitedAgreement } from '../../authorize-agreement.ts';
import { LifePicture } from '../charts/picture.tsx';
import { disputeItems } from '../domain/dispute-items.rules.ts';
import type { Told } from '../domain/facts.ts';
import { inOrder } from '../domain/item.ts';
import { reviewItems } from '../domain/review-items.rules.ts';
import { sayLife } from '../domain/say-life.rules.ts';
import { versionItems } from '../domain/version-items.rules.ts';
import { readableTo } from './read-facts.ts';

/** @param events of the agreement's own stream */
export function Glance({
  visited,
  text,
  events,
  now,
}: {
  visited: VisitedAgreement;
  text: SignedMou;
  events: readonly ChainedEvent[];
  now: Instant;
}) {
  const { id, number, zone } = visited.agreement;
  const open = visited.open.flatMap((dispute) => disputeStream.tip(visited.found, dispute).state ?? []);
  const told = events as unknown as readonly Told<AgreementEvent>[];
  const items = [
    ...versionItems({ told, now }),
    ...reviewItems({ told, now, zone, agreement: id, reviews: [], suspensions: { pauses: [] } }),
    ...disputeItems({
      ...{ disputes: readableTo(visited, open, now), text },
      nameOf: (party) => partyName(text, party),
    }),
  ].sort(inOrder);
  return (
    <section aria-labelledby="life">
      <h2 id="life">Timeline</h2>
      <LifePicture
        id="glance"
        title={`The life of ${mouName(number)}, with what is in dispute today`}
        description={sayLife(items, zone, now)}
        items={items}
        now={now}
      />
      <p>
        <a href={`/agreements/${id}/life`}>The whole timeline, with what comes</a>
      </p>
    </section>
  );
}
