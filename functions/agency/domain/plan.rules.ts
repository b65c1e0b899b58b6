/** What would change in an MOU if the agency's people of today were applied to it, and the change itself, by the rules of parties: all of it or nothing. */
import type { Holder } from '../../offices/domain/holder.rules.ts';
import {
  type Matter,
  type Outcome,
  preparing,
  refusedBy,
  type Turn,
  withPrepared,
} from '../../offices/domain/matter.rules.ts';
import { isFormer } from '../../offices/domain/office.rules.ts';
import type { PartyEvent } from '../../offices/domain/party.events.ts';
import { confirmOffices } from '../../offices/domain/party.rules.ts';
import { evolveParty } from '../../offices/domain/party.state.ts';
import { askedOf, vouchedFor } from '../../offices/domain/readiness.rules.ts';
import { nameReviewers, type Reviewers } from '../../offices/domain/reviewers.rules.ts';
import { replaceHolder } from '../../offices/domain/succession.rules.ts';
import { type Refusal, say } from '../../shared/kernel.ts';
import { matchOffices, sameHolder, sameReviewers } from './match.rules.ts';
import { inOrder, type People } from './people.ts';

export interface OfficeChange {
  /** Its key in the MOU. */
  office: string;
  /** Its title in the MOU. */
  title: string;
  before: Holder;
  after: Holder;
  /** Of an office whose signature is awaited: its mailbox is tested by a word, or the new holder is asked to sign and links of before end. */
  next?: 'test' | 'link';
}

export interface Plan {
  changes: OfficeChange[];
  /** How many more there are than one act takes. */
  later: number;
  reviewers?: { before: Reviewers; after: Reviewers };
  /** The offices of the MOU are not confirmed yet: applying confirms them. */
  confirms: boolean;
  /** Titles of the MOU's offices that are as the register has them. */
  same: string[];
  /** Titles of its offices that the register does not have. */
  unknown: string[];
  /** Titles of the register's offices that are not in this MOU. */
  absent: string[];
  /** Why it cannot be applied here now. */
  stopped?: Refusal;
}

/** What it differs in, in one number; the reviewers count as one. */
export const differencesIn = ({ changes, later, reviewers }: Plan): number =>
  changes.length + later + (reviewers ? 1 : 0);

/** There is something to apply: a difference, or offices to be confirmed. */
export const isToApply = (plan: Plan): boolean => differencesIn(plan) > 0 || plan.confirms;

/** A transaction has room for so many: each writes an event with its words, an email, and rows for two people. */
const mostAtOnce = (offices: number): number => Math.min(12, Math.max(3, Math.floor((64 - offices) / 4)));

/** Nobody clears a text whose head was asked, or that is signed. */
const reviewersOpen = ({ status, turns }: Matter): boolean => status === 'out for signature' && preparing(turns);

const NEXT: Readonly<Partial<Record<Turn, OfficeChange['next']>>> = { waiting: 'test', asked: 'link' };

const nextFor = (matter: Matter, office: string): OfficeChange['next'] =>
  matter.status === 'out for signature' && matter.register.signatories.includes(office) && !isFormer(matter, office)
    ? NEXT[matter.turns[office] ?? 'waiting']
    : undefined;

