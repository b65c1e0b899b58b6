/** Who somebody is, from what the registers say today, and what that lets them do. Home, mail and acts ask here. */
import type { Grant, Is, Scope } from '../../shared/capability.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { alike } from '../../shared/mailbox.ts';
import type { Actor } from './actor.ts';

export interface Role extends Scope {
  is: Is;
  /** How the register writes whoever has it. */
  name?: string;
}

export const ANYONE: readonly Grant[] = [{ is: 'anyone' }];

/** Everyone who stands in the registers of the parties today, serves one of their agencies, or did when its party left. */
export const IN_REGISTERS: readonly Grant[] = (
  ['holder', 'alternate', 'named reviewer', 'liaison', 'records officer', 'former'] as const
).map((is) => ({ is }));
/** And whoever held an office, or will hold it. */
export const EVER_IN_REGISTERS: readonly Grant[] = [...IN_REGISTERS, { is: 'named holder' }];

const anyone: Role = { is: 'anyone' };

/** What an actor is by its link, session or token alone, before any register is asked. */
export function rolesOf(actor: Actor): Role[] {
  switch (actor.kind) {
    case 'stranger':
      return [anyone];
    case 'convener':
      return [anyone, { is: 'convener', organization: actor.organization }];
    case 'reporting system':
      return [anyone, { is: 'reporting system', agreement: actor.agreement, party: actor.party }];
    case 'signatory': {
      const { round, party, purpose } = actor;
      const own: Role[] = [anyone, { is: 'signatory', round, party }];
      return purpose === 'sign' ? [...own, { is: 'signer', round, party }] : own;
    }
    case 'reviewer':
      return [anyone, { is: 'reviewer', round: actor.round, party: actor.party, review: actor.of }];
    default:
      return [anyone, { is: actor.kind }];
  }
}

interface Named {
  name: string;
  mailbox: string;
}

/** A party's offices, as far as they say who acts for them. */
export interface RegisterOf {
  party: string;
  agency?: string | undefined;
  offices: Readonly<Record<string, OfficeOf>>;
  reviewers?: Readonly<Record<string, Named>> | undefined;
  /** Set of a party that has withdrawn. */
  left?: Instant | undefined;
}

export interface OfficeOf {
  holder: Named & { from?: PlainDay | undefined; to?: PlainDay | undefined };
  alternate?: (Named & { from: PlainDay; to: PlainDay }) | undefined;
}

/** Who speaks for an agency, by its id. */
export type AgenciesOf = Readonly<
  Record<string, { liaisons: readonly Named[]; recordsOfficers: readonly Named[] } | undefined>
>;

interface Term {
  from?: PlainDay | undefined;
  to?: PlainDay | undefined;
}

/** Both days belong to a term; one without an end goes on. */
export const inTerm = ({ from, to }: Term, today: PlainDay): boolean =>
  (from === undefined || from <= today) && (to === undefined || today <= to);

const inOffices = ({ party, offices }: RegisterOf, today: PlainDay): [Named, Role][] =>
  Object.entries(offices).flatMap(([office, { holder, alternate }]): [Named, Role][] => [
    [holder, { is: inTerm(holder, today) ? 'holder' : 'named holder', party, office, name: holder.name }],
    ...(alternate && inTerm(alternate, today)
      ? ([[alternate, { is: 'alternate', party, office, name: alternate.name }]] as [Named, Role][])
      : []),
  ]);

const inAgency = ({ party, agency = '' }: RegisterOf, agencies: AgenciesOf): [Named, Role][] => {
  const { liaisons = [], recordsOfficers = [] } = agencies[agency] ?? {};
  const each = (is: Is, of: readonly Named[]) =>
    of.map((one): [Named, Role] => [one, { is, party, agency, name: one.name }]);
  return [...each('liaison', liaisons), ...each('records officer', recordsOfficers)];
};

const asReviewer = ({ party, reviewers = {} }: RegisterOf): [Named, Role][] =>
  Object.entries(reviewers).map(([review, one]) => [one, { is: 'named reviewer', party, review, name: one.name }]);

const SPEAKS: readonly Is[] = ['holder', 'liaison'];

/** The people of a party that has withdrawn act no more by what they are, but for what is still owed. */
const asFormer = ([named, role]: [Named, Role]): [Named, Role][] => [
  [named, { ...role, is: 'former' }],
  ...(SPEAKS.includes(role.is) ? ([[named, { ...role, is: 'former speaker' }]] as [Named, Role][]) : []),
];

/**
 * Every role that a mailbox has in these registers on that day. Agencies that were not read give none: an action that needs no liaison
 * needs no agency. Never a session's, a link's or a token's (`rolesOf`).
 */
export const rolesIn = (
  registers: readonly RegisterOf[],
  agencies: AgenciesOf,
  mailbox: string,
  today: PlainDay,
): Role[] =>
  registers
    .flatMap((one) => {
      const all = [...inOffices(one, today), ...asReviewer(one), ...inAgency(one, agencies)];
      return one.left === undefined ? all : all.flatMap(asFormer);
    })
    .flatMap(([{ mailbox: own }, role]) => (alike(own, mailbox) ? [role] : []));

/** Nothing is the same as what has no name. */
const meets = (role: Role, { same = [] }: Grant, about: Scope): boolean =>
  same.every((key) => Boolean(about[key]) && role[key] === about[key]);

function grants(roles: readonly Role[], grant: Grant, about: Scope): boolean {
  const having = roles.filter(({ is }) => is === grant.is);
  if (grant.another === undefined) return having.some((role) => meets(role, grant, about));
  const key = grant.another;
  return Boolean(about[key]) && having.length > 0 && having.every((role) => role[key] !== about[key]);
}

/** The one place that says whether somebody may do something, about this. */
export const can = (roles: readonly Role[], who: readonly Grant[], about: Scope = {}): boolean =>
  who.some((grant) => grants(roles, grant, about));

/** Whether the agencies decide about this, so that a loader reads them only then. */
export const asksAgencies = (who: readonly Grant[]): boolean =>
  who.some(({ is }) => is === 'liaison' || is === 'records officer');
