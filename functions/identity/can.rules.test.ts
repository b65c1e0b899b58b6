/** Who may do what, as one table: every action against every kind of actor. An action without a row fails. */
import { describe, expect, it } from 'vitest';
import { type Actor, actorName } from './actor.ts';
import { ACTIONS, type Action, can } from './can.rules.ts';

const OURS = {
  organization: 'air.example',
  round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1',
  officers: ['records@air.example'],
  party: 'health',
  review: 'counsel',
  readers: ['liaison@air.example'],
  speakers: ['office@air.example'],
  liaisons: ['liaison@air.example', 'both@air.example'],
  otherLiaisons: ['liaison@forest.example', 'both@air.example'],
};
const THEIRS = { organization: 'water.example', round: 'sig_01K9ZZZZZZZZZZZZZZZZZZZZZZ-1' };

const ACTORS = {
  stranger: { kind: 'stranger' },
  convener: { kind: 'convener', token: 'tok_1', organization: OURS.organization },
  'other convener': { kind: 'convener', token: 'tok_2', organization: THEIRS.organization },
  signer: { kind: 'signatory', round: OURS.round, party: 'health', purpose: 'sign' },
  reader: { kind: 'signatory', round: OURS.round, party: 'health', purpose: 'read' },
  'other signer': { kind: 'signatory', round: THEIRS.round, party: 'health', purpose: 'sign' },
  'records officer': { kind: 'person', id: 'per_1', mailbox: 'records@air.example' },
  person: { kind: 'person', id: 'per_1', mailbox: 'liaison@air.example' },
  reviewer: { kind: 'reviewer', round: OURS.round, party: 'health', of: 'counsel' },
  'other reviewer': { kind: 'reviewer', round: OURS.round, party: 'health', of: 'budget' },
  'reviewer elsewhere': { kind: 'reviewer', round: OURS.round, party: 'forest', of: 'counsel' },
  'another liaison': { kind: 'person', id: 'per_3', mailbox: 'liaison@forest.example' },
  'liaison of both': { kind: 'person', id: 'per_4', mailbox: 'both@air.example' },
  office: { kind: 'person', id: 'per_5', mailbox: 'office@air.example' },
  'other person': { kind: 'person', id: 'per_2', mailbox: 'liaison@water.example' },
  workflow: { kind: 'workflow' },
  schedule: { kind: 'schedule' },
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;

const EVERYONE = Object.keys(ACTORS) as Who[];
const PERSONS = EVERYONE.filter((who) => ACTORS[who].kind === 'person');

/** Who may, of those who could ask. `person` is a liaison of the party that the act is about; the others are near, and not it. */
const MATRIX: Record<Action, readonly Who[]> = {
  'site.read': EVERYONE,
  'verify.use': EVERYONE,
  'link.look': EVERYONE,
  'link.open': EVERYONE,
  'link.ask-fresh': EVERYONE,
  'signin.look': EVERYONE,
  'signin.ask': EVERYONE,
  'signin.open': EVERYONE,
  'session.list': PERSONS,
  'session.end': PERSONS,
  'find.look': EVERYONE,
  'find.ask': EVERYONE,
  'home.read': PERSONS,
  'home.ask-link': PERSONS,
  'agreement.publish': ['convener', 'other convener'],
  'agreement.read': ['convener'],
  'agreement.void': ['convener'],
  'agreement.revise': ['convener'],
  'annex.keep': ['convener'],
  'link.resend': ['convener'],
  'round.read': ['signer', 'reader'],
  'round.ask-code': ['signer'],
  'round.sign': ['signer'],
  'round.decline': ['signer'],
  'round.take-back': ['signer'],
  'outside.look': ['person', 'another liaison', 'liaison of both'],
  'outside.offer': ['person', 'liaison of both'],
  'outside.answer': ['another liaison'],
  'round.conduct': ['workflow'],
  'keeping.read': ['records officer'],
  'keeping.hold': ['records officer'],
  'keeping.remove': ['records officer'],
  'keys.read': EVERYONE,
  'tips.read': EVERYONE,
  'tips.list': ['schedule'],
  'review.look': EVERYONE,
  'review.open': EVERYONE,
  'review.ask-fresh': EVERYONE,
  'review.read': ['reviewer'],
  'review.answer': ['reviewer'],
  'agreement.look': ['person'],
  'party.look': ['person', 'liaison of both'],
  'party.tend': ['person', 'liaison of both'],
  'docket.look': ['person'],
  'dispute.look': ['person'],
  'dispute.raise': ['office'],
  'dispute.act': ['office'],
  'clocks.tend': ['person', 'liaison of both'],
  'alternate.name': ['person', 'liaison of both', 'office'],
  'queue.look': PERSONS,
  'docket.read': ['convener'],
  'dispute.conduct': ['workflow'],
  'digest.send': ['schedule'],
};

it('every action has its row, and every row its action', () =>
  expect(Object.keys(MATRIX).sort()).toEqual([...ACTIONS].sort()));

describe.each(Object.entries(MATRIX) as [Action, readonly Who[]][])('%s', (action, allowed) => {
  it.each(EVERYONE.map((who) => [who, allowed.includes(who) ? 'may' : 'may not'] as const))('%s %s', (who, answer) =>
    expect(can(ACTORS[who], action, OURS)).toBe(answer === 'may'),
  );
});

describe('Nobody is let in for want of a name', () => {
  /** What is about the one who asks, and nothing else. */
  const none = { organization: undefined, round: undefined, officers: undefined };
  const NOTHING = [{}, none, { organization: '', round: '', officers: [], readers: [], liaisons: [] }];
  const OWN: Action[] = [
    'agreement.publish',
    'session.list',
    'session.end',
    'home.read',
    'home.ask-link',
    'queue.look',
  ];
  const named = ACTIONS.filter((action) => MATRIX[action].length < EVERYONE.length && !OWN.includes(action));

  it.each(named)('%s is nobody’s but the workflow’s and the schedule’s when it is about nothing', (action) => {
    for (const who of EVERYONE.filter((one) => one !== 'workflow' && one !== 'schedule'))
      for (const about of NOTHING) expect(can(ACTORS[who], action, about), who).toBe(false);
  });

  it('an actor without a name of its own fits nothing that has none', () => {
    const nameless = { organization: undefined as never, round: undefined as never };
    expect(can({ ...ACTORS.convener, ...nameless }, 'agreement.read', {})).toBe(false);
    expect(can({ ...ACTORS.signer, ...nameless }, 'round.read', {})).toBe(false);
  });

  it('the same party in another round is someone else', () => {
    expect(can(ACTORS['other signer'], 'round.read', THEIRS)).toBe(true);
    expect(can(ACTORS['other signer'], 'round.read', OURS)).toBe(false);
  });
});

describe('The ledger names actors by role and id', () => {
  it.each<[Who, string]>([
    ['stranger', 'stranger'],
    ['convener', 'convener:tok_1'],
    ['signer', 'signatory:health'],
    ['reader', 'signatory:health'],
    ['records officer', 'per_1'],
    ['person', 'per_1'],
    ['reviewer', 'reviewer:health:counsel'],
    ['workflow', 'workflow'],
    ['schedule', 'schedule'],
  ])('%s as %s', (who, name) => expect(actorName(ACTORS[who])).toBe(name));
});
