/** Mails about an MOU that was signed elsewhere: to the liaisons of its parties, and to the offices that signed it. */
import { defineFamily, type Reader, type To } from '../../../shared/mail.ts';
import { alike } from '../../../shared/mailbox.ts';
import { type RoundMail, readRoundMail } from '../../../signing/mail.reads.ts';
import { signatoriesOf } from '../../agreement.reads.ts';
import { toAdopting } from '../domain/relevance.rules.ts';
import { ADOPTION_MAILS } from './adoption.mail.tsx';

/** All of them, or the one who looked for the way back. */
function readers({ facts, sending: { about }, to: { party, who } }: To<RoundMail>): (Reader & { as: string })[] {
  const tags = { kind: 'informed', party, to: who, agreement: facts.agreement.id } as const;
  if (who === 'liaison')
    return facts
      .liaisonsOf(party)
      .filter(({ mailbox }) => about.mailbox === undefined || alike(mailbox, about.mailbox))
      .map(({ name, mailbox }) => ({ name, mailbox, as: 'a liaison', tags }));
  // One mail to whoever is both.
  const serves = (mailbox: string) => facts.liaisonsOf(party).some((liaison) => alike(mailbox, liaison.mailbox));
  return signatoriesOf(facts.partyOf(party).registered)
    .filter(([, { holder }]) => about.mailbox !== undefined || !serves(holder.mailbox))
    .map(([, { title, holder }]) => ({ name: holder.name, mailbox: holder.mailbox, as: `the ${title}`, tags }));
}

export const family = defineFamily({
  read: readRoundMail,
  choose: ({ facts, sending, to }: To<RoundMail>) => toAdopting(sending.template, facts.agreement, to.party),
  readers,
  view: ({ facts: { agreement, text }, sending: { service }, to: { party } }, { as }) => ({
    ...{ service, agreement, text, party, as },
  }),
  content: ADOPTION_MAILS,
});
