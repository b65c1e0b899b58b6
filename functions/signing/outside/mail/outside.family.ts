/** Mails to liaisons about signatures made outside, as long as there is something to do about one. */
import { defineFamily, type Reader, type Recipient, type Sending, type To } from '../../../shared/mail.ts';
import { type RoundMail, readRoundMail } from '../../mail.reads.ts';
import { offersToTell } from '../domain/relevance.rules.ts';
import { OUTSIDE_MAILS } from './outside.mail.tsx';

const toldOf = ({ agreement, round, current }: RoundMail, { template }: Sending, { party }: Recipient): string[] =>
  round && current ? offersToTell(template, round, party, agreement.parties) : [];

export const family = defineFamily({
  read: readRoundMail,
  choose: ({ facts, sending, to }: To<RoundMail>) =>
    toldOf(facts, sending, to).length > 0 ? sending.template : undefined,
  // A mail for each signature that waits.
  readers: ({ facts, sending, to }) =>
    facts.liaisonsOf(to.party).flatMap(({ name, mailbox }) =>
      toldOf(facts, sending, to).map((about): Reader & { about: string } => ({
        ...{ name, mailbox, about },
        tags: { kind: 'liaison', round: sending.about.round ?? '', party: to.party, to: to.who },
      })),
    ),
  view: ({ facts: { agreement, text }, sending: { service }, to: { party } }, { about }) => ({
    ...{ service, agreement, text, party, about },
  }),
  content: OUTSIDE_MAILS,
});
