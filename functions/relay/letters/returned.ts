/** The liaison hears that a reviewer returned the text; what was written travels by mail only where everything about the MOU is public. */
import { readText } from '../../agreements/agreement.reads.ts';
import { clearanceMail } from '../../clearance/clearance.mail.tsx';
import { answered } from '../../offices/review.rules.ts';
import { REVIEWER_KINDS } from '../../offices/reviewer-kinds.ts';
import { reviewsOf } from '../../offices/reviews.ts';
import type { MailEffect } from '../../shared/effects.ts';
import { history } from '../../shared/history.ts';
import { partyIdOf } from '../../shared/ids.ts';
import { mail } from '../../shared/mail-layout.tsx';
import type { Outgoing } from '../post.ts';
import { liaisonsOf } from './liaison.ts';
import { matterOf, service } from './matter.ts';

/** The newest return of the text that is out; none when it was cleared meanwhile, or the text has changed. */
export async function returnedLetters(effect: MailEffect, party: string): Promise<Outgoing[]> {
  const { agreement, round, registered, offices } = await matterOf(effect, party);
  if (round?.status !== 'open' || agreement.round !== round.id) return [];
  const { documentHash } = agreement;
  const back = REVIEWER_KINDS.filter((kind) => answered(offices?.reviewers[kind], documentHash) === 'returned');
  if (back.length === 0) return [];
  const stream = await history(partyIdOf(agreement.id, party));
  const [review] = reviewsOf(offices, registered.reviewers, documentHash, stream)
    .filter(({ kind }) => back.includes(kind))
    .sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? 1 : -1));
  if (!review) return [];
  const { kind, required, answers } = review;
  const { name: by, comments = '' } = answers.at(-1) ?? {};
  const text = await readText(agreement.textHash);
  const link = `${service()}/agreements/${agreement.id}/parties/${party}`;
  const returned = by === undefined ? {} : { returned: { by, comments } };
  return (await liaisonsOf(registered.agency)).map(({ name, mailbox }) => {
    const letter = { service: service(), agreement, round, text, party, kind, required, name, link, ...returned };
    return {
      to: { name, address: mailbox },
      ...mail(clearanceMail(effect.template, letter)),
      tags: { round: round.id, party, template: effect.template, to: 'liaison' },
    };
  });
}
