/** One mail to one office: whether it is still needed, to whom it goes today, and the link or code that is made only now. */
import { agreementTip, partyFrom, partyKey, readText, signatoryOf } from '../agreements/agreement.reads.ts';
import { copyName } from '../agreements/mou-name.ts';
import type { MailEffect } from '../shared/effects.ts';
import { codeHash, newCode, newSalt, newSecret } from '../shared/ids.ts';
import { type Instant, plus } from '../shared/kernel.ts';
import { existing, tipFrom, tipKey } from '../shared/ledger.ts';
import { mail } from '../shared/mail-layout.tsx';
import { readTogether } from '../shared/table.ts';
import { copyDocument } from '../signing/copy.pages.tsx';
import { recordOf } from '../signing/executed-copy.ts';
import { keepCode, keepLink } from '../signing/link.store.ts';
import type { Round } from '../signing/round.state.ts';
import { CODE_LIFE, hasTakenBack, LINK_LIFE } from '../signing/signature.rules.ts';
import { signingMail } from '../signing/signing.mail.tsx';
import type { Outgoing } from './post.ts';

/** These ask for an act, so they lapse with the need for it. */
const ASKING = new Set(['signature-request', 'reminder', 'ending', 'code']);

/** Whoever has signed may still take the signature back, by the newest link as well as by the first. */
const mayStillAct = (round: Round, party: string): boolean =>
  round.status === 'open' && ['asked', 'signed'].includes(round.signatories[party]?.status ?? '');

const waitsForParty = (round: Round, party: string): boolean =>
  round.status === 'open' && round.signatories[party]?.status === 'asked';

async function mintLink(round: Round, party: string, now: Instant): Promise<string> {
  const token = newSecret();
  await keepLink(token, {
    round: round.id,
    party,
    purpose: mayStillAct(round, party) ? 'sign' : 'read',
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

/** Undefined when events have overtaken the mail. */
export async function letterFor(effect: MailEffect, party: string, now: Instant): Promise<Outgoing | undefined> {
  const found = await readTogether([tipKey(effect.round), tipKey(effect.agreement), partyKey(effect.agreement, party)]);
  const round = tipFrom<Round>(found, effect.round).state;
  // An agreement that was voided before its round opened has asked nobody, so there is nobody to tell.
  if (!round) return undefined;
  const agreement = existing(agreementTip(found, effect.agreement));
  const registered = partyFrom(found, effect.agreement, party);
  if (!registered) throw new Error('The party is not in the register');
  if (ASKING.has(effect.template) && !waitsForParty(round, party)) return undefined;
  if (effect.template === 'taken-back' && !Object.keys(round.signatories).some((one) => hasTakenBack(round, one)))
    return undefined;
  const { title, holder } = signatoryOf(registered);
  const isCode = effect.template === 'code';
  const secret = isCode ? { code: await mintCode(round, party, now) } : { link: await mintLink(round, party, now) };
  const to = { title, name: holder.name };
  const text = await readText(agreement.textHash);
  const content = signingMail(effect.template, {
    now,
    service: process.env.SERVICE_URL ?? '',
    agreement,
    round,
    text,
    party,
    to,
    ...secret,
  });
  const attach = effect.template === 'executed' && agreement.handling !== 'named';
  return {
    to: { name: holder.name, address: holder.mailbox },
    ...mail(content),
    ...(attach && {
      attachment: { name: copyName(agreement.number), html: copyDocument(await recordOf(agreement)) },
    }),
    tags: { round: round.id, party, template: effect.template },
  };
}
