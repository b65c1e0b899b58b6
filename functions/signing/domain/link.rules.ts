/** A link works for the office's holder of today, for the text on record, until its 14 days or what it is for have ended; a fresh one from the convener ends the others. */

import { type Decision, HOUR, type Instant, refuse } from '../../shared/kernel.ts';
import { sayNewCount } from '../../shared/time-words.ts';
import type { RoundEvent } from './round.events.ts';
import { type Round, signatoryIn } from './round.state.ts';
import { mayAct, mayTakeBack } from './signature.rules.ts';

export const LINK_LIFE = 14 * 24 * HOUR;
export const SESSION_LIFE = HOUR;
export const FRESH_LINKS_A_DAY = 5;

/** A fresh link goes to the mailbox on record, whoever asks; only the convener ends the earlier ones with it. */
export function reissueLink(
  round: Round,
  party: string,
  by: 'holder of a link' | 'convener',
  left: boolean,
  now: Instant,
): Decision<RoundEvent> {
  const signatory = signatoryIn(round, party);
  if (!signatory)
    return refuse(
      'signatory-unknown',
      `There is no signatory ${party} in this round.`,
      'Use the key of a party of this agreement, or the seat of a further office that signs for it, such as energy_cfo.',
      'party',
    );
  if (signatory.status === 'waiting')
    return refuse(
      'turn-not-come',
      'It is not this signatory’s turn yet.',
      'Its link is made when the agencies before it have signed.',
      'party',
    );
  if (!left)
    return refuse(
      'fresh-links-used-up',
      `We have sent ${FRESH_LINKS_A_DAY} fresh links to this email address today.`,
      `Use the newest of them, or ask again after ${sayNewCount(now, round.zone)}.`,
    );
  return { events: [{ type: 'LinkReissued', data: { party, by } }] };
}

/**
 * Who had a link made. Codes and guesses are counted for each by itself: strangers who hold a link of the round's own mails use up
 * nothing of one that its holder, the liaison or a search brought to the mailbox since.
 */
export type Share = 'round' | 'holder' | 'liaison' | 'search';

/**
 * Names the counters of a share: another holder, a fresh link of the convener's and an act that was proved by a code begin them anew.
 * `share` is a link's, or of a browser that proved the mailbox before.
 */
export function countersOf(round: Round, party: string, holders: number, share: string): string {
  const { epoch = 0, at = 0 } = signatoryIn(round, party) ?? {};
  return [party, holders, epoch, at, share].join('#');
}

/** What a link that was minted can still do. `sign` ends with the act, the round, the epoch or its 14 days. */
export interface Link {
  round: string;
  /** The seat of the office that it went to. */
  party: string;
  purpose: 'sign' | 'read';
  share: Share;
  epoch: number;
  /** Which holder of the office it went to, which begin at 0: a link to an earlier one is dead. */
  partyEpoch?: number;
  documentHash: string;
  expiresAt: Instant;
}

/** Whether a link or session was made for whoever holds the office now. */
export const forTodaysHolder = ({ partyEpoch = 0 }: Pick<Link, 'partyEpoch'>, party: { epoch: number } | undefined) =>
  partyEpoch === (party?.epoch ?? 0);

const OF_ANOTHER = refuse(
  'office-in-other-hands',
  'Someone else holds this office now.',
  'If that is a mistake, call your agency’s liaison, who says who holds the office.',
);

/** Whoever held the office before has no say in its links: neither opens one nor asks for one. */
export const ofToday = (
  link: Pick<Link, 'partyEpoch'>,
  party: { epoch: number } | undefined,
): { refused?: undefined } | ReturnType<typeof refuse> => (forTodaysHolder(link, party) ? {} : OF_ANOTHER);

export function linkHolds(
  round: Round,
  link: Link,
  now: Instant,
  party: { epoch: number } | undefined,
): { refused?: undefined } | ReturnType<typeof refuse> {
  const another = ofToday(link, party);
  if (another.refused) return another;
  const signatory = signatoryIn(round, link.party);
  if (!signatory || signatory.epoch !== link.epoch)
    return refuse(
      'link-replaced',
      'A newer link has replaced this one.',
      'Open the newest email from us, or ask for a fresh link below.',
    );
  if (now >= link.expiresAt)
    return refuse(
      'link-too-old',
      'This link is older than 14 days.',
      'Ask for a fresh link below; it goes to the email address on record.',
    );
  if (link.documentHash !== round.documentHash)
    return refuse('text-changed', 'The text has changed since this link was sent.', 'Open the newest email from us.');
  if (link.purpose === 'read') return {};
  // Whoever has signed may still take the signature back, by the link that signed.
  if (!mayTakeBack(round, link.party, now).refused) return {};
  const may = mayAct(round, link.party, now);
  return may.refused ? may : {};
}
