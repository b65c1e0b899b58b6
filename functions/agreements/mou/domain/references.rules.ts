/** What a term points at is there: a party, an office of a party; and what others point at has a key of its own. */
import type { Refusal } from '../../../shared/kernel.ts';
import type { Draft, Rule } from './draft.rules.ts';
import { repeats } from './repeats.rules.ts';

/** Refuses a key that no party has. A draft whose parties cannot be read makes no such finding. */
export const party = (draft: Draft, key: string, field: string): Refusal[] =>
  draft.keys === undefined || draft.keys.has(key)
    ? []
    : [
        {
          code: 'party-unknown',
          wrong: `There is no party \`${key}\`.`,
          remedy: 'Use the key of one of the parties.',
          field,
        },
      ];

/** Refuses unknown and repeated keys in a list of parties. */
export const partiesOnce = (draft: Draft, keys: readonly string[], field: string): Refusal[] => [
  ...keys.flatMap((key, index) => party(draft, key, `${field}.${index}`)),
  ...repeats(keys, (key) => key).map(({ index, word }) => ({
    code: 'party-twice',
    wrong: `The party \`${word}\` is named twice.`,
    remedy: 'Name it once.',
    field: `${field}.${index}`,
  })),
];

/** Refuses an office that its party does not have. A party that cannot be read makes no such finding. */
export const officeIn = (draft: Draft, key: string, office: string, field: string): Refusal[] => {
  const owner = draft.parties.find((one) => one?.key === key);
  return !owner || owner.offices.some((one) => one.key === office)
    ? []
    : [
        {
          code: 'office-unknown',
          wrong: `The party \`${key}\` has no office \`${office}\`.`,
          remedy: 'Use the key of one of its offices.',
          field,
        },
      ];
};

interface Named {
  party: string;
  office: string;
}

export const office = (draft: Draft, named: Named, field: string): Refusal[] => {
  const unknown = party(draft, named.party, `${field}.party`);
  return unknown.length > 0 ? unknown : officeIn(draft, named.party, named.office, `${field}.office`);
};

/** Refuses offices that are not there or are named twice. */
export const officesOnce = (draft: Draft, all: readonly Named[], field: string): Refusal[] => [
  ...all.flatMap((one, index) => office(draft, one, `${field}.${index}`)),
  ...repeats(all, (one) => `${one.party}/${one.office}`).map(({ index, word }) => ({
    code: 'office-twice',
    wrong: `The office \`${word}\` is named twice.`,
    remedy: 'Name it once.',
    field: `${field}.${index}.office`,
  })),
];

/** What is pointed at by its key, in the words of a finding. */
const KEYED = {
  sections: 'sections',
  decisionRights: 'decision rights',
  commitments: 'commitments',
  publicCredit: 'rules on public credit',
  kpis: 'KPIs',
  closingDuties: 'closing duties',
  survivingObligations: 'surviving obligations',
  contacts: 'contacts',
} as const;

export const termsHaveKeysOfTheirOwn: Rule = (draft) =>
  (Object.keys(KEYED) as (keyof typeof KEYED)[]).flatMap((name) =>
    repeats<{ key: string } | undefined>(draft[name], (one) => one?.key).map(({ index, word }) => ({
      code: 'term-key-twice',
      wrong: `Two ${KEYED[name]} have the key \`${word}\`.`,
      remedy: 'Give each a key of its own: disputes, figures and amendments name it by its key.',
      field: `${name}.${index}.key`,
    })),
  );
