/** The test notice to the mailbox of the office that signs; its word is made only now, and kept as a salted hash. */
import { readText, signatoryOf } from '../../agreements/agreement.reads.ts';
import { keepWord, noticeKey } from '../../offices/notice.store.ts';
import { newNoticeWord } from '../../offices/notice-word.ts';
import { noticeMail } from '../../offices/offices.mail.tsx';
import type { MailEffect } from '../../shared/effects.ts';
import { codeHash, newSalt } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import { mail } from '../../shared/mail-layout.tsx';
import type { Outgoing } from '../post.ts';
import { type LetterMatter, service } from './matter.ts';

/** Undefined when the word came back meanwhile, or nobody has vouched for the mailbox. */
export async function noticeLetter(
  effect: MailEffect,
  party: string,
  { agreement, round, registered, offices }: LetterMatter,
  now: Instant,
): Promise<Outgoing | undefined> {
  const open = agreement.status === 'out for signature' && agreement.round === effect.round;
  if (!open || !offices || offices.structure !== registered.structure || offices.noticeAt !== undefined)
    return undefined;
  const { title, holder } = signatoryOf(registered);
  const text = await readText(agreement.textHash);
  const word = newNoticeWord();
  const salt = newSalt();
  await keepWord(noticeKey(agreement.id, party, offices.epoch), { hash: codeHash(word, salt), salt, sentAt: now });
  const to = { name: holder.name, title };
  const content = noticeMail({ service: service(), agreement, deadline: round?.deadline, text, party, to }, word);
  return {
    to: { name: holder.name, address: holder.mailbox },
    ...mail(content),
    tags: { round: effect.round, party, template: 'notice', to: 'signatory', holder: String(offices.epoch) },
  };
}
