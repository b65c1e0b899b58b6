/** Mails to liaisons about signatures made outside, as long as there is something to do about one. */
import { readRegister } from '../../../agreements/agreement.reads.ts';
import { defineFamily, type Reader, type Recipient, type Sending, type To } from '../../../shared/mail.ts';
import { type RoundMail, readRoundMail } from '../../mail.reads.ts';
import { offersToTell } from '../domain/relevance.rules.ts';
import { OUTSIDE_MAILS } from './outside.mail.tsx';

async function read(sending: Sending) {
  const facts: RoundMail = await readRoundMail(sending);
  const register = await readRegister(facts.agreement);
  const agencyIdOf = (party: string) => register.find((one) => one.party === party)?.agency;
  /** The party, and those whose signature its liaisons could answer. */
  const ofOthers = (party: string) =>
    facts.agreement.parties.filter((one) => one === party || agencyIdOf(one) !== agencyIdOf(party));
  return { ...facts, ofOthers };
}

type Facts = Awaited<ReturnType<typeof read>>;

/** `health_cfo/liaison` is the liaison of `health`, about that seat. */
const toldOf = ({ ofOthers, round, current }: Facts, { template }: Sending, { name, party }: Recipient): string[] =>
  round && current ? offersToTell(template, round, name.split('/')[0] ?? party, ofOthers(party)) : [];

export const family = defineFamily({
  read,
  choose: ({ facts, sending, to }: To<Facts>) => (toldOf(facts, sending, to).length > 0 ? sending.template : undefined),
  // A mail for each signature that waits.
  readers: ({ facts, sending, to }) =>
    facts.liaisonsOf(to.party).flatMap(({ name, mailbox }) =>
      toldOf(facts, sending, to).map((about): Reader & { about: string } => ({
        ...{ name, mailbox, about },
        tags: { kind: 'liaison', round: sending.about.round ?? '', party: to.party, to: to.who },
      })),
    ),
  view: ({ facts: { agreement, text, round }, sending: { service }, to: { party } }, { about }) => {
    if (!round) throw new Error('Nothing is signed outside before the round is open');
    return { service, agreement, text, party, about, deadline: round.deadline };
  },
  content: OUTSIDE_MAILS,
});
