/** Mails to a party's liaisons while it still owes something before its head can sign, and to one who looked for the party's page. */
import { holderInTerm } from '../offices/holder.rules.ts';
import { PREPARING_MAILS } from '../offices/offices.mail.tsx';
import { lacks } from '../offices/readiness.rules.ts';
import { defineFamily, type Reader, type To } from '../shared/mail.ts';
import { alike } from '../shared/mailbox.ts';
import { dayIn } from '../shared/time-words.ts';
import { readLiaisonMail } from '../signing/mail.reads.ts';

type Facts = Awaited<ReturnType<typeof readLiaisonMail>>;

/** What the party owes, and what is wrong with the term of its holder. Whoever was asked is prepared: a new holder gets a link at once, and no word to pass on. */
function owedBy({ facts: { agreement, round, partyOf }, sending: { now }, to: { party } }: To<Facts>) {
  const { registered, offices } = partyOf(party);
  const turn = round?.signatories[party]?.status ?? 'waiting';
  const asked = { documentHash: agreement.documentHash, structure: registered.structure };
  const mayStillSign = turn === 'waiting' || turn === 'asked';
  const term = offices && mayStillSign && holderInTerm(offices.signatory, dayIn(agreement.zone, now)).refused;
  return { missing: turn === 'waiting' ? lacks(offices, asked) : [], outOfTerm: term ? term.wrong : undefined };
}

function choose(of: To<Facts>): string | undefined {
  const { facts, sending } = of;
  if (sending.template === 'found') return 'found';
  const { missing, outOfTerm } = owedBy(of);
  const open = facts.current && facts.agreement.status === 'out for signature';
  return open && (missing.length > 0 || outOfTerm !== undefined) ? sending.template : undefined;
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
  read: readLiaisonMail,
  choose,
  readers,
  view: (of, { name }) => {
    const { agreement, text, round } = of.facts;
    const { service } = of.sending;
    return { service, agreement, text, party: of.to.party, deadline: round?.deadline, to: { name }, ...owedBy(of) };
  },
  content: PREPARING_MAILS,
});
