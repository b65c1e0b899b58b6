/** For tests: a party at any point of its preparation, and what its liaison may send about it. */
import type { Holder } from '../domain/holder.rules.ts';
import type { Matter, Outcome, Register } from '../domain/matter.rules.ts';
import { type Confirmation, confirmNotice, confirmOffices } from '../domain/party.rules.ts';
import { evolveParty, type PartyState } from '../domain/party.state.ts';
import type { Replacement } from '../domain/succession.rules.ts';

export const NOW = '2026-11-04T15:00:00.000Z';
export const TODAY = '2026-11-04';
export const DOCUMENT = 'd'.repeat(64);
export const LIAISON = { name: 'Dele Akinwande', mailbox: 'dele@health.example' };

export const aHolder = (changes: Partial<Holder> = {}): Holder => ({
  name: 'Maren Oduya',
  mailbox: 'head@health.example',
  capacity: 'incumbent',
  ...changes,
});

export const aRegister = (changes: Partial<Register> = {}): Register => ({
  party: 'health',
  agency: 'agy_1',
  mailDomains: ['health.example', 'phs.example'],
  structure: 'a'.repeat(64),
  signatories: ['head'],
  offices: {
    head: { title: 'Secretary', holder: aHolder() },
    deputy: { title: 'Deputy', holder: aHolder({ name: 'Ann Ito', mailbox: 'deputy@health.example' }) },
  },
  ...changes,
});

/** Of which the Secretary and the Deputy must both sign. */
export const signedByTwo = (): Matter =>
  aMatter({ register: aRegister({ signatories: ['head', 'deputy'] }), turns: { head: 'waiting', deputy: 'waiting' } });

/** A party whose offices nobody has vouched for yet. */
export const aMatter = (changes: Partial<Matter> = {}): Matter => ({
  agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
  documentHash: DOCUMENT,
  version: 1,
  status: 'out for signature',
  turns: { head: 'waiting' },
  register: aRegister(),
  former: {},
  state: undefined,
  by: LIAISON,
  at: NOW,
  today: TODAY,
  ...changes,
});

export const aConfirmation = (changes: Partial<Confirmation> = {}): Confirmation => ({
  authority: 'Health Code 12.3',
  inText: 'Health Code 12.3',
  holders: {},
  reviewers: {},
  ...changes,
});

/** The matter after an act that was not refused. */
export function afterwards(matter: Matter, outcome: Outcome): Matter {
  if (outcome.refused) throw new Error(outcome.refused.wrong);
  const state = outcome.events.reduce<PartyState | undefined>(
    (before, event) => evolveParty(before, event, matter.at),
    matter.state,
  );
  return { ...matter, state, register: outcome.register, former: outcome.former };
}

const plainHash = (word: string, salt: string) => `${salt}:${word}`;
export const aNotice = (given = 'amber river', triesLeft = true, office = 'head') => ({
  office,
  given,
  words: [{ hash: plainHash('amber river', 'salt'), salt: 'salt', sentAt: '2026-11-04T14:00:00.000Z' }],
  hash: plainHash,
  triesLeft,
});

export const confirmed = (changes: Partial<Confirmation> = {}, matter: Matter = aMatter()): Matter =>
  afterwards(matter, confirmOffices(matter, aConfirmation(changes)));

/** Confirmed, and its mailbox tested. */
export const tested = (changes: Partial<Confirmation> = {}): Matter => {
  const matter = confirmed(changes);
  return afterwards(matter, confirmNotice(matter, aNotice()));
};

export const aReplacement = (changes: Partial<Replacement> = {}): Replacement => ({
  office: 'head',
  holder: aHolder({ name: 'Ike Varga', mailbox: 'new.head@health.example' }),
  reason: 'The Secretary left the agency.',
  seen: 'waiting',
  ...changes,
});

export const aReviewer = (kind: string, required = true) => ({
  name: `The ${kind}`,
  mailbox: `${kind}@health.example`,
  required,
});

/** What happened, or what was wrong at which fields. */
export const said = (outcome: Outcome): string[] =>
  outcome.refused
    ? outcome.findings.map(({ wrong, field }) => (field === undefined ? wrong : `${field}: ${wrong}`))
    : outcome.events.map(({ type }) => type);
