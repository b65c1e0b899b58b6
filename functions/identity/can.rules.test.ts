/** Who may do what, as one table: every action against every kind of actor. An action without a row fails. */
import { describe, expect, it } from 'vitest';
import { type Actor, actorName } from './actor.ts';
import { ACTIONS, type Action, can } from './can.rules.ts';

const OURS = {
  organization: 'air.example',
  round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1',
  liaisons: ['liaison@air.example'],
};
const THEIRS = { organization: 'water.example', round: 'sig_01K9ZZZZZZZZZZZZZZZZZZZZZZ-1' };

const ACTORS = {
  stranger: { kind: 'stranger' },
  convener: { kind: 'convener', token: 'tok_1', organization: OURS.organization },
  'other convener': { kind: 'convener', token: 'tok_2', organization: THEIRS.organization },
  signer: { kind: 'signatory', round: OURS.round, party: 'health', purpose: 'sign' },
  reader: { kind: 'signatory', round: OURS.round, party: 'health', purpose: 'read' },
  'other signer': { kind: 'signatory', round: THEIRS.round, party: 'health', purpose: 'sign' },
  person: { kind: 'person', id: 'per_1', mailbox: 'liaison@air.example' },
  'other person': { kind: 'person', id: 'per_2', mailbox: 'liaison@water.example' },
  workflow: { kind: 'workflow' },
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;

const EVERYONE = Object.keys(ACTORS) as Who[];

/** Who may, of: a stranger, this agreement's convener, another organization's, this round's signatory by a link to sign and by one to read, another round's, a signed-in liaison of this party and one of another agency, and the workflow. */
const MATRIX: Record<Action, readonly Who[]> = {
  'site.read': EVERYONE,
  'link.look': EVERYONE,
  'link.open': EVERYONE,
  'link.ask-fresh': EVERYONE,
  'signin.look': EVERYONE,
  'signin.ask': EVERYONE,
  'signin.open': EVERYONE,
  'session.list': ['person', 'other person'],
  'session.end': ['person', 'other person'],
  'find.look': EVERYONE,
  'find.ask': EVERYONE,
  'home.read': ['person', 'other person'],
  'home.ask-link': ['person', 'other person'],
  'agreement.publish': ['convener', 'other convener'],
  'agreement.read': ['convener'],
  'agreement.void': ['convener'],
  'link.resend': ['convener'],
  'round.read': ['signer', 'reader'],
  'round.ask-code': ['signer'],
  'round.sign': ['signer'],
  'round.decline': ['signer'],
  'round.conduct': ['workflow'],
  'party.look': ['person'],
  'party.tend': ['person'],
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
  const OWN: Action[] = ['agreement.publish', 'session.list', 'session.end', 'home.read', 'home.ask-link'];
  const named = ACTIONS.filter((action) => MATRIX[action].length < EVERYONE.length && !OWN.includes(action));

  it.each(named)('%s is nobody’s but the workflow’s when it is about nothing', (action) => {
    for (const who of EVERYONE.filter((one) => one !== 'workflow'))
      for (const about of [{}, { organization: undefined, round: undefined }, { organization: '', round: '' }])
        expect(can(ACTORS[who], action, about), who).toBe(false);
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
    ['person', 'per_1'],
    ['workflow', 'workflow'],
  ])('%s as %s', (who, name) => expect(actorName(ACTORS[who])).toBe(name));
});
