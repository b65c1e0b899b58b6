/** For tests: the streams of an MOU of three parties over a term of eighteen months, as the ledger would have them, written by hand. */

import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import type { EvidenceText, Gathered } from '../domain/evidence.rules.ts';
import type { Happened } from '../domain/histories.rules.ts';
import { tipsAt } from '../domain/histories.rules.ts';

export const MOU = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
const ID = MOU.replace('mou_', '');
export const PARTIES = ['air', 'health', 'forest'];
/** It took effect. */
export const BEGAN = '2026-09-01T16:00:00.000Z';
/** The review opened. */
export const OPENED = '2027-09-02T13:00:00.000Z';
const TEXT_HASH = 'a'.repeat(64);

type Told = readonly [at: string, type: string, data: object];

/** A stream with hashes that tell its events apart. */
export const stream = (name: string, events: readonly Told[]): Happened[] =>
  events.map(([at, type, data], index) => ({
    ...{ stream: name, seq: index + 1, type, at, data },
    hash: `${name}${index + 1}`
      .replaceAll(/[^0-9a-f]/g, '0')
      .padStart(64, '0')
      .slice(-64),
  }));

export const noon = (day: string): string => `${day}T16:00:00.000Z`;

const round = `sig_${ID}-1`;
const terms = {
  ...{ agreement: MOU, number: '26-1', version: 1, textHash: TEXT_HASH, documentHash: 'd'.repeat(64) },
  ...{ parties: PARTIES, zone: 'America/New_York', calendar: { country: 'US' }, round, organization: 'air.example' },
  sunset: { months: 18, then: 'ends', opensDaysBefore: 180, closeDays: 0, goesOnWithout: false },
};
const term = {
  ...{ executedAt: BEGAN, effective: '2026-09-01', effectiveAt: BEGAN, sunset: '2028-03-01', ends: '2028-03-01' },
  ...{ signatures: 3, round },
};
export const OWN: Told[] = [
  [noon('2026-08-01'), 'AgreementPublished', terms],
  [BEGAN, 'AgreementExecuted', term],
];

const ROUND: Told[] = [
  [
    noon('2026-08-01'),
    'RoundOpened',
    { round, version: 1, groups: [PARTIES], warnAt: noon('2026-08-25'), deadline: noon('2026-09-02') },
  ],
  [noon('2026-08-03'), 'GroupAsked', { group: 0, parties: PARTIES, remindAt: [] }],
  [noon('2026-08-04'), 'SignatureGiven', { party: 'air', documentHash: terms.documentHash }],
  [noon('2026-08-05'), 'SignatureGiven', { party: 'health', documentHash: terms.documentHash }],
  [BEGAN, 'SignatureGiven', { party: 'forest', documentHash: terms.documentHash }],
];

/** At least 10 a quarter from health and forest together; half of what is missed may be missed. */
export const TEXT: EvidenceText = {
  kpis: [
    {
      ...{ key: 'burns', name: 'Burns', unit: 'burns', frequency: 'quarter', yearStartsIn: 1, measure: 'sum' },
      ...{ span: 'in-period', dueBusinessDays: 15, tolerance: '0.10', band: '2', path: { kind: 'hold' } },
      target: { kind: 'at-least', value: '10', by: '2028-03-01' },
      reporters: ['health', 'forest'].map((party) => ({ party, office: 'lead' })),
    },
  ],
  commitments: [
    {
      ...{ key: 'grant', party: 'air', to: 'all', kind: 'money', does: 'Pays for burns.', measure: 'Paid.' },
      funds: { from: 'air', amount: '1000.50' },
    },
    { key: 'maps', party: 'health', to: 'all', kind: 'data', does: 'Sends maps.', measure: 'Sent.', by: '2027-01-15' },
    { key: 'crew', party: 'health', to: 'air', kind: 'staff', does: 'A crew.', measure: 'There.', by: '2027-03-15' },
  ],
};

const cell = (period: string, value: string, late?: 'late') => ({
  ...{ kpi: 'burns', period, figure: { value } },
  ...(late && { late }),
});
const reports = (party: string, ...of: [at: string, ...cells: object[]][]): Happened[] =>
  stream(
    `kpr_${ID}-${party}`,
    of.map(([at, ...cells]): Told => [at, 'ValuesReported', { agreement: MOU, party, door: 'form', cells }]),
  );

