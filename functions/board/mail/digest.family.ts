/** The mail of the week about an MOU's open disputes: to liaisons, and to whoever holds an office of a level today or stands in for it. */
import { disputeStream } from '../../disputes/dispute.stream.ts';
import { isOver } from '../../disputes/domain/ladder.rules.ts';
import { mayRead, peopleOf, standingsIn } from '../../disputes/domain/who.rules.ts';
import { openPlaces } from '../../disputes/due.reads.ts';
import { readDocketMail } from '../../disputes/mail/docket-mail.reads.ts';
import { personId } from '../../identity/agency.store.ts';
import { tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { defineFamily, type Reader, type Sending, type To } from '../../shared/mail.ts';
import { alike } from '../../shared/mailbox.ts';
import { inOrder } from '../domain/queue.rules.ts';
import { hiddenOf, rowOf } from '../domain/row.ts';
import { type DigestLetter, digestMail } from './digest.mail.tsx';

const MOST_OF_AN_MOU = 200;

async function openIn(agreement: string) {
  const listed = await openPlaces(agreement, { limit: MOST_OF_AN_MOU });
  const found = await batchGet(listed.map(({ dispute }) => tipKey(dispute)));
  return listed.flatMap(({ dispute }) => disputeStream.tip(found, dispute).state ?? []).filter((one) => !isOver(one));
}

async function read(sending: Sending) {
  const [disputes, facts] = await Promise.all([openIn(sending.about.agreement ?? ''), readDocketMail(sending)]);
  return { ...facts, disputes, clock: { now: sending.now, pauses: facts.pauses } };
}

type Facts = Awaited<ReturnType<typeof read>>;

/** Whoever is a liaison as well has the mail as such. */
function readers({ facts, to: { party, who } }: To<Facts>): Reader[] {
  const { agreement, register, agencies, today } = facts;
  const registered = register.get(party);
  const liaisons = agencies.get(registered?.agency ?? '')?.liaisons ?? [];
  const office = registered?.offices[who];
  const holders = (office ? peopleOf(office, today) : []).filter(
    ({ mailbox }) => !liaisons.some((one) => alike(one.mailbox, mailbox)),
  );
  return (who === 'liaison' ? liaisons : holders).map(({ name, mailbox }) => ({
    ...{ name, mailbox },
    tags: { kind: 'informed', agreement: agreement.id, party, to: who },
  }));
}

/** Everything open, as far as this person may know of it. */
function view({ facts, sending: { service, now }, to: { party } }: To<Facts>, { mailbox }: Reader): DigestLetter {
  const { agreement, disputes, register, text, clock, today } = facts;
  const registered = register.get(party);
  const standings = registered ? standingsIn([registered], mailbox, today) : [];
  const open = disputes
    .map((one) =>
      mayRead(one, personId(mailbox), standings)
        ? rowOf(one, agreement.number, text, clock)
        : hiddenOf(one, agreement.number, clock),
    )
    .sort(inOrder);
  return { service, agreement, text, party, now, open };
}

export const family = defineFamily({
  read,
  // Not where everything was settled meanwhile.
  choose: ({ facts, sending }) => (facts.disputes.length > 0 ? sending.template : undefined),
  readers,
  view,
  content: { 'board-digest': digestMail },
});
