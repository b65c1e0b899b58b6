/** Mails about commitments, to the liaisons of the parties, and of what is late to the heads; whoever serves two parties has one mail. */
import { agreementTip, keptParty, partyKey, readText, signatoriesOf } from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { partyIn } from '../../agreements/domain/kept-party.rules.ts';
import { readAgencies } from '../../identity/agency.store.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { defineFamily, partiesIn, type Recipient, recipientOf, type Sending, type To } from '../../shared/mail.ts';
import { alike } from '../../shared/mailbox.ts';
import { commitmentKeys, commitmentsFrom } from '../commitments.reads.ts';
import { daysFor, daysIn, type Named } from '../domain/days-told.rules.ts';
import { toCommitted } from '../domain/relevance.rules.ts';
import { COMMITMENT_MAILS, type Told } from './commitments.mail.tsx';

async function read({ about: { agreement: id = '' }, to, now }: Sending) {
  const parties = partiesIn(to);
  const first = await batchGet([tipKey(id), ...parties.map((party) => partyKey(id, party))]);
  const agreement = textAt(existing(agreementTip(first, id)), now);
  const register = new Map(
    parties.map((party) => [party, partyIn(keptParty(first, id, party), agreement.version)] as const),
  );
  const [found, text, agencies] = await Promise.all([
    batchGet(commitmentKeys(agreement)),
    readText(agreement.textHash),
    readAgencies([...register.values()].flatMap((one) => one?.agency ?? [])),
  ]);
  const states = commitmentsFrom(found, agreement);
  /** Nobody, of a party that has left meanwhile. */
  const peopleOf = ({ party, who }: Recipient): { name: string; mailbox: string }[] => {
    const registered = register.get(party);
    if (who === 'liaison') return agencies.get(registered?.agency ?? '')?.liaisons ?? [];
    return registered ? signatoriesOf(registered).map(([, { holder }]) => holder) : [];
  };
  const told = ({ party, key }: Named): Told => ({
    ...{ party, key, does: text.commitments.find((one) => one.key === key)?.does ?? key },
    one: states.find((state) => state.party === party)?.commitments[key],
  });
  return { agreement, text, states, peopleOf, told };
}

type Facts = Awaited<ReturnType<typeof read>>;

/** The recipients that a mailbox reads for. */
const readAs = ({ peopleOf }: Facts, { to }: Sending, mailbox: string): Recipient[] =>
  to.map(recipientOf).filter((one) => peopleOf(one).some((person) => alike(person.mailbox, mailbox)));

function daysOf({ states, agreement, told }: Facts, { about }: Sending, of: readonly string[]) {
  const { month, week, late, lateForUs } = daysFor(daysIn(about), states, agreement.parties, of);
  return {
    month: month.map(told),
    week: week.map(told),
    late: late.map(told),
    lateForUs: lateForUs.map(told),
  };
}

const none = (days: ReturnType<typeof daysOf>): boolean => Object.values(days).every((list) => list.length === 0);

export const family = defineFamily({
  read,
  choose: ({ facts, sending, to: { party } }: To<Facts>) => {
    const { template, about, now } = sending;
    if (template === 'days') return none(daysOf(facts, sending, [party])) ? undefined : template;
    const state = facts.states.find((one) => one.party === about.party);
    return toCommitted(template, { state, key: about.commitment ?? '', party }, now);
  },
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
    const { agreement, text, told } = facts;
    const { service, about, template } = sending;
    const of = [...new Set(readAs(facts, sending, mailbox).map((one) => one.party))];
    return {
      ...{ service, agreement, text, party, days: daysOf(facts, sending, of) },
      about: template === 'days' ? undefined : told({ party: about.party ?? '', key: about.commitment ?? '' }),
    };
  },
  content: COMMITMENT_MAILS,
});
