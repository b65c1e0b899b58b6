/** Mails about commitments, to the liaisons of the parties, of what is late to the heads, and of what only named people may know to those who have its dispute in hand; whoever serves two parties has one mail. */
import { agreementTip, keptParty, partyKey, readText, signatoriesOf } from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { latestOf, partyIn } from '../../agreements/domain/kept-party.rules.ts';
import { hasGone } from '../../agreements/leaving/domain/leaving.state.ts';
import { closingKey, closingTip, dutiesSaid } from '../../closing/duties.reads.ts';
import { disputeStream } from '../../disputes/dispute.stream.ts';
import { peopleOf as holdersOf, officesInHand } from '../../disputes/domain/who.rules.ts';
import { followUpTexts } from '../../disputes/follow-up-texts.reads.ts';
import { readAgencies } from '../../identity/agency.store.ts';
import { disputeIdOf } from '../../shared/ids.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { defineFamily, partiesIn, type Recipient, recipientOf, type Sending, type To } from '../../shared/mail.ts';
import { alike } from '../../shared/mailbox.ts';
import { dayIn } from '../../shared/time-words.ts';
import { commitmentKeys, commitmentsFrom } from '../commitments.reads.ts';
import { daysFor, daysIn, type Named } from '../domain/days-told.rules.ts';
import { disputeOf } from '../domain/follow-up.rules.ts';
import { toCommitted } from '../domain/relevance.rules.ts';
import { COMMITMENT_MAILS, type Told } from './commitments.mail.tsx';

/** Of `dispute-3`, which is whoever has that dispute in hand. */
const inDispute = (who: string): number | undefined => {
  const [, dispute] = /^dispute-(\d+)$/.exec(who) ?? [];
  return dispute === undefined ? undefined : Number(dispute);
};

/** Every key that the mail tells of. */
const keysOf = (about: Sending['about']): string[] => [
  ...(about.commitment === undefined ? [] : [about.commitment]),
  ...Object.values(daysIn(about)).flatMap((of) => Object.values(of).flat()),
];

async function read({ about, to, now }: Sending) {
  const { agreement: id = '' } = about;
  const parties = partiesIn(to);
  const first = await batchGet([tipKey(id), ...parties.map((party) => partyKey(id, party))]);
  const agreement = textAt(existing(agreementTip(first, id)), now);
  const register = new Map(
    parties.map((party) => {
      const kept = keptParty(first, id, party);
      const gone = kept && hasGone(agreement, party) ? latestOf(kept) : undefined;
      return [party, partyIn(kept, agreement.version) ?? gone] as const;
    }),
  );
  const disputes = [...new Set(keysOf(about).flatMap((key) => disputeOf(key) ?? []))];
  const [found, text, agencies, agreed] = await Promise.all([
    batchGet([
      ...commitmentKeys(agreement),
      closingKey(id),
      ...disputes.map((dispute) => tipKey(disputeIdOf(id, dispute))),
    ]),
    readText(agreement.textHash),
    readAgencies([...register.values()].flatMap((one) => one?.agency ?? [])),
    followUpTexts(id, disputes),
  ]);
  const states = commitmentsFrom(found, agreement);
  const duties = await dutiesSaid(closingTip(found, id).state, text);
  const today = dayIn(agreement.zone, now);
  /** Nobody, of a party that has left meanwhile. */
  const peopleOf = ({ party, who }: Recipient): { name: string; mailbox: string }[] => {
    const registered = register.get(party);
    const liaisons = agencies.get(registered?.agency ?? '')?.liaisons ?? [];
    const number = inDispute(who);
    if (!registered || who === 'liaison') return liaisons;
    if (number === undefined) return signatoriesOf(registered).map(([, { holder }]) => holder);
    const dispute = disputeStream.tip(found, disputeIdOf(id, number)).state;
    const inHand = dispute ? officesInHand(dispute, party) : [];
    const holders = inHand.flatMap((key) => {
      const office = registered.offices[key];
      return office ? holdersOf(office, today).filter(({ alternate }) => !alternate) : [];
    });
    // Nobody in an office is no reason for silence.
    return holders.length > 0 ? holders : liaisons;
  };
  const told = ({ party, key }: Named): Told => {
    const one = states.find((state) => state.party === party)?.commitments[key];
    const does =
      duties.get(key)?.does ?? agreed.get(key)?.what ?? text.commitments.find((own) => own.key === key)?.does;
    return { party, key, one, does: one?.named ? undefined : does };
  };
  return { agreement, text, states, peopleOf, told };
}

type Facts = Awaited<ReturnType<typeof read>>;

/** The recipients that a mailbox reads for. */
const readAs = ({ peopleOf }: Facts, { to }: Sending, mailbox: string): Recipient[] =>
  to.map(recipientOf).filter((one) => peopleOf(one).some((person) => alike(person.mailbox, mailbox)));

function daysOf({ states, agreement, told }: Facts, { about }: Sending, as: readonly string[]) {
  const { month, week, late, lateForUs } = daysFor(daysIn(about), states, agreement.parties, as);
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
  choose: ({ facts, sending, to: { party, name } }: To<Facts>) => {
    const { template, about, now } = sending;
    if (template === 'days') return none(daysOf(facts, sending, [name])) ? undefined : template;
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
    const as = readAs(facts, sending, mailbox).map(({ name }) => name);
    return {
      ...{ service, agreement, text, party, days: daysOf(facts, sending, as) },
      about: template === 'days' ? undefined : told({ party: about.party ?? '', key: about.commitment ?? '' }),
    };
  },
  content: COMMITMENT_MAILS,
});
