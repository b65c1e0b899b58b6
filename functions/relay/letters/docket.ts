/** Mail of a docket to one office or to an agency’s liaisons: whether it is still needed, and who reads it there today. */
import { agreementTip, partyFrom, partyKey, type RegisteredParty, readText } from '../../agreements/agreement.reads.ts';
import { clocksMail } from '../../escalations/clocks.mail.tsx';
import { disputeMail } from '../../escalations/dispute.mail.tsx';
import { docketKey, docketTip } from '../../escalations/dispute.store.ts';
import { disputeStream } from '../../escalations/dispute.stream.ts';
import type { ClocksEvent } from '../../escalations/docket.events.ts';
import type { DocketLetter } from '../../escalations/letter.ts';
import { stillNeeded, stillStands } from '../../escalations/needed.rules.ts';
import { peopleOf } from '../../escalations/who.rules.ts';
import type { DocketEffect, EffectItem } from '../../shared/effects.ts';
import { docketIdOf } from '../../shared/ids.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { eventKey, existing, tipKey } from '../../shared/ledger.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { batchGet } from '../../shared/table.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Outgoing } from '../post.ts';
import { type Happened, isOfClocks, saidIn } from './docket-words.ts';
import { liaisonsOf } from './liaison.ts';
import { service } from './matter.ts';

/** An effect with the event that asked for it. */
export type DocketItem = Pick<EffectItem, 'stream' | 'seq'> & { effect: DocketEffect };

type Reader = DocketLetter['to'] & { mailbox: string };

async function liaisons({ agency }: RegisteredParty, as: 'liaison' | 'vacant', office?: string): Promise<Reader[]> {
  const found = await liaisonsOf(agency);
  return found.map(({ name, mailbox }) => ({ name, mailbox, as, ...(office !== undefined && { office }) }));
}

/**
 * The holder in term and the alternate of these days. Nobody there is no reason for silence: then the liaisons hear, who can name a
 * holder. An office may be called `liaison` in an MOU; both are meant then.
 */
async function readersOf(registered: RegisteredParty, who: string, today: PlainDay): Promise<Reader[]> {
  const office = Object.hasOwn(registered.offices, who) ? registered.offices[who] : undefined;
  const people = office ? peopleOf(office, today) : [];
  const holders = people.map(({ name, mailbox, alternate }): Reader => {
    const as = alternate ? 'alternate' : 'holder';
    return { name, mailbox, office: who, title: office?.title ?? '', as };
  });
  if (who === 'liaison') return [...holders, ...(await liaisons(registered, 'liaison'))];
  return holders.length > 0 ? holders : liaisons(registered, 'vacant', who);
}

/** None when events have overtaken the mail, or nobody is there to read it. */
export async function docketLetters(
  { effect, stream, seq }: DocketItem,
  recipient: string,
  now: Instant,
): Promise<Outgoing[]> {
  const { template, agreement: id, dispute: disputeId } = effect;
  const [party = '', who = ''] = recipient.split('/');
  const found = await batchGet([
    ...[tipKey(id), docketKey(id), partyKey(id, party), eventKey(stream, seq)],
    ...(disputeId === undefined ? [] : [tipKey(disputeId)]),
  ]);
  const agreement = existing(agreementTip(found, id));
  const registered = partyFrom(found, agreement, party);
  const event = found.get<Happened>(eventKey(stream, seq));
  if (!registered || !event) return [];
  const pauses = docketTip(found, id).state?.pauses ?? [];
  const dispute = disputeId === undefined ? undefined : existing(disputeStream.tip(found, disputeId));
  const needed = isOfClocks(event)
    ? stillStands(event, pauses, { now, pauses })
    : dispute !== undefined && stillNeeded(event, dispute, party, { now, pauses });
  if (!needed) return [];
  const [readers, text, said] = await Promise.all([
    readersOf(registered, who, dayIn(agreement.zone, now)),
    readText(agreement.textHash),
    saidIn({ stream, seq, event, dispute, agreement }),
  ]);
  return readers.map(({ mailbox, ...to }) => {
    const letter = { service: service(), agreement, text, party, now, pauses, to, said };
    const content =
      dispute && !isOfClocks(event)
        ? disputeMail(template, { ...letter, dispute, event })
        : clocksMail(template, { ...letter, event: event as ClocksEvent });
    return {
      to: { name: to.name, address: mailbox },
      ...mail(content),
      tags: {
        ...(disputeId === undefined ? { docket: docketIdOf(id) } : { dispute: disputeId }),
        ...{ party, template, to: to.as === 'vacant' ? 'liaison' : who, as: to.as },
      },
    };
  });
}
