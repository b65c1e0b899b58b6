/** The mail of the week about an MOU's open disputes: to liaisons, and to whoever holds an office of a level today or stands in for it. */
import { agreementTip, keptParty, partyKey, readText } from '../../agreements/agreement.reads.ts';
import { digestMail } from '../../board/digest.mail.tsx';
import { inOrder } from '../../board/queue.rules.ts';
import { hiddenOf, rowOf } from '../../board/row.ts';
import { docketKey, docketTip } from '../../escalations/dispute.store.ts';
import { disputeStream } from '../../escalations/dispute.stream.ts';
import { openPlaces } from '../../escalations/due.reads.ts';
import { isOver } from '../../escalations/ladder.rules.ts';
import { mayRead, peopleOf, standingIn } from '../../escalations/who.rules.ts';
import { personId } from '../../identity/agency.store.ts';
import type { DocketEffect } from '../../shared/effects.ts';
import type { Instant } from '../../shared/kernel.ts';
import { existing, tipKey } from '../../shared/ledger.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { alike } from '../../shared/mailbox.ts';
import { batchGet } from '../../shared/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Outgoing } from '../post.ts';
import { liaisonsOf } from './liaison.ts';
import { service } from './matter.ts';

const MOST_OF_AN_MOU = 200;

async function openIn(agreement: string) {
  const listed = await openPlaces(agreement, { limit: MOST_OF_AN_MOU });
  const found = await batchGet(listed.map(({ dispute }) => tipKey(dispute)));
  return listed.flatMap(({ dispute }) => disputeStream.tip(found, dispute).state ?? []).filter((one) => !isOver(one));
}

/** `recipient` is `party/liaison` or `party/office`. None when everything was settled meanwhile, or nobody is there to read it. */
export async function digestLetters(effect: DocketEffect, recipient: string, now: Instant): Promise<Outgoing[]> {
  const { agreement: id, template } = effect;
  const [party = '', office = ''] = recipient.split('/');
  const [disputes, found] = await Promise.all([openIn(id), batchGet([tipKey(id), docketKey(id), partyKey(id, party)])]);
  const agreement = existing(agreementTip(found, id));
  const registered = keptParty(found, id, party);
  if (!registered || disputes.length === 0) return [];
  const [liaisons, text] = await Promise.all([liaisonsOf(registered.agency), readText(agreement.textHash)]);
  const today = dayIn(agreement.zone, now);
  const held = registered.offices[office];
  // Who is a liaison as well has had it as such.
  const holders = (held ? peopleOf(held, today) : []).filter(
    ({ mailbox }) => !liaisons.some((one) => alike(one.mailbox, mailbox)),
  );
  const clock = { now, pauses: docketTip(found, id).state?.pauses ?? [] };
  return (office === 'liaison' ? liaisons : holders).map(({ name, mailbox }) => {
    const standing = standingIn([registered], mailbox, today);
    const open = disputes
      .map((one) =>
        mayRead(one, personId(mailbox), standing)
          ? rowOf(one, agreement.number, text, clock)
          : hiddenOf(one, agreement.number, clock),
      )
      .sort(inOrder);
    return {
      to: { name, address: mailbox },
      ...mail(digestMail({ service: service(), agreement, text, party, now, open })),
      tags: { agreement: id, party, template, to: office },
    };
  });
}
