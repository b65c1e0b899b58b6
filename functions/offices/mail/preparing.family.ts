/** Mails to a party's liaisons while it still owes something before its head can sign, and to one who looked for the party's page. */

import { signatoryAt } from '../../agreements/agreement.reads.ts';
import { partyIdOf } from '../../shared/ids.ts';
import { eventsOf } from '../../shared/ledger/history.ts';
import { defineFamily, partiesIn, type Reader, type Sending, type To, type ToldIn } from '../../shared/mail.ts';
import { alike } from '../../shared/mailbox.ts';
import { dayIn } from '../../shared/time-words.ts';
import { turnsIn } from '../../signing/domain/round.state.ts';
import { readRoundMail } from '../../signing/mail.reads.ts';
import { askedOf } from '../domain/readiness.rules.ts';
import { owedBy, toPreparing } from '../domain/relevance.rules.ts';
import { refusedAt, tells, UNREACHED, unreachedOf } from '../domain/unreached.rules.ts';
import { PREPARING_MAILS } from './offices.mail.tsx';

/** Of mail that came back, the records say when. */
async function read(sending: Sending) {
  const facts = await readRoundMail(sending);
  const { agreement = '', round = '' } = sending.about;
  const [party = ''] = partiesIn(sending.to);
  const [ofRound, ofParty] =
    sending.template === UNREACHED
      ? await Promise.all([eventsOf(round), eventsOf(partyIdOf(agreement, party))])
      : [[], []];
  return { ...facts, records: { round: ofRound, party: ofParty } };
}

type Facts = Awaited<ReturnType<typeof read>>;

function owed({ facts: { agreement, round, partyOf }, sending: { now }, to: { party } }: To<Facts>) {
  const { registered, offices } = partyOf(party);
  const asked = askedOf(agreement, registered);
  return owedBy(offices, turnsIn(round, registered), asked, dayIn(agreement.zone, now));
}

/** Which mailboxes of the party take no email, and the reports that say so. */
function unreachedIn({ facts, sending }: To<Facts>, party: string) {
  const { agreement, round, partyOf, records } = facts;
  const { registered, offices } = partyOf(party);
  const waits = round?.status === 'open' && sending.now < round.deadline;
  const unreached = waits ? unreachedOf(registered, offices, round, agreement) : [];
  return { unreached, refused: refusedAt(unreached, offices, records) };
}

function choose(of: To<Facts>): string | ToldIn | undefined {
  const { sending, facts, to } = of;
  const { agreement, current } = facts;
  const open = current && agreement.status === 'out for signature';
  if (sending.template !== UNREACHED) return toPreparing(sending.template, open, owed(of));
  const { now } = sending;
  return open ? tells(sending, unreachedIn(of, to.party).refused, { zone: agreement.zone, now }) : undefined;
}

/** All of them, or the one who looked for the page. */
const readers = ({ facts, sending: { about }, to: { party, who } }: To<Facts>): Reader[] =>
  facts
    .liaisonsOf(party)
    .filter(({ mailbox }) => about.mailbox === undefined || alike(mailbox, about.mailbox))
    .map(({ name, mailbox }) => ({
      ...{ name, mailbox },
      tags: { kind: 'liaison', round: about.round ?? '', party, to: who },
    }));

export const family = defineFamily({
  read,
  choose,
  readers,
  view: (of, { name }) => {
    const { agreement, text, round, partyOf } = of.facts;
    const { service } = of.sending;
    const { party } = of.to;
    const letter = { service, agreement, text, party, deadline: round?.deadline, to: { name } };
    if (of.sending.template !== UNREACHED) return { ...letter, ...owed(of) };
    const { registered } = partyOf(party);
    const unreached = unreachedIn(of, party).unreached.map((one) => ({
      ...one,
      title: signatoryAt(registered, one.whom)?.title,
    }));
    return { ...letter, missing: [], unreached };
  },
  content: PREPARING_MAILS,
});
