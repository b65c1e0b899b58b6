/** Who may do what, as one table: every action of every capability against everyone who could ask. An action without a row fails. */
import { describe, expect, it } from 'vitest';
import { capabilities } from '../functions/capabilities.ts';
import { rolesInDispute } from '../functions/disputes/domain/who.rules.ts';
import { type Actor, actorName } from '../functions/identity/domain/actor.ts';
import {
  type AgenciesOf,
  can,
  inTerm,
  type RegisterOf,
  type Role,
  rolesIn,
  rolesOf,
} from '../functions/identity/domain/roles.rules.ts';
import type { Grant } from '../functions/shared/capability.ts';

const TODAY = '2026-03-02';
/** What the act is about. */
const OURS = {
  agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
  organization: 'air.example',
  round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1',
  party: 'health',
  agency: 'agy_health',
  office: 'head',
  review: 'counsel',
};
const THEIRS = {
  agreement: 'mou_01K9ZZZZZZZZZZZZZZZZZZZZZZ',
  organization: 'water.example',
  round: 'sig_01K9ZZZZZZZZZZZZZZZZZZZZZZ-1',
};

const at = (mailbox: string) => ({ name: `Whoever reads ${mailbox}`, mailbox });
const REGISTERS: RegisterOf[] = [
  {
    party: 'health',
    agency: 'agy_health',
    offices: {
      head: {
        holder: { ...at('head@air.example'), to: TODAY },
        alternate: { ...at('alternate@air.example'), from: '2026-03-01', to: '2026-03-09' },
      },
      desk: { holder: at('desk@air.example') },
      later: { holder: { ...at('later@air.example'), from: '2026-03-03' } },
      past: {
        holder: { ...at('past@air.example'), to: '2026-03-01' },
        alternate: { ...at('soon@air.example'), from: '2026-03-03', to: '2026-03-09' },
      },
    },
    reviewers: { counsel: at('counsel@air.example') },
  },
  {
    party: 'forest',
    agency: 'agy_forest',
    offices: { head: { holder: at('head@forest.example') } },
    reviewers: {},
  },
  {
    ...{ party: 'labs', agency: 'agy_labs', left: '2026-02-27T22:00:00.000Z' },
    offices: { head: { holder: at('head@labs.example') } },
    reviewers: { counsel: at('counsel@labs.example') },
  },
];
const AGENCIES: AgenciesOf = {
  agy_health: {
    liaisons: [at('liaison@air.example'), at('both@air.example')],
    recordsOfficers: [at('records@air.example')],
  },
  agy_labs: { liaisons: [at('liaison@labs.example')], recordsOfficers: [] },
  agy_forest: { liaisons: [at('liaison@forest.example'), at('both@air.example')], recordsOfficers: [] },
};