const taken = (party: string, ...commitments: object[]): Told => [
  BEGAN,
  'CommitmentsTaken',
  {
    ...{
      agreement: MOU,
      party,
      version: 1,
      from: BEGAN,
      zone: 'America/New_York',
      calendar: { country: 'US' },
      law: 'x',
    },
    commitments,
  },
];
const due = (key: string, by: string) => ({ key, to: 'all', terms: `${key}1`, by, dueAt: `${by}T22:00:00.000Z` });

const followUps = (dispute: number, named?: true): Told => [
  noon('2027-03-10'),
  'FollowUpsTaken',
  {
    ...{ agreement: MOU, party: 'health', dispute, version: 1, sides: ['air', 'health'], zone: 'America/New_York' },
    ...{ calendar: { country: 'US' }, law: 'x', ...(named && { named }) },
    followUps: [{ key: `${dispute}-1-1`, by: '2027-06-01', dueAt: '2027-06-01T21:00:00.000Z' }],
  },
];

const LADDER = {
  levels: [
    { name: 'Leads', businessDays: 10 },
    { name: 'Directors', businessDays: 10 },
  ],
};
const raised = (number: number, at: string, more: object = {}): Told => [
  at,
  'DisputeRaised',
  {
    ...{ agreement: MOU, dispute: `dsp_${ID}-${number}`, number, under: 1, by: 'air', against: 'health' },
    ...{ about: { kind: 'commitment', key: 'maps' }, happenedOn: '2027-01-20', handling: 'parties', people: [] },
    ...{ complained: [], zone: 'America/New_York', jurisdiction: { country: 'US' }, ladder: LADDER },
    ...{ offices: { air: ['lead', 'head'], health: ['lead', 'head'] }, vetoers: PARTIES, answerBy: at },
    ...{ deadline: at, remindAt: [], calendar: 'x', ...more },
  },
];

/** Raised by air, decided after ten days of which deadlines stood for two; forest vetoes it in vain, and air dissents. */
const FIRST: Told[] = [
  raised(1, noon('2027-02-28')),
  [noon('2027-03-02'), 'DisputeAnswered', { party: 'health' }],
  [noon('2027-03-03'), 'PartyJoined', { party: 'forest', offices: ['lead', 'head'] }],
  [noon('2027-03-08'), 'TextProposed', { version: 1, party: 'health', level: 0, followUps: [], as: 'proposal' }],
  [noon('2027-03-09'), 'TextAccepted', { version: 1, party: 'air', level: 0 }],
  [noon('2027-03-09'), 'DissentRecorded', { party: 'air', version: 1 }],
  [noon('2027-03-10'), 'DisputeDecided', { version: 1, level: 0, how: 'agreement', followUps: [], calendar: 'x' }],
  [
    noon('2027-03-11'),
    'DecisionVetoed',
    { party: 'forest', version: 1, right: 'closures', reasonDue: noon('2027-03-13'), calendar: 'x' },
  ],
  [noon('2027-03-13'), 'VetoLapsed', { party: 'forest' }],
];

export const SECRET = `dsp_${ID}-3`;
const DOCKET: Told[] = [
  [noon('2027-02-28'), 'DisputeEntered', { agreement: MOU, number: 1 }],
  [
    noon('2027-03-04'),
    'ClocksPaused',
    { agreement: MOU, party: 'health', cause: 'emergency', until: noon('2027-03-20'), on: '2027-03-04' },
  ],
  [noon('2027-03-06'), 'ClocksResumed', { party: 'air' }],
  [noon('2027-05-01'), 'DisputeEntered', { agreement: MOU, number: 2 }],
  [noon('2027-05-02'), 'DisputeEntered', { agreement: MOU, number: 3 }],
];

