/** Mails to a party's liaisons while it still owes something before its head can sign, and to one who looked for the party's page. */

import { defineFamily, type Reader, type To } from '../../shared/mail.ts';
import { alike } from '../../shared/mailbox.ts';
import { dayIn } from '../../shared/time-words.ts';
import { turnsIn } from '../../signing/domain/round.state.ts';
import { type RoundMail, readRoundMail } from '../../signing/mail.reads.ts';
import { askedOf } from '../domain/readiness.rules.ts';
import { owedBy, toPreparing } from '../domain/relevance.rules.ts';
import { PREPARING_MAILS } from './offices.mail.tsx';

function owed({ facts: { agreement, round, partyOf }, sending: { now }, to: { party } }: To<RoundMail>) {
  const { registered, offices } = partyOf(party);
  const asked = askedOf(agreement, registered);
  return owedBy(offices, turnsIn(round, registered), asked, dayIn(agreement.zone, now));
}

function choose(of: To<RoundMail>): string | undefined {
  const { agreement, current } = of.facts;
  return toPreparing(of.sending.template, current && agreement.status === 'out for signature', owed(of));
}

/** All of them, or the one who looked for the page. */
const readers = ({ facts, sending: { about }, to: { party, who } }: To<RoundMail>): Reader[] =>
  facts
    .liaisonsOf(party)
    .filter(({ mailbox }) => about.mailbox === undefined || alike(mailbox, about.mailbox))
    .map(({ name, mailbox }) => ({
      ...{ name, mailbox },
      tags: { kind: 'liaison', round: about.round ?? '', party, to: who },
    }));

export const family = defineFamily({
  read: readRoundMail,
  choose,
  readers,
  view: (of, { name }) => {
    const { agreement, text, round } = of.facts;
    const { service } = of.sending;
    return { service, agreement, text, party: of.to.party, deadline: round?.deadline, to: { name }, ...owed(of) };
  },
  content: PREPARING_MAILS,
});
