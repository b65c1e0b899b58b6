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
import { agencyFrom, agencyKey, personId } from '../../identity/agency.store.ts';
import type { DocketEffect } from '../../shared/effects.ts';
import type { Instant } from '../../shared/kernel.ts';
import { existing, tipKey } from '../../shared/ledger.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { alike } from '../../shared/mailbox.ts';
import { once } from '../../shared/once.ts';
import { batchGet } from '../../shared/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Outgoing } from '../post.ts';
import { service } from './matter.ts';

const MOST_OF_AN_MOU = 200;
const partyOf = (recipient: string): string => recipient.split('/')[0] ?? '';

/** What all letters of one effect are written from, read once: a mail of the week may be a minute old. */
async function read({ agreement: id, to }: DocketEffect) {
  const parties = [...new Set(to.map(partyOf))];
  const [listed, found] = await Promise.all([
    openPlaces(id, { limit: MOST_OF_AN_MOU }),
    batchGet([tipKey(id), docketKey(id), ...parties.map((party) => partyKey(id, party))]),
  ]);
  const agreement = existing(agreementTip(found, id));
  const register = new Map(parties.map((party) => [party, keptParty(found, id, party)]));
  const agencies = [...register.values()].flatMap((party) => party?.agency ?? []);
  const [then, text] = await Promise.all([
    batchGet([...listed.map(({ dispute }) => tipKey(dispute)), ...agencies.map(agencyKey)]),
    readText(agreement.textHash),
  ]);
  return {
    ...{ agreement, text, register },
    disputes: listed
      .flatMap(({ dispute }) => disputeStream.tip(then, dispute).state ?? [])
      .filter((one) => !isOver(one)),
    pauses: docketTip(found, id).state?.pauses ?? [],
    liaisonsOf: (agency: string | undefined) =>
      (agency === undefined ? undefined : agencyFrom(then, agency)?.liaisons) ?? [],
  };
}

/**
 * The letters to each recipient of an effect, `party/liaison` or `party/office`. None when everything was settled meanwhile, or nobody
 * is there to read it.
 */
export function digestLetters(effect: DocketEffect, now: Instant): (recipient: string) => Promise<Outgoing[]> {
  const matter = once(() => read(effect));
  return async (recipient) => lettersTo(recipient, effect, now, await matter());
}

function lettersTo(
  recipient: string,
  { agreement: id, template }: DocketEffect,
  now: Instant,
  { agreement, text, register, disputes, pauses, liaisonsOf }: Awaited<ReturnType<typeof read>>,
): Outgoing[] {
  const [party = '', office = ''] = recipient.split('/');
  const registered = register.get(party);
  if (!registered || disputes.length === 0) return [];
  const liaisons = liaisonsOf(registered.agency);
  const today = dayIn(agreement.zone, now);
  const held = registered.offices[office];
  // Who is a liaison as well has had it as such.
  const holders = (held ? peopleOf(held, today) : []).filter(
    ({ mailbox }) => !liaisons.some((one) => alike(one.mailbox, mailbox)),
  );
  const clock = { now, pauses };
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
