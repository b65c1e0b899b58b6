/** The one place that says who may do what; every route and every step asks here, and the matrix test holds each answer. */
import type { Actor } from './actor.ts';

/** What the decision may look at: who organizes the agreement, which round and whose review it is about, and who may read it. */
export interface Concerned {
  organization?: string | undefined;
  round?: string | undefined;
  /** Mailboxes of the records officers of the parties' agencies. */
  officers?: readonly string[] | undefined;
  party?: string | undefined;
  /** The kind of review. */
  review?: string | undefined;
  /** Mailboxes of everyone who stands in the registers of an agreement, in the form in which mailboxes are compared. */
  readers?: readonly string[] | undefined;
  /** Mailboxes of those who hold an office of a party of the agreement, or stand in for its holder, and may read what it is about. */
  speakers?: readonly string[] | undefined;
  /** Mailboxes of the liaisons of the agency that a party is, in the form in which mailboxes are compared. */
  liaisons?: readonly string[] | undefined;
  /** And of the agencies of the other parties. */
  otherLiaisons?: readonly string[] | undefined;
}

const anyone = () => true;
const conveners = (actor: Actor) => actor.kind === 'convener';
const itsConvener = (actor: Actor, { organization }: Concerned) =>
  actor.kind === 'convener' && organization !== undefined && actor.organization === organization;
const itsSignatory = (actor: Actor, { round }: Concerned) =>
  actor.kind === 'signatory' && round !== undefined && actor.round === round;
const itsSigner = (actor: Actor, concerned: Concerned) =>
  itsSignatory(actor, concerned) && actor.kind === 'signatory' && actor.purpose === 'sign';
const itsRecordsOfficer = (actor: Actor, { officers = [] }: Concerned) =>
  actor.kind === 'person' && officers.includes(actor.mailbox);
const itsReviewer = (actor: Actor, { round, party, review }: Concerned) =>
  actor.kind === 'reviewer' &&
  round !== undefined &&
  actor.round === round &&
  actor.party === party &&
  actor.of === review;
const itsReader = (actor: Actor, { readers = [] }: Concerned) =>
  actor.kind === 'person' && readers.includes(actor.mailbox);
const itsLiaison = (actor: Actor, { liaisons = [] }: Concerned) =>
  actor.kind === 'person' && liaisons.includes(actor.mailbox);
const anotherLiaison = (actor: Actor, { liaisons = [], otherLiaisons = [] }: Concerned) =>
  actor.kind === 'person' && otherLiaisons.includes(actor.mailbox) && !liaisons.includes(actor.mailbox);
const itsSpeaker = (actor: Actor, { speakers = [] }: Concerned) =>
  actor.kind === 'person' && speakers.includes(actor.mailbox);
const persons = (actor: Actor) => actor.kind === 'person';
const workflows = (actor: Actor) => actor.kind === 'workflow';
const schedules = (actor: Actor) => actor.kind === 'schedule';

const permissions = {
  'site.read': anyone,
  /** Whoever holds a file may have it checked: no record is read for it. */
  'verify.use': anyone,
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
  'agreement.revise': itsConvener,
  'annex.keep': itsConvener,
  'link.resend': itsConvener,
  'round.read': itsSignatory,
  'round.ask-code': itsSigner,
  'round.sign': itsSigner,
  'round.decline': itsSigner,
  'round.take-back': itsSigner,
  /** A signature made outside: its own agency hands it in, another agency answers, and nobody is both. */
  'outside.look': (actor, concerned) => itsLiaison(actor, concerned) || anotherLiaison(actor, concerned),
  'outside.offer': itsLiaison,
  'outside.answer': anotherLiaison,
  'round.conduct': workflows,
  'keeping.read': itsRecordsOfficer,
  'keeping.hold': itsRecordsOfficer,
  'keeping.remove': itsRecordsOfficer,
  'keys.read': anyone,
  'tips.read': anyone,
  'tips.list': schedules,
  'review.look': anyone,
  'review.open': anyone,
  'review.ask-fresh': anyone,
  'review.read': itsReviewer,
  'review.answer': itsReviewer,
  /** Holders of offices, reviewers and liaisons of the parties, and their agencies' records officers. */
  'agreement.look': itsReader,
  /** A party's own people vouch for it: the liaisons of its agency, nobody of another, not even the convener. */
  'party.look': itsLiaison,
  'party.tend': itsLiaison,
  /** That a dispute exists is seen by everyone who stands in the registers; the rest by those who may read it. */
  'docket.look': itsReader,
  'dispute.look': itsReader,
  /** Offices speak in disputes; whose turn it is, and on which level, the rules say in words. */
  'dispute.raise': itsSpeaker,
  'dispute.act': itsSpeaker,
  'clocks.tend': itsLiaison,
  /** Its liaisons, and the office's own holder, who is the only speaker that it concerns; never the alternate. */
  'alternate.name': (actor, concerned) => itsLiaison(actor, concerned) || itsSpeaker(actor, concerned),
  'queue.look': persons,
  'docket.read': itsConvener,
  'dispute.conduct': workflows,
  'digest.send': schedules,
} satisfies Record<string, (actor: Actor, concerned: Concerned) => boolean>;

export type Action = keyof typeof permissions;
export const ACTIONS = Object.keys(permissions) as Action[];

export const can = (actor: Actor, action: Action, concerned: Concerned = {}): boolean =>
  permissions[action](actor, concerned);
