/** Mails about the closing of an MOU, to the liaisons of its parties, to the offices that owe something, and the report to the heads, too; whoever reads for several has one mail. */
import { agreementTip, keptParty, partyKey, readText, signatoriesOf } from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { partyIn } from '../../agreements/domain/kept-party.rules.ts';
import { commitmentKeys, commitmentsFrom } from '../../commitments/commitments.reads.ts';
import { readAgencies } from '../../identity/agency.store.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { defineFamily, partiesIn, type Recipient, recipientOf, type Sending, type To } from '../../shared/mail.ts';
import { alike } from '../../shared/mailbox.ts';
import { toClosing } from '../domain/relevance.rules.ts';
import { closingKey, closingTip, dutiesSaid, proposedWords } from '../duties.reads.ts';
import { CLOSING_MAILS } from './closing.mail.tsx';

/** Of `office-map-lead`, the key of the office. */
const officeIn = (who: string): string | undefined => /^office-(.+)$/.exec(who)?.[1];

async function read({ about, to, now }: Sending) {
  const { agreement: id = '', duty } = about;
  const parties = partiesIn(to);
  const found = await batchGet([tipKey(id), closingKey(id), ...parties.map((party) => partyKey(id, party))]);
  const agreement = textAt(existing(agreementTip(found, id)), now);
  const register = new Map(
    parties.map((party) => [party, partyIn(keptParty(found, id, party), agreement.version)] as const),
  );
  const closing = existing(closingTip(found, id));
  const [tips, text, agencies] = await Promise.all([
    batchGet(commitmentKeys(agreement)),
    readText(agreement.textHash),
    readAgencies([...register.values()].flatMap((one) => one?.agency ?? [])),
  ]);
  /** Nobody, of a party that has left meanwhile. */
  const peopleOf = ({ party, who }: Recipient): { name: string; mailbox: string }[] => {
    const registered = register.get(party);
    const liaisons = agencies.get(registered?.agency ?? '')?.liaisons ?? [];
    if (!registered || who === 'liaison') return liaisons;
    const office = officeIn(who);
    if (office === undefined) return signatoriesOf(registered).map(([, { holder }]) => holder);
    const holder = registered.offices[office]?.holder;
    // Nobody in an office is no reason for silence.
    return holder ? [holder] : liaisons;
  };
  return {
    ...{ agreement, text, closing, peopleOf },
    commitments: commitmentsFrom(tips, agreement),
    said: await dutiesSaid(closing, text),
    proposed: duty === undefined ? undefined : (await proposedWords(id)).get(Number(duty)),
  };
}

type Facts = Awaited<ReturnType<typeof read>>;

/** The recipients that a mailbox reads for. */
const readAs = ({ peopleOf }: Facts, { to }: Sending, mailbox: string): Recipient[] =>
  to.map(recipientOf).filter((one) => peopleOf(one).some((person) => alike(person.mailbox, mailbox)));

export const family = defineFamily({
  read,
  choose: ({ facts: { closing }, sending: { template, about } }: To<Facts>) =>
    toClosing(template, closing, Number(about.duty ?? 0)),
  readers: ({ facts, sending, to }: To<Facts>) =>
    facts
      .peopleOf(to)
      // The first name by which somebody is written to brings everything.
      .filter(({ mailbox }) => readAs(facts, sending, mailbox)[0]?.name === to.name)
      .map(({ name, mailbox }) => ({
        ...{ name, mailbox },
        tags: { kind: 'informed', party: to.party, to: to.who, agreement: facts.agreement.id } as const,
      })),
  view: ({ facts, sending, to: { party } }, { mailbox }) => {
    const { agreement, text, closing, commitments, said, proposed } = facts;
    const { service, about } = sending;
    return {
      ...{ service, agreement, text, party, closing, commitments, said },
      mine: [...new Set(readAs(facts, sending, mailbox).map((one) => one.party))],
      about: { duty: about.duty, party: about.party ?? '', does: proposed?.does },
    };
  },
  content: CLOSING_MAILS,
});