const PLAN: Told[] = [
  [noon('2026-09-01'), 'PlanBegun', { agreement: MOU, version: 1, textHash: TEXT_HASH, from: '2026-09-01' }],
  [
    noon('2027-04-01'),
    'ChangeProposed',
    {
      proposal: 1,
      party: 'forest',
      under: 1,
      change: { kind: 'target', kpi: 'burns', value: '12', from: '2027-04-01' },
    },
  ],
  [noon('2027-04-02'), 'ChangeAgreed', { proposal: 1, party: 'air' }],
  [noon('2027-04-03'), 'ChangeAgreed', { proposal: 1, party: 'health' }],
  [noon('2027-04-03'), 'TargetMoved', { proposal: 1, kpi: 'burns', under: 1, from: '2027-04-01', value: '12' }],
];

/** All of it, and what comes after the review has opened. */
export const EVENTS: Happened[] = [
  ...stream(MOU, [...OWN, [OPENED, 'ReviewBegan', { review: 1, kind: 'scheduled', sunset: '2028-03-01' }]]),
  ...stream(round, ROUND),
  ...reports(
    'health',
    [noon('2027-01-08'), cell('2026-10', '4')],
    [noon('2027-04-05'), cell('2027-01', '5')],
    [noon('2027-07-06'), cell('2027-04', '8')],
    [noon('2027-10-06'), cell('2027-07', '9')],
  ),
  ...reports('forest', [noon('2027-02-08'), cell('2026-10', '1', 'late')], [noon('2027-04-05'), cell('2027-01', '4')]),
  ...stream(`kpl_${ID}`, PLAN),
  ...stream(`cmt_${ID}-air`, [
    taken('air', { key: 'grant', to: 'all', terms: 'grant1' }),
    [noon('2027-01-10'), 'CommitmentDelivered', { commitment: 'grant', delivery: 1 }],
    [noon('2027-01-11'), 'DeliveryDisputed', { commitment: 'grant', delivery: 1, party: 'forest' }],
    [noon('2027-01-20'), 'CommitmentDelivered', { commitment: 'grant', delivery: 2 }],
    [noon('2027-01-21'), 'DeliveryAccepted', { commitment: 'grant', delivery: 2, party: 'health' }],
  ]),
  ...stream(`cmt_${ID}-health`, [
    taken('health', due('maps', '2027-01-15'), due('crew', '2027-03-15')),
    [noon('2027-01-20'), 'CommitmentDelivered', { commitment: 'maps', delivery: 1 }],
    followUps(1),
    followUps(3, true),
    [noon('2027-05-20'), 'CommitmentDelivered', { commitment: '3-1-1', delivery: 2 }],
    [noon('2027-10-01'), 'CommitmentDelivered', { commitment: 'crew', delivery: 3 }],
  ]),
  ...stream(`dkt_${ID}`, DOCKET),
  ...stream(`dsp_${ID}-1`, FIRST),
  ...stream(`dsp_${ID}-2`, [
    raised(2, noon('2027-05-01'), { by: 'forest' }),
    [
      noon('2027-05-11'),
      'LevelClimbed',
      { from: 0, to: 1, why: 'deadline', deadline: OPENED, remindAt: [], calendar: 'x' },
    ],
    [noon('2027-11-01'), 'DisputeWithdrawn', { level: 1 }],
  ]),
  ...stream(SECRET, [
    raised(3, noon('2027-05-02'), { handling: 'named', people: ['per_1'], by: 'forest', against: 'air' }),
    [noon('2027-05-03'), 'DisputeAnswered', { party: 'air' }],
  ]),
] as Happened[];

export const gathered = (more: Partial<Gathered> = {}): Gathered => {
  const { at = OPENED, events = EVENTS } = more;
  return {
    ...{ agreement: MOU, review: 1, at, events, tips: tipsAt(events, at), texts: new Map([[TEXT_HASH, TEXT]]) },
    ...more,
  };
};

/** The text in full, as far as evidence is called by it. */
export const LIFE_TEXT = {
  ...TEXT,
  number: 'MOU-2026-1',
  parties: PARTIES.map((key) => ({ key, name: `Birch ${key}` })),
  decisionRights: [{ key: 'closures', what: 'Closing a road.', decides: 'air' }],
  publicCredit: [],
} as unknown as SignedMou;

export const LIFE_TEXTS: ReadonlyMap<number, SignedMou> = new Map([[1, LIFE_TEXT]]);
