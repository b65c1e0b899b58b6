/** Terms speak of parties and offices that exist, leave none out where all must stand, and name nobody twice. */
import type { Refusal } from '../../shared/kernel.ts';
import { CLAUSE_IDS, clauseName } from './clauses.ts';
import type { Draft, Rule } from './draft.rules.ts';
import { repeats } from './parties.rules.ts';

/** Refuses a key that no party has. A draft whose parties cannot be read makes no such finding. */
const party = (draft: Draft, key: string, field: string): Refusal[] =>
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
const partiesOnce = (draft: Draft, keys: readonly string[], field: string): Refusal[] => [
  ...keys.flatMap((key, index) => party(draft, key, `${field}.${index}`)),
  ...repeats(keys, (key) => key).map(({ index, word }) => ({
    code: 'party-twice',
    wrong: `The party \`${word}\` is named twice.`,
    remedy: 'Name it once.',
    field: `${field}.${index}`,
  })),
];

const theConvenerIsAParty: Rule = (draft) =>
  draft.convener === undefined ? [] : party(draft, draft.convener, 'convener');

const decisionsBelongToParties: Rule = (draft) =>
  draft.decisionRights.flatMap((right, index) => {
    if (!right) return [];
    const field = `decisionRights.${index}`;
    return [
      ...(right.decides === 'jointly' ? [] : party(draft, right.decides, `${field}.decides`)),
      ...partiesOnce(draft, right.consulted, `${field}.consulted`),
      ...right.staysWith.flatMap((kept, at) => party(draft, kept.party, `${field}.staysWith.${at}.party`)),
    ];
  });

const commitmentsBelongToParties: Rule = (draft) =>
  draft.commitments.flatMap((one, index) => (one ? party(draft, one.party, `commitments.${index}.party`) : []));

const kpisAreSharedByParties: Rule = (draft) => [
  ...draft.kpis.flatMap((kpi, index) =>
    kpi ? partiesOnce(draft, kpi.contributions, `kpis.${index}.contributions`) : [],
  ),
  ...repeats(draft.kpis, (kpi) => kpi?.name).map(({ index }) => ({
    code: 'kpi-name-twice',
    wrong: 'Two KPIs have this name.',
    remedy: 'Give each KPI a name of its own.',
    field: `kpis.${index}.name`,
  })),
];

const everyPartyStandsOnEveryLevel: Rule = (draft) =>
  draft.levels.flatMap((level, index) => {
    if (!level) return [];
    const field = `ladder.levels.${index}.offices`;
    const missing = [...(draft.keys ?? [])]
      .filter((key) => !Object.hasOwn(level.offices, key))
      .map((key) => ({
        code: 'level-office-missing',
        wrong: `This level names no office for the party \`${key}\`.`,
        remedy: 'Name the office of that party that meets the others here.',
        field,
      }));
    const named = Object.entries(level.offices).flatMap(([key, office]) => {
      const unknown = party(draft, key, `${field}.${key}`);
      const owner = draft.parties.find((one) => one?.key === key);
      if (unknown.length > 0 || !owner || owner.offices.some((one) => one.key === office)) return unknown;
      return [
        {
          code: 'office-unknown',
          wrong: `The party \`${key}\` has no office \`${office}\`.`,
          remedy: 'Use the key of one of its offices.',
          field: `${field}.${key}`,
        },
      ];
    });
    return [...missing, ...named];
  });

const levelsHaveNamesOfTheirOwn: Rule = (draft) =>
  repeats(draft.levels, (level) => level?.name).map(({ index }) => ({
    code: 'level-name-twice',
    wrong: 'Two levels of the ladder have this name.',
    remedy: 'Give each level a name of its own.',
    field: `ladder.levels.${index}.name`,
  }));

const aQuorumCanBeReached: Rule = (draft) => {
  const all = draft.keys?.size;
  if (draft.boardRules === undefined || all === undefined || all < 2 || draft.boardRules.quorum <= all) return [];
  return [
    {
      code: 'quorum-too-large',
      wrong: `The quorum is ${draft.boardRules.quorum}, and there are ${all} parties.`,
      remedy: 'Write a quorum that the parties can reach.',
      field: 'boardRules.quorum',
    },
  ];
};

const vetoersAreParties: Rule = (draft) => {
  const who = draft.boardRules?.veto.whoMayVeto;
  return Array.isArray(who) ? partiesOnce(draft, who, 'boardRules.veto.whoMayVeto') : [];
};

const everyPartySignsInOneGroup: Rule = (draft) => {
  const order = draft.signing?.order;
  if (order?.kind !== 'groups' || draft.keys === undefined) return [];
  const field = 'signing.order.groups';
  const places = order.groups.flatMap((group, index) =>
    group.map((key, at) => ({ key, field: `${field}.${index}.${at}` })),
  );
  const asked = new Set(places.map(({ key }) => key));
  return [
    ...places.flatMap((place) => party(draft, place.key, place.field)),
    ...repeats(places, (place) => place.key).map(({ index, word }) => ({
      code: 'signing-order-twice',
      wrong: `The party \`${word}\` stands in two places of the signing order.`,
      remedy: 'Keep the place in which its head should sign.',
      field: places[index]?.field ?? field,
    })),
    ...[...draft.keys]
      .filter((key) => !asked.has(key))
      .map((key) => ({
        code: 'signing-order-incomplete',
        wrong: `No group asks the party \`${key}\` to sign.`,
        remedy: 'Put it into a group: every party signs.',
        field,
      })),
  ];
};

const allFourClausesStandOnce: Rule = (draft) => {
  if (draft.clauses === undefined) return [];
  const names = draft.clauses.map(clauseName);
  return [
    ...repeats(names, (name) => name).map(({ index, word }) => ({
      code: 'clause-twice',
      wrong: `The clause \`${word}\` is listed twice.`,
      remedy: 'List one version of each clause.',
      field: `clauses.${index}`,
    })),
    ...CLAUSE_IDS.filter((id) => !names.includes(clauseName(id))).map((id) => ({
      code: 'clause-missing',
      wrong: `The clause \`${clauseName(id)}\` is missing.`,
      remedy: `Add \`${id}\`: all four fixed clauses stand in every MOU.`,
      field: 'clauses',
    })),
  ];
};

const annexesDiffer: Rule = (draft) =>
  (['sha256', 'title'] as const).flatMap((which) =>
    repeats(draft.annexes ?? [], (annex) => annex[which]).map(({ index }) => ({
      code: 'annex-twice',
      wrong: `Two annexes have the same ${which === 'title' ? 'title' : 'content'}.`,
      remedy: which === 'title' ? 'Give each annex a title of its own.' : 'List each annex once.',
      field: `annexes.${index}.${which}`,
    })),
  );

export const TERM_RULES: readonly Rule[] = [
  theConvenerIsAParty,
  decisionsBelongToParties,
  commitmentsBelongToParties,
  kpisAreSharedByParties,
  everyPartyStandsOnEveryLevel,
  levelsHaveNamesOfTheirOwn,
  aQuorumCanBeReached,
  vetoersAreParties,
  everyPartySignsInOneGroup,
  allFourClausesStandOnce,
  annexesDiffer,
];
