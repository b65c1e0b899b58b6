/** As whom a mailbox stands in an agreement today: the offices that it holds, or stands in for, and who may read a dispute. */
import { inTerm, type OfficeOf, type RegisterOf, type Role, rolesIn } from '../../identity/domain/roles.rules.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import type { Dispute } from './dispute.schema.ts';
import { isSide, officeOn, officesOn, officialOf, standsHere, type Who } from './ladder.rules.ts';
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

/** As whom a mailbox stands, party by party: a mailbox serves one, or several that are components of one agency. */
export function standingsIn(register: readonly Registered[], mailbox: string, today: PlainDay): Standing[] {
  return register.flatMap(({ party, ...one }) => {
    const roles = rolesIn([{ party, ...one }], {}, mailbox, today);
    const as = roles
      .filter(({ is }) => is === 'holder' || is === 'alternate')
      .map(({ is, office = '', name = '' }): [string, Speaker] => {
        const alternate = is === 'alternate' && { alternate: true };
        return [office, { name, mailbox, office, title: one.offices[office]?.title ?? '', ...alternate }];
      });
    return as.length === 0 ? [] : [{ party, offices: as.map(([office]) => office), as: Object.fromEntries(as) }];
  });
}

/** For which party someone acts who stands in several: the one that was chosen, else a side whose office has its turn, else a side. */
export function actingFor(standings: readonly Standing[], dispute?: Dispute, chosen?: string): Standing | undefined {
  const here = (one: Standing) => dispute !== undefined && standsHere(dispute, one);
  const side = ({ party }: Standing) => dispute !== undefined && isSide(dispute, party);
  return (
    standings.find(({ party }) => party === chosen) ?? standings.find(here) ?? standings.find(side) ?? standings[0]
  );
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

/** Offices of a party that have, or had, the dispute in hand: those of the levels that it has reached. */
export const officesInHand = (dispute: Dispute, party: string): string[] => [
  ...new Set(
    dispute.reached
      .flatMap(({ level }) => officesOn(dispute, level))
      .flatMap((name) => (name.startsWith(`${party}/`) ? [name.slice(party.length + 1)] : [])),
  ),
];

const hadInHand = (dispute: Dispute, { party, offices }: Who): boolean =>
  officesInHand(dispute, party).some((office) => offices.includes(office));

/** Everyone of the parties, or the people who are named and those who have it in hand. */
export const mayRead = (dispute: Dispute, person: string, standings: readonly Who[]): boolean =>
  dispute.handling === 'parties' ||
  dispute.people.includes(person) ||
  standings.some((standing) => hadInHand(dispute, standing));

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
