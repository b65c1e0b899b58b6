/** As whom a mailbox stands in an agreement today: the offices that it holds, or stands in for, and who may read a dispute. */
import { inTerm, type OfficeOf, type RegisterOf, type Role, rolesIn } from '../../identity/domain/roles.rules.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import type { Dispute } from './dispute.schema.ts';
import { isSide, nameOf, officeOn, officesOn, officialOf, type Who } from './ladder.rules.ts';
import type { Speaker } from './speaker.schema.ts';

/** What the register says of a party, as far as disputes ask. */
export interface Registered extends RegisterOf {
  offices: Readonly<Record<string, OfficeOf & { title: string }>>;
}

export interface Standing extends Who {
  /** Each office under which the person can speak, by its key. */
  as: Readonly<Record<string, Speaker>>;
}

/** The people of an office today: its holder, and the alternate of these days. */
export const peopleOf = ({ holder, alternate }: Registered['offices'][string], today: PlainDay) => [
  ...(inTerm(holder, today) ? [{ name: holder.name, mailbox: holder.mailbox, alternate: false }] : []),
  ...(alternate && inTerm(alternate, today)
    ? [{ name: alternate.name, mailbox: alternate.mailbox, alternate: true }]
    : []),
];

/** No mailbox serves two parties, so the first party in which it stands is the only one. */
export function standingIn(register: readonly Registered[], mailbox: string, today: PlainDay): Standing | undefined {
  const roles = rolesIn(register, {}, mailbox, today).filter(({ is }) => is === 'holder' || is === 'alternate');
  const [{ party } = {}] = roles;
  const offices = register.find((one) => one.party === party)?.offices;
  if (party === undefined || !offices) return undefined;
  const as = roles
    .filter((role) => role.party === party)
    .map(({ is, office = '', name = '' }): [string, Speaker] => {
      const alternate = is === 'alternate' && { alternate: true };
      return [office, { name, mailbox, office, title: offices[office]?.title ?? '', ...alternate }];
    });
  return { party, offices: as.map(([office]) => office), as: Object.fromEntries(as) };
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

/**
 * What the roles of an agreement are in one of its disputes: whoever has one reads it where it may be read, and an office that is held or
 * stood in for speaks.
 */
export function rolesInDispute(roles: readonly Role[], reads: boolean): Role[] {
  const [any] = roles.filter(({ is }) => is !== 'named holder');
  if (!reads || !any) return [...roles];
  const speakers = roles.filter(({ is }) => is === 'holder' || is === 'alternate');
  return [...roles, { is: 'dispute reader' }, ...speakers.map((role): Role => ({ ...role, is: 'dispute speaker' }))];
}

/** An office that the complaint is about, or the person who raised it, is shown as such where it decides. */
export const isComplainedOf = ({ complained }: Dispute, party: string, office: string): boolean =>
  complained.some((one) => one.party === party && one.office === office);
