/** Mails of a review, to the offices that sign and to liaisons; whoever is both has one. What anybody answered stands in none before all are revealed. */
import {
  agreementTip,
  keptParty,
  partyKey,
  type RegisteredParty,
  readText,
  signatoryAt,
} from '../../agreements/agreement.reads.ts';
import { nextAt, textAt } from '../../agreements/domain/in-force.rules.ts';
import { partyIn } from '../../agreements/domain/kept-party.rules.ts';
import { docketKey, docketTip } from '../../disputes/dispute.stream.ts';
import { readAgencies } from '../../identity/agency.store.ts';
import { codeToSend } from '../../identity/code.store.ts';
import { type Code, codesToHolder } from '../../identity/domain/code.rules.ts';
import { inTerm } from '../../identity/domain/roles.rules.ts';
import { mustBeOf } from '../../identity/own-mailbox.ts';
import { holderAt } from '../../offices/domain/party.state.ts';
import { partyTip, partyTipKey } from '../../offices/party.reads.ts';
import { reviewIdOf } from '../../shared/ids.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import {
  defineFamily,
  partiesIn,
  type Reader,
  type Recipient,
  recipientOf,
  type Sending,
  type To,
} from '../../shared/mail.ts';
import { alike } from '../../shared/mailbox.ts';
import { dayIn } from '../../shared/time-words.ts';
import { roundStream } from '../../signing/round.stream.ts';
import { standingOf } from '../domain/around.rules.ts';
import { liaisonAt } from '../domain/reached.rules.ts';
import { toReviewed } from '../domain/relevance.rules.ts';
import { readLines } from '../pages/read-lines.ts';
import { codesSince } from '../prove-office.ts';
import { reviewStream } from '../review.stream.ts';
import { REVIEW_MAILS, type ReviewLetter } from './reviews.mail.tsx';

interface Person {
  name: string;
  mailbox: string;
  /** What the report of the mail names. */
  as: string;
}

/** Offices of a party above those that sign: where these are not reached, somebody else of the party is told. */
const above = ({ offices, levels, signatories }: RegisteredParty) => {
  const keys = [...new Set(levels.toReversed())].filter((key) => !signatories.includes(key));
  return keys.flatMap((key) => offices[key] ?? []);
};

/** Mails that ask, once the evidence may be there; above public no mail tells what the record says. */
const WITH_LINES: readonly string[] = ['answers-prepared', 'remind-answers', 'remind-unanswered'];

async function read({ about, to, now, template }: Sending) {
  const { agreement: id = '', review: number = '' } = about;
  const parties = partiesIn(to);
  const stream = reviewIdOf(id, Number(number));
  const found = await batchGet([
    ...[tipKey(id), tipKey(stream), docketKey(id)],
    ...parties.flatMap((party) => [partyKey(id, party), partyTipKey(id, party)]),
  ]);
  const whole = existing(agreementTip(found, id));
  const agreement = textAt(whole, now);
  const next = nextAt(whole, now);
  const register = new Map(
    parties.map((party) => [party, partyIn(keptParty(found, id, party), agreement.version)] as const),
  );
  const review = existing(reviewStream.tip(found, stream));
  const tells = agreement.handling === 'public' && WITH_LINES.includes(template);
  const [text, agencies, rounds, lines] = await Promise.all([
    readText(agreement.textHash),
    readAgencies([...register.values()].flatMap((one) => one?.agency ?? [])),
    batchGet(next ? [tipKey(next.round)] : []),
    tells ? readLines(review, stream) : undefined,
  ]);
  const pauses = docketTip(found, id).state?.pauses ?? [];
  const today = dayIn(agreement.zone, now);
  const liaisonsOf = (party: string): Person[] => {
    const liaisons = agencies.get(register.get(party)?.agency ?? '')?.liaisons ?? [];
    return liaisons.map((one, index) => ({ ...one, as: liaisonAt(index, liaisons.length) }));
  };
  /** Of an office that nobody holds today the liaison is told; of a party that has left, nobody. */
  const peopleOf = ({ name, party, who }: Recipient): Person[] => {
    const registered = register.get(party);
    if (!registered || who === 'liaison') return registered ? liaisonsOf(party) : [];
    if (who === 'above')
      return above(registered)
        .filter(({ holder }) => inTerm(holder, today))
        .map(({ holder }) => ({ ...holder, as: 'above' }));
    const holder = signatoryAt(registered, name)?.holder;
    return holder && inTerm(holder, today) ? [{ ...holder, as: name }] : liaisonsOf(party);
  };
  return {
    ...{ agreement, text, stream, peopleOf, lines },
    agencyOf: (party: string) => agencies.get(register.get(party)?.agency ?? ''),
    standing: standingOf(review, { whole, pauses, now }),
    round: next && roundStream.tip(rounds, next.round).state,
    holderOf: (party: string) => holderAt(partyTip(found, id, party).state, party),
  };
}

type Facts = Awaited<ReturnType<typeof read>>;

const CODES: Readonly<Record<string, 6 | 20>> = { code: 6, 'long-code': 20 };

/** Of an office that nobody holds, the liaison who reads in its place. */
function readerOf({ name, party, who }: Recipient, as: string): ReviewLetter['reader'] {
  if (who === 'liaison' || as.startsWith('liaison-')) return 'liaison';
  return name === party ? 'office' : 'further';
}

/** The first name by which somebody is written to brings the mail. */
const readsFirst = ({ peopleOf }: Facts, { to }: Sending, mailbox: string): Recipient | undefined =>
  to.map(recipientOf).find((one) => peopleOf(one).some((person) => alike(person.mailbox, mailbox)));

export const family = defineFamily({
  read,
  choose: ({ facts: { standing, round, agreement }, sending, to: { name, party } }: To<Facts>) =>
    toReviewed(sending.template, {
      ...{ standing, text: agreement, name, party, act: sending.about, now: sending.now },
      signed: round?.signatories[name]?.status === 'signed',
    }),
  readers: ({ facts, sending, to }: To<Facts>): (Reader & { as: string })[] =>
    facts
      .peopleOf(to)
      .filter(({ mailbox }) => readsFirst(facts, sending, mailbox)?.name === to.name)
      .map(({ name, mailbox, as }) => ({
        ...{ name, mailbox, as },
        tags: { kind: 'reviewed', review: facts.stream, party: to.party, to: as } as const,
      })),
  mint: async (
    { facts: { stream, standing, holderOf, agencyOf, peopleOf }, sending: { now }, to }: To<Facts>,
    template,
  ): Promise<{ code?: Code }> => {
    const digits = CODES[template];
    if (digits === undefined) return {};
    const { party } = to;
    for (const { mailbox } of peopleOf(to)) mustBeOf(agencyOf(party), mailbox);
    const alive = (codes: readonly Code[]) => codesSince(standing.review, party, codesToHolder(codes, holderOf(party)));
    return { code: await codeToSend({ place: stream, seat: party }, { digits, alive, now }) };
  },
  view: ({ facts, sending, to: { name, party, who } }, { as }, { code }) => {
    const { agreement, text, standing, lines } = facts;
    return {
      ...{ service: sending.service, agreement, text, party, standing, code, lines, now: sending.now },
      by: sending.about.party,
      reader: readerOf({ name, party, who }, as),
    };
  },
  content: REVIEW_MAILS,
});
