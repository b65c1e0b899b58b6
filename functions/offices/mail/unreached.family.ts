/** Mails about mailboxes that take no email while something waits there: to the party's liaisons, and of its liaisons to those of the convener. */
import { signatoryAt } from '../../agreements/agreement.reads.ts';
import { partyIdOf } from '../../shared/ids.ts';
import { eventsOf } from '../../shared/ledger/history.ts';
import { defineFamily, partiesIn, type Reader, type Sending, type To, type ToldIn } from '../../shared/mail.ts';
import type { Round } from '../../signing/domain/round.state.ts';
import { liaisonRefused, refusedAt, tells, type Unreached, unreachedOf } from '../../signing/domain/unreached.rules.ts';
import { readRoundMail } from '../../signing/mail.reads.ts';
import { UNREACHED_MAILS, type UnreachedLetter } from './unreached.mail.tsx';

const OF_LIAISONS = 'liaison';

/** The records say when mail came back. */
async function read(sending: Sending) {
  const { agreement: id = '', round: roundId = '' } = sending.about;
  const [party = ''] = partiesIn(sending.to);
  const facts = await readRoundMail(sending);
  const { convener } = facts.agreement;
  const [round, ofParty, organizer] = await Promise.all([
    eventsOf(roundId),
    eventsOf(partyIdOf(id, party)),
    sending.template === OF_LIAISONS ? readRoundMail({ ...sending, to: [`${convener}/liaison`] }) : undefined,
  ]);
  return { ...facts, records: { round, party: ofParty }, organizers: organizer?.liaisonsOf(convener) ?? [] };
}

type Facts = Awaited<ReturnType<typeof read>>;

/** While the text may be signed: its round, and which mailboxes of the party take no email. */
function waiting({ facts, sending, to }: To<Facts>): { round: Round; unreached: Unreached[] } | undefined {
  const { agreement, current, round, partyOf } = facts;
  if (!current || agreement.status !== 'out for signature' || round?.status !== 'open') return undefined;
  const { registered, offices } = partyOf(to.party);
  return sending.now < round.deadline
    ? { round, unreached: unreachedOf(registered, offices, round, agreement) }
    : undefined;
}

function choose(of: To<Facts>): string | ToldIn | undefined {
  const { facts, sending, to } = of;
  const { agreement, partyOf, records } = facts;
  const waits = waiting(of);
  const isAboutLiaisons = sending.template === OF_LIAISONS;
  // Nobody is told of their own mailbox.
  if (!waits || (isAboutLiaisons && to.party === agreement.convener)) return undefined;
  const { registered, offices } = partyOf(to.party);
  const { round, unreached } = waits;
  const refused = isAboutLiaisons
    ? liaisonRefused(registered, offices, round, { records, unreached })
    : refusedAt(unreached, offices, records);
  return tells(sending, refused, { zone: agreement.zone, now: sending.now });
}

const readers = ({ facts, sending: { about, template }, to: { party } }: To<Facts>): Reader[] => {
  const [of, liaisons] =
    template === OF_LIAISONS ? [facts.agreement.convener, facts.organizers] : [party, facts.liaisonsOf(party)];
  return liaisons.map(({ name, mailbox }) => ({
    ...{ name, mailbox },
    tags: { kind: 'liaison', round: about.round ?? '', party: of, to: 'liaison' },
  }));
};

export const family = defineFamily({
  read,
  choose,
  readers,
  view: (of, { name, tags }): UnreachedLetter => {
    const { agreement, text, round, partyOf } = of.facts;
    const { registered } = partyOf(of.to.party);
    return {
      ...{ service: of.sending.service, agreement, text, deadline: round?.deadline, to: { name } },
      ...{ party: 'party' in tags ? tags.party : of.to.party, about: of.to.party },
      unreached: (waiting(of)?.unreached ?? []).map((one) => ({
        ...one,
        title: signatoryAt(registered, one.whom)?.title,
      })),
    };
  },
  content: UNREACHED_MAILS,
});
