/** One mail to one office: whether it is still needed, to whom it goes today, and the link or code that is made only now. */
import { agreementTip, partyFrom, partyKey, readText, signatoryOf } from '../agreements/agreement.reads.ts';
import { copyTravels } from '../agreements/agreement.rules.ts';
import { copyName } from '../agreements/mou-name.ts';
import { readDocument } from '../shared/document.store.ts';
import type { MailEffect } from '../shared/effects.ts';
import { codeHash, newCode, newSalt, newSecret, roundIdOf } from '../shared/ids.ts';
import { type Instant, plus } from '../shared/kernel.ts';
import { existing, tipFrom, tipKey } from '../shared/ledger.ts';
import { mail } from '../shared/mail-layout.tsx';
import { readTogether } from '../shared/table.ts';
import { keepCode, keepLink } from '../signing/link.store.ts';
import type { Round } from '../signing/round.state.ts';
import { CODE_LIFE, LINK_LIFE } from '../signing/signature.rules.ts';
import { signingMail } from '../signing/signing.mail.tsx';
import type { Outgoing } from './post.ts';

/** These ask for an act, so they lapse with the need for it. */
const ASKING = new Set(['signature-request', 'reminder', 'ending', 'code']);

const waitsForParty = (round: Round, party: string): boolean =>
  round.status === 'open' && round.signatories[party]?.status === 'asked';

async function mintLink(round: Round, party: string, now: Instant): Promise<string> {
  const token = newSecret();
  await keepLink(token, {
    round: round.id,
    party,
    purpose: waitsForParty(round, party) ? 'sign' : 'read',
    epoch: round.signatories[party]?.epoch ?? 0,
    documentHash: round.documentHash,
    expiresAt: plus(now, LINK_LIFE),
  });
  return `${process.env.SERVICE_URL}/sign/${token}`;
}

async function mintCode(round: Round, party: string, now: Instant): Promise<string> {
  const code = newCode();
  const salt = newSalt();
  await keepCode(round.id, party, { hash: codeHash(code, salt), salt, sentAt: now, expiresAt: plus(now, CODE_LIFE) });
  return code;
}

const signed = async (round: string, party: string): Promise<boolean> =>
  tipFrom<Round>(await readTogether([tipKey(round)]), round).state?.signatories[party]?.status === 'signed';

/** Undefined when events have overtaken the mail. */
export async function letterFor(effect: MailEffect, party: string, now: Instant): Promise<Outgoing | undefined> {
  const found = await readTogether([tipKey(effect.round), tipKey(effect.agreement), partyKey(effect.agreement, party)]);
  const round = tipFrom<Round>(found, effect.round).state;
  // An agreement that was voided before its round opened has asked nobody, so there is nobody to tell.
  if (!round) return undefined;
  const agreement = existing(agreementTip(found, effect.agreement));
  // What a new version has replaced is told by the mail of the new version.
  if (agreement.round !== effect.round) return undefined;
  const registered = partyFrom(found, effect.agreement, party);
  if (!registered) throw new Error('The party is not in the register');
  if (ASKING.has(effect.template) && !waitsForParty(round, party)) return undefined;
  const { title, holder } = signatoryOf(registered);
  const isCode = effect.template === 'code';
  const secret = isCode ? { code: await mintCode(round, party, now) } : { link: await mintLink(round, party, now) };
  const to = { title, name: holder.name };
  const text = await readText(agreement.textHash);
  const signedBefore = agreement.version > 1 && (await signed(roundIdOf(agreement.id, agreement.version - 1), party));
  const content = signingMail(effect.template, { now, agreement, round, text, party, to, signedBefore, ...secret });
  const { seal } = agreement;
  const attach = effect.template === 'executed' && seal && copyTravels(agreement);
  return {
    to: { name: holder.name, address: holder.mailbox },
    ...mail(content),
    ...(attach && {
      attachment: {
        name: copyName(agreement.number),
        content: await readDocument(seal.pdfHash),
        mediaType: 'application/pdf',
      },
    }),
    tags: { round: round.id, party, template: effect.template },
  };
}