const person = (mailbox: string): Actor => ({ kind: 'person', id: 'per_1', mailbox });
const ACTORS = {
  stranger: { kind: 'stranger' },
  convener: { kind: 'convener', token: 'tok_1', organization: OURS.organization },
  'other convener': { kind: 'convener', token: 'tok_2', organization: THEIRS.organization },
  'reporting system': { kind: 'reporting system', token: 'tok_3', agreement: OURS.agreement, party: 'health' },
  'system of another party': { kind: 'reporting system', token: 'tok_4', agreement: OURS.agreement, party: 'forest' },
  'system under another MOU': {
    kind: 'reporting system',
    token: 'tok_5',
    agreement: THEIRS.agreement,
    party: 'health',
  },
  signer: { kind: 'signatory', round: OURS.round, party: 'health', purpose: 'sign' },
  reader: { kind: 'signatory', round: OURS.round, party: 'health', purpose: 'read' },
  'other signer': { kind: 'signatory', round: THEIRS.round, party: 'health', purpose: 'sign' },
  reviewer: { kind: 'reviewer', round: OURS.round, party: 'health', of: 'counsel' },
  'other reviewer': { kind: 'reviewer', round: OURS.round, party: 'health', of: 'budget' },
  'reviewer elsewhere': { kind: 'reviewer', round: OURS.round, party: 'forest', of: 'counsel' },
  liaison: person('liaison@air.example'),
  'another liaison': person('liaison@forest.example'),
  'liaison of both': person('both@air.example'),
  'records officer': person('records@air.example'),
  head: person('head@air.example'),
  'another head': person('head@forest.example'),
  alternate: person('alternate@air.example'),
  desk: person('desk@air.example'),
  'holder from tomorrow': person('later@air.example'),
  'holder until yesterday': person('past@air.example'),
  'alternate from tomorrow': person('soon@air.example'),
  'named reviewer': person('Counsel@AIR.example'),
  'head of a party that has left': person('head@labs.example'),
  'liaison of a party that has left': person('liaison@labs.example'),
  'reviewer of a party that has left': person('counsel@labs.example'),
  'other person': person('liaison@water.example'),
  workflow: { kind: 'workflow' },
  schedule: { kind: 'schedule' },
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;

/** Everything that is known of whoever asks: from the link, session or token, and from the registers. */
const rolesFor = (actor: Actor, reads = true): Role[] =>
  actor.kind === 'person'
    ? [...rolesOf(actor), ...rolesInDispute(rolesIn(REGISTERS, AGENCIES, actor.mailbox, TODAY), reads)]
    : rolesOf(actor);
const ROLES = Object.fromEntries(Object.entries(ACTORS).map(([who, actor]) => [who, rolesFor(actor)])) as Record<
  Who,
  Role[]
>;

const PERMISSIONS: Readonly<Record<string, readonly Grant[]>> = Object.assign(
  {},
  ...Object.values(capabilities).map(({ actions }) => actions),
);
const ACTIONS = Object.keys(PERMISSIONS);
const may = (who: Who, action: string, about = OURS as object) => can(ROLES[who], PERMISSIONS[action] ?? [], about);

const EVERYONE = Object.keys(ACTORS) as Who[];
/** Whoever is signed in: what they may do at home is read under their own mailbox. */
const PERSONS = EVERYONE.filter((who) => ROLES[who].some(({ is }) => is === 'person'));

const OFFICES: Who[] = ['head', 'another head', 'alternate', 'desk'];
/** Everyone who stands in the registers of the parties today, or serves one of their agencies. */
const INSIDE: Who[] = [
  ...OFFICES,
  'named reviewer',
  'liaison',
  'another liaison',
  'liaison of both',
  'records officer',
];

/** They read what they could read until then. */
const FORMER: Who[] = [
  'head of a party that has left',
  'liaison of a party that has left',
  'reviewer of a party that has left',
];
const LOOKS: Who[] = [...INSIDE, ...FORMER];

/** Who may, of those who could ask: about the health agency, the office of its head, and the clearance by its counsel. */
const MATRIX: Record<string, readonly Who[]> = {
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
  'register.look': PERSONS,
  'home.read': PERSONS,
  'home.ask-link': PERSONS,
  'agreement.publish': ['convener', 'other convener'],
  'agreement.adopt': ['convener', 'other convener'],
  'adoption.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'adoption.answer': ['liaison', 'liaison of both'],
  'change.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'commitments.sweep': ['schedule'],
  'commitment.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'commitment.deliver': ['liaison', 'liaison of both', 'head', 'desk'],
  'commitment.answer': ['liaison', 'liaison of both', 'head', 'desk'],
  'closing.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'duty.propose': ['liaison', 'another liaison', 'liaison of both', 'head', 'another head', 'desk'],
  'closing.conduct': ['workflow'],
  'change.give': ['liaison', 'liaison of both'],
  'change.object': ['another liaison'],
  'withdrawal.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'withdrawal.give': ['head'],
  'kpis.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'evidence.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'evidence-file.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'evidence.refresh': ['liaison', 'another liaison', 'liaison of both'],
  'evidence.freeze': ['workflow'],
  'public-figures.read': EVERYONE,
  'plans.sweep': ['schedule'],
  'reviews.sweep': ['schedule'],
  'plan.propose': ['liaison', 'liaison of both', 'head'],
  'plan.decide': ['head'],
  'reviews.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'reviews.prepare': ['liaison', 'liaison of both'],
  'reviews.choose': ['head'],
  'reviews.draft': ['liaison', 'liaison of both', 'head'],
  'reviews.call': ['liaison', 'liaison of both', 'head'],
  'figure.report': ['liaison', 'liaison of both', 'head', 'desk'],
  'agreement.read': ['convener'],
  'signatories.read': ['convener'],
  'record.export': ['convener'],
  'agreement.void': ['convener'],
  'agreement.revise': ['convener'],
  'agreement.succeed': ['convener'],
  'agreements.sweep': ['schedule'],
  'agreement.renew': ['workflow'],
  'review.conduct': ['workflow'],
  'annex.keep': ['convener'],
  'link.resend': ['convener'],
  'round.read': ['signer', 'reader'],
  'round.ask-code': ['signer'],
  'round.sign': ['signer'],
  'round.decline': ['signer'],
  'round.take-back': ['signer'],
  'outside.look': ['liaison', 'another liaison', 'liaison of both'],
  'outside.offer': ['liaison', 'liaison of both'],
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
  'agreement.look': [...LOOKS, 'holder from tomorrow', 'holder until yesterday'],
  'party.look': ['liaison', 'liaison of both'],
  'party.tend': ['liaison', 'liaison of both'],
  'people.look': ['liaison', 'liaison of both', 'records officer', 'head', 'desk', 'named reviewer'],
  'people.tend': ['liaison', 'liaison of both'],
  'people.apply': ['liaison', 'liaison of both'],
  'tokens.look': ['liaison', 'liaison of both'],
  'tokens.tend': ['liaison', 'liaison of both'],
  'values.read': ['reporting system'],
  'values.report': ['reporting system'],
  'docket.look': LOOKS,
  'dispute.look': LOOKS,
  'deadlines.look': LOOKS,
  'dispute.raise': OFFICES,
  'dispute.act': OFFICES,
  'clocks.tend': ['liaison', 'another liaison', 'liaison of both'],
  'alternate.name': ['liaison', 'liaison of both', 'head'],
  'queue.look': PERSONS,
  'due.look': PERSONS,
  'docket.read': ['convener'],
  'dispute.conduct': ['workflow'],
  'digest.send': ['schedule'],
};

it('every action has its row, and every row its action', () =>
  expect(Object.keys(MATRIX).sort()).toEqual([...ACTIONS].sort()));

it('every action belongs to one capability', () => {
  const all = Object.values(capabilities).flatMap(({ actions }) => Object.keys(actions));
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
});

describe.each(Object.entries(MATRIX))('%s', (action, allowed) => {
  it.each(EVERYONE.map((who) => [who, allowed.includes(who) ? 'may' : 'may not'] as const))('%s %s', (who, answer) =>
    expect(may(who, action)).toBe(answer === 'may'),
  );
});

describe('Nobody is let in for want of a name', () => {
  /** What is about the one who asks, and nothing else; and what a role in the agreement is enough for, whatever it is about. */
  const OWN = [
    'agreement.publish',
    'agreement.adopt',
    'session.list',
    'session.end',
    'home.read',
    'home.ask-link',
    'queue.look',
    'due.look',
    'register.look',
  ];
  const IN_AGREEMENT = [
    'agreement.look',
    'adoption.look',
    'change.look',
    'withdrawal.look',
    'commitment.look',
    'kpis.look',
    'reviews.look',
    'evidence.look',
    'evidence-file.look',
    'closing.look',
    'duty.propose',
    'docket.look',
    'dispute.look',
    'deadlines.look',
    'dispute.raise',
    'dispute.act',
  ];
  const ANY_PARTY = [
    'clocks.tend',
    'evidence.refresh',
    'outside.look',
    'keeping.read',
    'keeping.hold',
    'keeping.remove',
  ];
  const named = ACTIONS.filter(
    (action) =>
      (MATRIX[action]?.length ?? 0) < EVERYONE.length && ![...OWN, ...IN_AGREEMENT, ...ANY_PARTY].includes(action),
  );
  const none = {
    agreement: undefined,
    organization: undefined,
    round: undefined,
    party: undefined,
    office: undefined,
    agency: undefined,
    review: undefined,
  };

  it.each(named)('%s is nobody’s but the workflow’s and the schedule’s when it is about nothing', (action) => {
    for (const who of EVERYONE.filter((one) => one !== 'workflow' && one !== 'schedule'))
      for (const about of [
        {},
        none,
        { agreement: '', organization: '', round: '', party: '', office: '', agency: '', review: '' },
      ])
        expect(may(who, action, about), who).toBe(false);
  });

  it.each([...IN_AGREEMENT, ...ANY_PARTY])('%s is nobody’s who has no role in the agreement', (action) => {
    const strangers: Who[] = [
      'stranger',
      'other person',
      'convener',
      'reporting system',
      'signer',
      'reviewer',
      'alternate from tomorrow',
    ];
    for (const who of strangers) expect(may(who, action), who).toBe(false);
  });

  it('an actor without a name of its own fits nothing that has none', () => {
    const nameless = { organization: undefined as never, round: undefined as never };
    const read = (actor: Actor, action: string) => can(rolesOf(actor), PERMISSIONS[action] ?? [], {});
    expect(read({ ...ACTORS.convener, ...nameless }, 'agreement.read')).toBe(false);
    expect(read({ ...ACTORS.signer, ...nameless }, 'round.read')).toBe(false);
  });

  it('the same party in another round is someone else', () => {
    expect(may('other signer', 'round.read', THEIRS)).toBe(true);
    expect(may('other signer', 'round.read', OURS)).toBe(false);
  });
});

describe('A dispute that somebody may not read', () => {
  it.each(EVERYONE)('is neither looked at nor acted on by %s', (who) => {
    const roles = rolesFor(ACTORS[who], false);
    for (const action of ['dispute.look', 'deadlines.look', 'dispute.act'])
      expect(can(roles, PERMISSIONS[action] ?? [], OURS)).toBe(false);
  });
});

describe('The people of a party that has left', () => {
  const OWN = { ...OURS, party: 'labs', agency: 'agy_labs' };
  const [head, , reviewer] = FORMER as [Who, Who, Who];

  it.each(['commitment.deliver', 'figure.report'])('who spoke for it may %s, as far as it is still owed', (action) => {
    expect(may(head, action, OWN)).toBe(true);
    expect(may(head, action, OURS)).toBe(false);
    expect(may(reviewer, action, OWN)).toBe(false);
  });

  it('do nothing else for it', () => {
    const does = ACTIONS.filter((action) =>
      FORMER.some((who) => may(who, action, OWN) && !may('stranger', action, OWN)),
    );
    expect(does.filter((action) => !/\.look$/.test(action)).sort()).toEqual(
      [
        ...['commitment.deliver', 'figure.report', 'home.ask-link', 'home.read', 'session.end', 'session.list'],
        'tokens.tend',
      ].sort(),
    );
  });

  it('end what its systems report by, as its liaison, and no holder of an office', () => {
    expect(may(FORMER[1] as Who, 'tokens.tend', OWN)).toBe(true);
    expect([may(head, 'tokens.tend', OWN), may(FORMER[1] as Who, 'tokens.tend', OURS)]).toEqual([false, false]);
  });

  it('look at its withdrawal and at its own commitments alone once a text without it holds', () => {
    const gone = [{ is: 'gone' as const, party: 'labs' }];
    const looks = ACTIONS.filter((action) => can(gone, PERMISSIONS[action] ?? [], OWN));
    expect(looks.sort()).toEqual(['commitment.look', 'withdrawal.look']);
    expect(can(gone, PERMISSIONS['commitment.look'] ?? [], OURS)).toBe(false);
  });
});

describe('Roles', () => {
  it('of agencies that were not read are none', () =>
    expect(rolesIn(REGISTERS, {}, 'liaison@air.example', TODAY)).toEqual([]));

  it('name the office, the party and how the register writes whoever has it', () =>
    expect(rolesIn(REGISTERS, AGENCIES, 'HEAD@air.example', TODAY)).toEqual([
      { is: 'holder', party: 'health', office: 'head', name: 'Whoever reads head@air.example' },
    ]));

  it('of two components of one agency are those of one agency, where another one’s is asked for', () => {
    const [health] = REGISTERS;
    const sisters = [...REGISTERS, { ...health, party: 'labs', offices: {} } as RegisterOf];
    const answers = (mailbox: string, agency: string) =>
      can(rolesIn(sisters, AGENCIES, mailbox, TODAY), PERMISSIONS['outside.answer'] ?? [], { party: 'labs', agency });
    expect(answers('liaison@air.example', 'agy_health')).toBe(false);
    expect(answers('liaison@forest.example', 'agy_health')).toBe(true);
  });

  it('last from the first day of a term to the last', () => {
    const term = { from: '2026-03-02', to: '2026-03-04' };
    const days = ['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05'];
    expect(days.map((day) => inTerm(term, day))).toEqual([false, true, true, false]);
    expect(inTerm({}, TODAY)).toBe(true);
  });
});

describe('The ledger names actors by role and id', () => {
  it.each<[Who, string]>([
    ['stranger', 'stranger'],
    ['convener', 'convener:tok_1'],
    ['reporting system', 'reporter:health:tok_3'],
    ['signer', 'signatory:health'],
    ['reader', 'signatory:health'],
    ['records officer', 'per_1'],
    ['liaison', 'per_1'],
    ['reviewer', 'reviewer:health:counsel'],
    ['workflow', 'workflow'],
    ['schedule', 'schedule'],
  ])('%s as %s', (who, name) => expect(actorName(ACTORS[who])).toBe(name));
});
