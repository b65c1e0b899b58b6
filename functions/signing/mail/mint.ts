/** What a mail to the office that signs carries: a link or a code for today's holder, or the word that tests the mailbox; kept as it is made. */

import { signatoryAt } from '../../agreements/agreement.reads.ts';
import { codeToSend } from '../../identity/code.store.ts';
import { type Code, codesToHolder } from '../../identity/domain/code.rules.ts';
import { mustBeOf } from '../../identity/own-mailbox.ts';
import { newNoticeWord } from '../../offices/domain/notice-word.ts';
import { holderAt } from '../../offices/domain/party.state.ts';
import { keepWord, noticeKey } from '../../offices/notice.reads.ts';
import { codeHash, newSalt, newSecret } from '../../shared/ids.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import type { To } from '../../shared/mail.ts';
import { codesFor } from '../domain/codes-for.rules.ts';
import { LINK_LIFE, type Share } from '../domain/link.rules.ts';
import { digitsIn, mayStillAct } from '../domain/relevance.rules.ts';
import type { Round } from '../domain/round.state.ts';
import { keepLink } from '../link.store.ts';
import type { RoundMail } from '../mail.reads.ts';

/** Links that someone asked for have counters of their own; those that the round sends of itself share theirs. */
const SHARES: Partial<Record<string, Share>> = { 'fresh-link': 'holder', 'liaison-link': 'liaison', found: 'search' };

interface For {
  round: Round;
  seat: string;
  holder: ReturnType<typeof holderAt>;
  now: Instant;
}

async function mintLink({ round, seat, holder, now }: For, template: string): Promise<string> {
  const token = newSecret();
  await keepLink(token, {
    round: round.id,
    party: seat,
    purpose: mayStillAct(round, seat) ? 'sign' : 'read',
    share: SHARES[template] ?? 'round',
    epoch: round.signatories[seat]?.epoch ?? 0,
    partyEpoch: holder?.epoch ?? 0,
    documentHash: round.documentHash,
    expiresAt: plus(now, LINK_LIFE),
  });
  return token;
}

async function mintWord(agreement: string, seat: string, epoch: number, sentAt: Instant): Promise<string> {
  const word = newNoticeWord();
  const salt = newSalt();
  await keepWord(noticeKey(agreement, seat, epoch), { hash: codeHash(word, salt), salt, sentAt });
  return word;
}

/** A liaison gets the page behind which liaisons sign in. */
export async function mintFor(
  {
    facts: { agreement, round, partyOf, agencyOf },
    sending: { now, service },
    to: { name: seat, party, who },
  }: To<RoundMail>,
  template: string,
): Promise<{ link?: string; code?: Code; word?: string }> {
  if (who === 'liaison') return { link: `${service}/agreements/${agreement.id}` };
  mustBeOf(agencyOf(party), signatoryAt(partyOf(party).registered, seat)?.holder.mailbox ?? '');
  const holder = holderAt(partyOf(party).offices, seat);
  if (template === 'notice') return { word: await mintWord(agreement.id, seat, holder?.epoch ?? 0, now) };
  if (!round) throw new Error('Only a notice goes out before the round was opened');
  const of = { round, seat, holder, now };
  const digits = digitsIn(template);
  return digits
    ? {
        code: await codeToSend(
          { place: round.id, seat },
          { digits, now, alive: (codes) => codesFor(round, seat, codesToHolder(codes, holder)) },
        ),
      }
    : { link: `${service}/sign/${await mintLink(of, template)}` };
}
