/** What mails about a dispute, or about all deadlines of an MOU are decided on and made from, and who reads them at an office today. */
import {
  type Agreement,
  agreementTip,
  asOf,
  keptParty,
  partyKey,
  type RegisteredParty,
  readText,
} from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { partyIn } from '../../agreements/domain/kept-party.rules.ts';
import { readAgencies } from '../../identity/agency.store.ts';
import { Missing } from '../../shared/failures.ts';
import { docketIdOf, roundIdOf } from '../../shared/ids.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import { eventKey, existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { partiesIn, type Reader, type Recipient, type Sending, type To } from '../../shared/mail.ts';
import { dayIn } from '../../shared/time-words.ts';
import { disputeStream, docketKey, docketTip } from '../dispute.stream.ts';
import { peopleOf } from '../domain/who.rules.ts';
import { type Happened, saidIn } from '../pages/said-in.ts';
import type { DocketLetter } from './letter.ts';

/** The MOU with the parties that are written to, as they are kept, and their agencies; `more` is read with them. */
export async function readDocketMail(
  { about: { agreement: id = '', dispute }, to, now }: Sending,
  more: readonly Key[] = [],
) {
  const parties = partiesIn(to);
  const found = await batchGet([tipKey(id), docketKey(id), ...parties.map((party) => partyKey(id, party)), ...more]);
  const whole: Agreement = existing(agreementTip(found, id));
  const holds = textAt(whole, now);
  const under = (dispute === undefined ? undefined : disputeStream.tip(found, dispute).state)?.under ?? holds.version;
  const agreement = under === holds.version ? holds : await asOf(whole, roundIdOf(id, under));
  const register = new Map(parties.map((party) => [party, partyIn(keptParty(found, id, party), under)] as const));
  const [agencies, text] = await Promise.all([
    readAgencies([...register.values()].flatMap((one) => one?.agency ?? [])),
    readText(agreement.textHash),
  ]);
  const pauses = docketTip(found, id).state?.pauses ?? [];
  return { found, agreement, register, agencies, text, pauses, today: dayIn(agreement.zone, now) };
}

export async function readDisputeMail(sending: Sending) {
  const { stream, seq, about } = sending;
  const ofDispute = about.dispute === undefined ? [] : [tipKey(about.dispute)];
  const facts = await readDocketMail(sending, [eventKey(stream, seq), ...ofDispute]);
  const { found, agreement } = facts;
  const event = found.get<Happened>(eventKey(stream, seq));
  if (!event) throw new Missing(`No event ${seq} of ${stream}`);
  const dispute = about.dispute === undefined ? undefined : existing(disputeStream.tip(found, about.dispute));
  return { ...facts, event, dispute, said: await saidIn({ stream, seq, event, dispute, agreement }) };
}

export type DisputeMail = Awaited<ReturnType<typeof readDisputeMail>>;
export type Person = Reader & { to: DocketLetter['to'] };
type Found = Omit<Person, 'tags'>;

/** The holder in term and the alternate of these days. */
const holdersOf = ({ offices }: RegisteredParty, who: string, today: PlainDay): Found[] => {
  const office = Object.hasOwn(offices, who) ? offices[who] : undefined;
  if (!office) return [];
  return peopleOf(office, today).map(({ name, mailbox, alternate }) => {
    const as = alternate ? 'alternate' : 'holder';
    return { name, mailbox, to: { name, office: who, title: office.title, as } };
  });
};

/**
 * Nobody in an office is no reason for silence: then the liaisons hear, who can name a holder. An office may be called `liaison` in an
 * MOU; both are meant then.
 */
function peopleFor({ agreement, register, agencies, today }: DisputeMail, { party, who }: Recipient): Found[] {
  const registered = register.get(party);
  // A party that a new version has dropped hears no more.
  if (!registered || !agreement.parties.includes(party)) return [];
  const liaisons = (to: Pick<DocketLetter['to'], 'as' | 'office'>): Found[] =>
    (agencies.get(registered.agency ?? '')?.liaisons ?? []).map(({ name, mailbox }) => ({
      ...{ name, mailbox },
      to: { name, ...to },
    }));
  const holders = holdersOf(registered, who, today);
  if (who === 'liaison') return [...holders, ...liaisons({ as: 'liaison' })];
  return holders.length > 0 ? holders : liaisons({ as: 'vacant', office: who });
}

/** A report of a mail to an office goes on the record of the dispute; liaisons, and whoever hears of deadlines, only hear. */
export function readersOf({ facts, sending: { about }, to: recipient }: To<DisputeMail>): Person[] {
  const { party, who } = recipient;
  const { agreement = '', dispute } = about;
  return peopleFor(facts, recipient).map((person) => {
    const { as } = person.to;
    if (dispute !== undefined && who !== 'liaison' && as !== 'vacant')
      return { ...person, tags: { kind: 'office', dispute, party, to: who, as } };
    const of = dispute === undefined ? { docket: docketIdOf(agreement) } : { dispute };
    return { ...person, tags: { kind: 'informed', ...of, party, to: as === 'vacant' ? 'liaison' : who, as } };
  });
}

export const viewOf = ({ facts, sending: { service, now }, to: { party } }: To<DisputeMail>, { to }: Person) => {
  const { agreement, text, pauses, said } = facts;
  return { service, agreement, text, party, now, pauses, to, said };
};
