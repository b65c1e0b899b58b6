/** One mail to the office that signs: whether it is still needed, to whom it goes today, and the link or code that is made only now. */
import { readText, signatoryOf } from '../../agreements/agreement.reads.ts';
import { type Agreement, copyTravels } from '../../agreements/agreement.rules.ts';
import { copyName } from '../../agreements/mou-name.ts';
import { holderInTerm } from '../../offices/holder.rules.ts';
import type { PartyState } from '../../offices/party.reads.ts';
import { readDocument } from '../../shared/document.store.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { codeHash, newCode, newSalt, newSecret, roundIdOf } from '../../shared/ids.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import { tipFrom, tipKey } from '../../shared/ledger.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { readTogether } from '../../shared/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import { LINK_LIFE } from '../../signing/link.rules.ts';
import { keepCode, keepLink } from '../../signing/link.store.ts';
import type { Round } from '../../signing/round.state.ts';
import { CODE_LIFE, hasTakenBack } from '../../signing/signature.rules.ts';
import { signingMail } from '../../signing/signing.mail.tsx';
import type { Outgoing } from '../post.ts';
import { matterOf, service } from './matter.ts';
import { noticeLetter } from './notice.ts';

/** These ask for an act, so they lapse with the need for it. */
const ASKING = new Set(['signature-request', 'reminder', 'ending', 'code', 'new-holder']);
/** Before the office is asked, these test its mailbox. */
const TESTING = new Set(['prepare', 'new-holder', 'fresh-link']);

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

async function mintLink({ round, party, offices }: Held, now: Instant): Promise<string> {
  const token = newSecret();
  await keepLink(token, {
    round: round.id,
    party,
    purpose: mayStillAct(round, party) ? 'sign' : 'read',
    epoch: round.signatories[party]?.epoch ?? 0,
    partyEpoch: offices?.epoch ?? 0,
    documentHash: round.documentHash,
    expiresAt: plus(now, LINK_LIFE),
  });
  return `${service()}/sign/${token}`;
}

async function mintCode({ round, party }: Held, now: Instant): Promise<string> {
  const code = newCode();
  const salt = newSalt();
  await keepCode(round.id, party, { hash: codeHash(code, salt), salt, sentAt: now, expiresAt: plus(now, CODE_LIFE) });
  return code;
}

const signed = async (round: string, party: string): Promise<boolean> =>
  tipFrom<Round>(await readTogether([tipKey(round)]), round).state?.signatories[party]?.status === 'signed';

/** The sealed copy, where it may travel by mail: not above handling `parties`, and not beyond what mail systems take. */
async function sealedCopy(agreement: Agreement): Promise<Outgoing['attachment']> {
  if (!agreement.seal || !copyTravels(agreement)) return undefined;
  const content = await readDocument(agreement.seal.pdfHash);
  return { name: copyName(agreement.number), content, mediaType: 'application/pdf' };
}

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
  if (template === 'taken-back' && !Object.keys(round.signatories).some((one) => hasTakenBack(round, one)))
    return undefined;
  const { title, holder } = signatoryOf(registered);
  const inTerm = !holderInTerm(holder, dayIn(agreement.zone, now)).refused;
  const waits = waitsForParty(round, party);
  if (ASKING.has(template) && !waits) return undefined;
  // Whoever's term has not begun or is over gets no link to sign, asked for or not.
  if (waits && !inTerm) return undefined;
  const held = { round, party, offices };
  const secret = template === 'code' ? { code: await mintCode(held, now) } : { link: await mintLink(held, now) };
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