/** What differs, whether or not it could be applied. */
export function comparedWith(people: People, matter: Matter): Omit<Plan, 'stopped'> {
  const { register, former, state, status } = matter;
  const all = { ...former, ...register.offices };
  const matched = matchOffices(people.offices, all);
  const changes: OfficeChange[] = [];
  const same: string[] = [];
  const unknown: string[] = [];
  for (const [key, office] of Object.entries(all)) {
    const own = people.offices[matched[key] ?? ''];
    // A delegate is named in one MOU; the register has the head.
    const before = office.delegator ?? office.holder;
    if (!own) unknown.push(office.title);
    else if (sameHolder(before, own.holder)) same.push(office.title);
    else {
      const next = nextFor(matter, key);
      changes.push({ office: key, title: office.title, before, after: own.holder, ...(next && { next }) });
    }
  }
  const used = new Set(Object.values(matched));
  const confirms = status === 'out for signature' && !vouchedFor(state, register);
  const most = confirms ? changes.length : mostAtOnce(Object.keys(all).length);
  const [was, is] = [register.reviewers ?? {}, people.reviewers ?? {}];
  return {
    changes: changes.slice(0, most),
    later: Math.max(0, changes.length - most),
    ...(people.reviewers &&
      reviewersOpen(matter) &&
      !sameReviewers(was, is) && { reviewers: { before: was, after: is } }),
    confirms,
    same,
    unknown,
    absent: inOrder(people.offices).flatMap(([key, { title }]) => (used.has(key) ? [] : [title])),
  };
}

/** What the liaison says with it. */
export interface Applying {
  reason: string;
  /** The authority that the text names for the party: it is confirmed with the offices. */
  authority: string;
}

/** Offices that the liaison has never entered are nobody's to vouch for here. */
const confirmAll = (people: People, matter: Matter, { unknown, changes }: Plan, authority: string): Outcome => {
  if (unknown.length > 0)
    return refusedBy(
      say(
        'offices-not-in-register',
        `Your register does not have ${unknown.join(', ')}.`,
        'Add what is missing to the register, or confirm the offices on the page of this MOU.',
      ),
    );
  const holders = Object.fromEntries(changes.map(({ office, after }) => [office, after]));
  return confirmOffices(matter, { authority, inText: authority, holders, reviewers: people.reviewers ?? {} });
};

type Step = (matter: Matter) => Outcome;

/** One step after the other, each on what the one before has left; the first refusal is the answer to all. */
function inTurn(matter: Matter, steps: readonly Step[]): Outcome {
  let now = matter;
  const events: PartyEvent[] = [];
  for (const step of steps) {
    const outcome = step(now);
    if (outcome.refused) return outcome;
    // Whether the party is prepared is known when all of it has happened.
    const own = outcome.events.filter(({ type }) => type !== 'PartyPrepared');
    const state = own.reduce((before, event) => evolveParty(before, event, matter.at), now.state);
    events.push(...own);
    now = { ...now, register: outcome.register, former: outcome.former, state };
  }
  const { register, former } = now;
  return { events: withPrepared(matter.state, events, askedOf(matter, register), matter.at), register, former };
}

function carriedOut(people: People, matter: Matter, plan: Plan, { reason, authority }: Applying): Outcome {
  if (plan.confirms) return confirmAll(people, matter, plan, authority);
  const holders = plan.changes.map(
    ({ office, after }): Step =>
      (now) =>
        replaceHolder(now, { office, holder: after, reason, seen: matter.turns[office] ?? 'waiting' }),
  );
  const { reviewers } = plan;
  const reviews: Step[] = reviewers ? [(now) => nameReviewers(now, reviewers.after)] : [];
  const outcome = inTurn(matter, [...holders, ...reviews]);
  // Whoever cleared texts until now may become the head: then the reviewers change first.
  return outcome.refused && reviewers ? inTurn(matter, [...reviews, ...holders]) : outcome;
}

/** What differs, and whether it could be applied now. */
export function planOf(people: People, matter: Matter, authority = ''): Plan {
  const plan = comparedWith(people, matter);
  if (!isToApply(plan)) return plan;
  const { refused } = carriedOut(people, matter, plan, {
    reason: 'Tried.',
    authority: authority || 'As the text says.',
  });
  return refused ? { ...plan, stopped: refused } : plan;
}

/** All that differs, or nothing of it. */
export function applyPeople(people: People, matter: Matter, applying: Applying): Outcome {
  const plan = planOf(people, matter, applying.authority);
  return isToApply(plan)
    ? carriedOut(people, matter, plan, applying)
    : refusedBy(
        say(
          'people-as-registered',
          'This MOU names your agency’s people as the register has them.',
          'Nothing is left to do.',
        ),
      );
}
