/** The one place that says who may do what; every route and every step asks here, and the matrix test holds each answer. */
import type { Actor } from './actor.ts';

/** What the decision may look at: who organizes the agreement, and which round it is about. */
export interface Concerned {
  organization?: string | undefined;
  round?: string | undefined;
  /** Mailboxes of the liaisons of the agency that a party is, in the form in which mailboxes are compared. */
  liaisons?: readonly string[] | undefined;
}

const anyone = () => true;
const conveners = (actor: Actor) => actor.kind === 'convener';
const itsConvener = (actor: Actor, { organization }: Concerned) =>
  actor.kind === 'convener' && organization !== undefined && actor.organization === organization;
const itsSignatory = (actor: Actor, { round }: Concerned) =>
  actor.kind === 'signatory' && round !== undefined && actor.round === round;
const itsSigner = (actor: Actor, concerned: Concerned) =>
  itsSignatory(actor, concerned) && actor.kind === 'signatory' && actor.purpose === 'sign';
const itsLiaison = (actor: Actor, { liaisons = [] }: Concerned) =>
  actor.kind === 'person' && liaisons.includes(actor.mailbox);
const persons = (actor: Actor) => actor.kind === 'person';
const workflows = (actor: Actor) => actor.kind === 'workflow';

const permissions = {
  'site.read': anyone,
  /** Holding the link is the permission; what it opens is decided by the link itself. */
  'link.look': anyone,
  'link.open': anyone,
  'link.ask-fresh': anyone,
  /** An address that was typed proves nothing, so asking is anyone's; the mail goes to the mailbox only. */
  'signin.look': anyone,
  'signin.ask': anyone,
  'signin.open': anyone,
  'find.look': anyone,
  'find.ask': anyone,
  /** What a person sees at home is what the registers say of the mailbox at that moment. */
  'home.read': persons,
  'home.ask-link': persons,
  /** A person's own sessions: which they are is read under the mailbox of the session that asks. */
  'session.list': persons,
  'session.end': persons,
  'agreement.publish': conveners,
  'agreement.read': itsConvener,
  'agreement.void': itsConvener,
  'link.resend': itsConvener,
  'round.read': itsSignatory,
  'round.ask-code': itsSigner,
  'round.sign': itsSigner,
  'round.decline': itsSigner,
  'round.conduct': workflows,
  /** A party's own people vouch for it: the liaisons of its agency, nobody of another, not even the convener. */
  'party.look': itsLiaison,
  'party.tend': itsLiaison,
} satisfies Record<string, (actor: Actor, concerned: Concerned) => boolean>;

export type Action = keyof typeof permissions;
export const ACTIONS = Object.keys(permissions) as Action[];

export const can = (actor: Actor, action: Action, concerned: Concerned = {}): boolean =>
  permissions[action](actor, concerned);
