/** One mail to the office that signs: whether it is still needed, to whom it goes today, and the link or code that is made only now. */
import { readText, signatoryOf } from '../../agreements/agreement.reads.ts';
import { holderInTerm } from '../../offices/holder.rules.ts';
import type { PartyState } from '../../offices/party.reads.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { newSecret, roundIdOf } from '../../shared/ids.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import { tipFrom, tipKey } from '../../shared/ledger.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { batchGet } from '../../shared/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { type Code, codesFor, codesToHolder, sentBefore } from '../../signing/code.rules.ts';
import { LINK_LIFE, type Share } from '../../signing/link.rules.ts';
import { codeKey, codesFrom, keepCode, keepLink } from '../../signing/link.store.ts';
import type { Round } from '../../signing/round.state.ts';
import { hasTakenBack } from '../../signing/signature.rules.ts';
import { signingMail } from '../../signing/signing.mail.tsx';
import type { Outgoing } from '../post.ts';
import { matterOf, service } from './matter.ts';
import { noticeLetter } from './notice.ts';
import { sealedCopy } from './sealed-copy.ts';

/** These ask for an act, so they lapse with the need for it. */
const ASKING = new Set(['signature-request', 'reminder', 'ending', 'new-holder']);
/** Before the office is asked, these test its mailbox. */
const TESTING = new Set(['prepare', 'new-holder', 'fresh-link', 'liaison-link']);
const CODES = new Map([['code', 6] as const, ['long-code', 20] as const]);
/** Links that someone asked for have counters of their own; those that the round sends of itself share theirs. */
const SHARES: Partial<Record<string, Share>> = { 'fresh-link': 'holder', 'liaison-link': 'liaison', found: 'search' };

/** Whoever has signed may still take the signature back, by the newest link as well as by the first. */
const mayStillAct = (round: Round, party: string): boolean =>
  round.status === 'open' && ['asked', 'signed'].includes(round.signatories[party]?.status ?? '');

const waitsForParty = (round: Round, party: string): boolean =>
  round.status === 'open' && round.signatories[party]?.status === 'asked';

interface Held {
  round: Round;
  party: string;
  offices: PartyState | undefined;
}

async function mintLink({ round, party, offices }: Held, template: string, now: Instant): Promise<string> {
  const token = newSecret();
  await keepLink(token, {
    round: round.id,
    party,
    purpose: mayStillAct(round, party) ? 'sign' : 'read',
    share: SHARES[template] ?? 'round',
    epoch: round.signatories[party]?.epoch ?? 0,
    partyEpoch: offices?.epoch ?? 0,
    documentHash: round.documentHash,
    expiresAt: plus(now, LINK_LIFE),
  });
  return `${service()}/sign/${token}`;
}

/** While a code lives, it is sent again: a second mail never makes the first one's digits wrong. */
const codeToSend = ({ round, party, offices }: Held, digits: 6 | 20, now: Instant): Promise<Code> =>
  retryOnConflict(async () => {
    const found = await batchGet([codeKey(round.id, party)]);
    const codes = codesFor(round, party, codesToHolder(codesFrom(found, round.id, party), offices));
    return sentBefore(codes, digits, now) ?? (await keepCode(found, { round: round.id, party }, digits, now));
  });

const signed = async (round: string, party: string): Promise<boolean> =>
  tipFrom<Round>(await batchGet([tipKey(round)]), round).state?.signatories[party]?.status === 'signed';

/** Undefined when events have overtaken the mail. */
export async function signatoryLetter(effect: MailEffect, party: string, now: Instant): Promise<Outgoing | undefined> {
  const matter = await matterOf(effect, party);
  const { agreement, round, registered, offices } = matter;
  const { template } = effect;
  if (TESTING.has(template) && (round?.signatories[party]?.status ?? 'waiting') === 'waiting')
    return noticeLetter(effect, party, matter, now);
  // An agreement that was voided before its round opened has asked nobody, so there is nobody to tell.
  if (!round || template === 'prepare') return undefined;
  // What a new version has replaced is told by the mail of the new version.
  if (agreement.round !== effect.round) return undefined;
  // Whoever was never asked has heard of nothing, and of some the party has never vouched for the mailbox: its liaisons are told.
  if (template === 'closed' && round.signatories[party]?.status === 'waiting') return undefined;
  if (template === 'taken-back' && !Object.keys(round.signatories).some((one) => hasTakenBack(round, one)))
    return undefined;
  const { title, holder } = signatoryOf(registered);
  const inTerm = !holderInTerm(holder, dayIn(agreement.zone, now)).refused;
  const waits = waitsForParty(round, party);
  const digits = CODES.get(template as 'code');
  if (ASKING.has(template) && !waits) return undefined;
  if (digits !== undefined && !mayStillAct(round, party)) return undefined;
  // Whoever's term has not begun or is over gets no link to sign, asked for or not.
  if (waits && !inTerm) return undefined;
  const held = { round, party, offices };
  const secret = digits ? { code: await codeToSend(held, digits, now) } : { link: await mintLink(held, template, now) };
  const to = { title, name: holder.name, ...(registered.delegator && { standsInFor: registered.delegator.name }) };
  const text = await readText(agreement.textHash);
  const signedBefore = agreement.version > 1 && (await signed(roundIdOf(agreement.id, agreement.version - 1), party));
  const of = { now, service: service(), agreement, round, text, party, to, signedBefore };
  const content = signingMail(template, { ...of, ...secret });
  const attachment = template === 'executed' ? await sealedCopy(agreement) : undefined;
  return {
    to: { name: holder.name, address: holder.mailbox },
    ...mail(content),
    ...(attachment && { attachment }),
    tags: { round: round.id, party, template, to: 'signatory', holder: String(offices?.epoch ?? 0) },
  };
}
