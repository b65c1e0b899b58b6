/** The mail of the morning about an MOU's figures: to whoever holds an office today that something concerns, and to liaisons; one mail for each person. */
import { agreementTip, keptParty, partyKey, readText } from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { partyIn } from '../../agreements/domain/kept-party.rules.ts';
import { readAgencies } from '../../identity/agency.store.ts';
import { inTerm } from '../../identity/domain/roles.rules.ts';
import { Missing } from '../../shared/failures.ts';
import { planIdOf } from '../../shared/ids.ts';
import type { ChainedEvent } from '../../shared/ledger/chain.ts';
import { history } from '../../shared/ledger/history.ts';
import { eventKey, existing } from '../../shared/ledger/ledger.ts';
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
import { latestKpi } from '../domain/life.rules.ts';
import { clockOf, figuresKeys, readLife } from '../figures.reads.ts';
import { readStored } from '../figures.store.ts';
import { countDue } from '../plan/domain/due-cells.rules.ts';
import {
  isNews,
  LIAISON,
  type News,
  newsFor,
  type Seat,
  type Standing,
  type Told,
  together,
} from '../plan/domain/news.rules.ts';
import { proposalsIn } from '../plan/domain/proposals-in.rules.ts';
import { officesOf } from '../plan/offices.reads.ts';
import { planTip } from '../plan.stream.ts';
import { KPI_MAILS } from './kpis.mail.tsx';

async function read({ about: { agreement: id = '' }, stream, seq, to, now }: Sending) {
  const parties = partiesIn(to);
  const found = await batchGet([...figuresKeys(id), eventKey(stream, seq), ...parties.map((one) => partyKey(id, one))]);
  const whole = existing(agreementTip(found, id));
  const agreement = textAt(whole, now);
  const plan = existing(planTip(found, id));
  const event = found.get<ChainedEvent>(eventKey(stream, seq));
  if (!event) throw new Missing(`No event ${seq} of ${stream}`);
  const told = event.data as Told;
  const register = new Map(
    parties.map((party) => [party, partyIn(keptParty(found, id, party), agreement.version)] as const),
  );
  const [life, text, stored, agencies, past] = await Promise.all([
    readLife(whole, plan, now),
    readText(agreement.textHash),
    readStored(id),
    readAgencies([...register.values()].flatMap((one) => one?.agency ?? [])),
    // Of what is open the plan itself knows; what was decided stands in its history alone.
    told.decided.length > 0 ? history(planIdOf(id)) : { events: [], bodies: new Map() },
  ]);
  if (!life) throw new Missing(`No text of ${id} has been in force`);
  const clock = clockOf(found, whole, now);
  const standing: Standing = { life, offices: officesOf(agreement, text), ...stored, plan };
  const today = dayIn(agreement.zone, now);
  const liaisonsOf = (party: string) => agencies.get(register.get(party)?.agency ?? '')?.liaisons ?? [];
  /** Of an office that nobody holds today the liaison is told; of a party that has left meanwhile, nobody. */
  const peopleOf = ({ party, who }: Recipient): { name: string; mailbox: string }[] => {
    const holder = register.get(party)?.offices[who]?.holder;
    if (!register.get(party)) return [];
    return who !== LIAISON && holder && inTerm(holder, today) ? [holder] : liaisonsOf(party);
  };
  return { agreement, text, plan, told, standing, clock, peopleOf, decided: proposalsIn(past) };
}

type Facts = Awaited<ReturnType<typeof read>>;

/** The seats for which a mailbox reads, among those that are told. */
const seatsOf = ({ peopleOf }: Facts, { to }: Sending, mailbox: string): Recipient[] =>
  to.map(recipientOf).filter((one) => peopleOf(one).some((person) => alike(person.mailbox, mailbox)));

const newsOf = ({ told, standing }: Facts, seats: readonly Seat[]): News =>
  together(seats.map((seat) => newsFor(told, standing, seat)));

export const family = defineFamily({
  read,
  choose: ({ facts, sending, to }: To<Facts>) => (isNews(newsOf(facts, [to])) ? sending.template : undefined),
  readers: ({ facts, sending, to }: To<Facts>): Reader[] =>
    facts
      .peopleOf(to)
      // The first seat of which there is something to tell brings everything.
      .filter(({ mailbox }) => {
        const seats = seatsOf(facts, sending, mailbox);
        return seats.find((seat) => isNews(newsOf(facts, [seat])))?.name === to.name;
      })
      .map(({ name, mailbox }) => ({
        ...{ name, mailbox },
        tags: { kind: 'informed', party: to.party, to: to.who, agreement: facts.agreement.id } as const,
      })),
  view: ({ facts, sending, to: { party } }, { mailbox }) => {
    const { agreement, text, standing, plan, clock, decided } = facts;
    const { life, offices } = standing;
    const seats = seatsOf(facts, sending, mailbox);
    const news = newsOf(facts, seats);
    return {
      ...{ service: sending.service, agreement, text, party, news, life },
      due: countDue({ life, clock }, news.awaited, (kpi, of) =>
        seats.some(({ party: own, who }) => own === of && offices.reporter(kpi, of) === who),
      ),
      changeOf: (proposal: number) => plan.proposals[proposal] ?? decided.find((one) => one.proposal === proposal),
      kpiOf: (key: string) => latestKpi(life, key),
      statusOf: (kpi: string, period: string) => standing.published[kpi]?.[period]?.status,
    };
  },
  content: KPI_MAILS,
});
