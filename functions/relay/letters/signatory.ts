/** One mail to the office that signs: whether it is still needed, to whom it goes today, and the link or code that is made only now. */
import { readText, signatoryOf } from '../../agreements/agreement.reads.ts';
import { copyName } from '../../agreements/mou-name.ts';
import { holderInTerm } from '../../offices/holder.rules.ts';
import type { PartyState } from '../../offices/party.reads.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { codeHash, newCode, newSalt, newSecret } from '../../shared/ids.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { dayIn } from '../../shared/time-words.ts';
import { copyDocument } from '../../signing/copy.pages.tsx';
import { recordOf } from '../../signing/executed-copy.ts';
import { keepCode, keepLink } from '../../signing/link.store.ts';
import type { Round } from '../../signing/round.state.ts';
import { CODE_LIFE, hasTakenBack, LINK_LIFE } from '../../signing/signature.rules.ts';
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

/** Undefined when events have overtaken the mail. */
export async function signatoryLetter(effect: MailEffect, party: string, now: Instant): Promise<Outgoing | undefined> {
  const matter = await matterOf(effect, party);
  const { agreement, round, registered, offices } = matter;
  const { template } = effect;
  if (TESTING.has(template) && (round?.signatories[party]?.status ?? 'waiting') === 'waiting')
    return noticeLetter(effect, party, matter, now);
  // An agreement that was voided before its round opened has asked nobody, so there is nobody to tell.
  if (!round || template === 'prepare') return undefined;
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
  const content = signingMail(template, { now, service: service(), agreement, round, text, party, to, ...secret });
  const attach = template === 'executed' && agreement.handling !== 'named';
  return {
    to: { name: holder.name, address: holder.mailbox },
    ...mail(content),
    ...(attach && {
      attachment: { name: copyName(agreement.number), html: copyDocument(await recordOf(agreement)) },
    }),
    tags: { round: round.id, party, template, to: 'signatory' },
  };
}
