/** As whom a mailbox stands in an agreement today: the offices that it holds, or stands in for, and who may read a dispute. */
import type { PlainDay } from '../shared/kernel.ts';
import { alike } from '../shared/mailbox.ts';
import type { Dispute } from './dispute.state.ts';
import { isSide, nameOf, officeOn, officesOn, officialOf, type Who } from './ladder.rules.ts';
import type { Speaker } from './speaker.schema.ts';

/** What the register says of a party, as far as disputes ask. */
export interface Registered {
  party: string;
  offices: Readonly<
    Record<
      string,
      {
        title: string;
        holder: { name: string; mailbox: string; from?: PlainDay | undefined; to?: PlainDay | undefined };
        alternate?: { name: string; mailbox: string; from: PlainDay; to: PlainDay } | undefined;
      }
    >
  >;
}

export interface Standing extends Who {
  /** Each office under which the person can speak, by its key. */
  as: Readonly<Record<string, Speaker>>;
}

const within = (today: PlainDay, from: PlainDay | undefined, to: PlainDay | undefined): boolean =>
  (from === undefined || from <= today) && (to === undefined || today <= to);

/** The people of an office today: its holder, and the alternate of these days. */
export const peopleOf = ({ holder, alternate }: Registered['offices'][string], today: PlainDay) => [
  ...(within(today, holder.from, holder.to) ? [{ name: holder.name, mailbox: holder.mailbox, alternate: false }] : []),
  ...(alternate && within(today, alternate.from, alternate.to)
    ? [{ name: alternate.name, mailbox: alternate.mailbox, alternate: true }]
    : []),
];

function speakersIn({ offices }: Registered, mailbox: string, today: PlainDay): Record<string, Speaker> {
  const found = Object.entries(offices).flatMap(([office, one]) =>
    peopleOf(one, today)
      .filter((person) => alike(person.mailbox, mailbox))
      .map(({ name, alternate }): [string, Speaker] => [
        office,
        { name, mailbox, office, title: one.title, ...(alternate && { alternate }) },
      ]),
  );
  return Object.fromEntries(found);
}

/** No mailbox serves two parties, so the first party in which it stands is the only one. */
export function standingIn(register: readonly Registered[], mailbox: string, today: PlainDay): Standing | undefined {
  for (const registered of register) {
    const as = speakersIn(registered, mailbox, today);
    const offices = Object.keys(as);
    if (offices.length > 0) return { party: registered.party, offices, as };
  }
  return undefined;
}

/** Under which office a person speaks: the one that decides on the level of today, or stands on it, if it is theirs. */
export function speakerFor(dispute: Dispute | undefined, { party, offices, as }: Standing): Speaker {
  const official = dispute && officialOf(dispute);
  const here = dispute && isSide(dispute, party) ? officeOn(dispute, party, dispute.level) : undefined;
  const decides = official?.party === party ? official.office : undefined;
  const office = [decides, here].find((one) => one !== undefined && offices.includes(one)) ?? offices[0];
  const speaker = office === undefined ? undefined : as[office];
  if (!speaker) throw new Error('Whoever stands in an agreement holds an office');
  return speaker;
}

/** Whoever has, or had, the dispute in hand: offices of the levels that it has reached. */
const hadInHand = (dispute: Dispute, { party, offices }: Who): boolean =>
  dispute.reached.some(({ level }) => {
    const inHand = officesOn(dispute, level);
    return offices.some((office) => inHand.includes(nameOf(party, office)));
  });

/** Everyone of the parties, or the people who are named and those who have it in hand. */
export const mayRead = (dispute: Dispute, person: string, standing: Who | undefined): boolean =>
  dispute.handling === 'parties' ||
  dispute.people.includes(person) ||
  (standing !== undefined && hadInHand(dispute, standing));

/** An office that the complaint is about, or the person who raised it, is shown as such where it decides. */
export const isComplainedOf = ({ complained }: Dispute, party: string, office: string): boolean =>
  complained.some((one) => one.party === party && one.office === office);
