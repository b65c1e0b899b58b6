/** Each event of a record as one sentence, with agencies by their names and times in words; what is not said here stands in the exported record. */
import { partyName, type SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { sayPartyEvent } from '../../../offices/pages/party-words.parts.ts';
import type { ChainedEvent, SaltedBody } from '../../../shared/ledger/chain.ts';
import { AGREEMENT_SENTENCES } from './agreement-sentences.ts';
import { CLOSING_SENTENCES } from './closing-sentences.ts';
import type { Said, Sentences } from './event-words.ts';
import { FIGURE_SENTENCES } from './figure-sentences.ts';
import { REVIEW_SENTENCES } from './review-sentences.ts';
import { ROUND_SENTENCES } from './round-sentences.ts';

/** An email that arrived needs nobody's attention; one that did not is said aloud. */
export const isDelivery = ({ type, data }: Pick<ChainedEvent, 'type' | 'data'>): boolean =>
  type.endsWith('MailReported') && (data as { report?: string }).report === 'delivered';

export const SENTENCES: Sentences = {
  ...AGREEMENT_SENTENCES,
  ...ROUND_SENTENCES,
  ...FIGURE_SENTENCES,
  ...REVIEW_SENTENCES,
  ...CLOSING_SENTENCES,
  BodyRemoved: ({ data }) => ({ what: `The words of event ${data.seq} of this record were removed by law` }),
};

/** A party's stream names the party; its events leave that to it. */
const agencyOf = ({ stream }: ChainedEvent, text: SignedMou): string | undefined => {
  const [, party] = /^pty_[0-9A-Z]+-(.+)$/.exec(stream) ?? [];
  return party && partyName(text, party);
};

/** @param round of the one version that the reader is known to have a part in; absent where it reads every version */
export function sayEvent(
  event: ChainedEvent,
  kept: SaltedBody | undefined,
  text: SignedMou,
  zone: string,
  round?: string,
): Said {
  const agency = agencyOf(event, text);
  if (agency !== undefined) {
    const { what, ...more } = sayPartyEvent(event, kept);
    return { what: `${agency}: ${what}`, ...more };
  }
  return (
    SENTENCES[event.type]?.({
      data: event.data as Record<string, unknown>,
      body: (kept?.body ?? {}) as Record<string, unknown>,
      text,
      zone,
      round,
    }) ?? { what: event.type }
  );
}
