/** Terms speak of parties and offices that exist, leave none out where all must stand, and name nobody twice. */
import type { Refusal } from '../../../shared/kernel.ts';
import { sunsetRules } from '../../domain/sunset.rules.ts';
import { clauseName } from './clauses.ts';
import type { Rule } from './draft.rules.ts';
import { kpiRules } from './kpis.rules.ts';
import { office, officeIn, officesOnce, partiesOnce, party, termsHaveKeysOfTheirOwn } from './references.rules.ts';
import { repeats } from './repeats.rules.ts';

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
  draft.commitments.flatMap((one, index) => {
    if (!one) return [];
    const field = `commitments.${index}`;
    return [
      ...party(draft, one.party, `${field}.party`),
      ...(one.to === 'all' ? [] : party(draft, one.to, `${field}.to`)),
      ...(one.to === one.party
        ? [
            {
              code: 'commitment-to-itself',
              wrong: 'A party commits itself to itself here.',
              remedy: 'Name the party for which this is done, or leave `to` out: then it is done for all others.',
              field: `${field}.to`,
            },
          ]
        : []),
      ...(one.funds ? party(draft, one.funds.from, `${field}.funds.from`) : []),
    ];
  });

/** What happened to each of them stands with one tip of the ledger. */
export const MOST_OF_A_PARTY = 50;

const noPartyHasTooManyCommitments: Rule = ({ commitments }) => {
  const own = Map.groupBy(commitments.entries(), ([, one]) => one?.party);
  return [...own].flatMap(([who, list]) => {
    const [index] = list[MOST_OF_A_PARTY] ?? [];
    return who === undefined || index === undefined
      ? []
      : [
          {
            code: 'commitments-too-many',
            wrong: `The party ${who} has ${list.length} commitments here; at most ${MOST_OF_A_PARTY} of a party can be kept track of.`,
            remedy: 'Say as one commitment what is done and measured together.',
            field: `commitments.${index}`,
          },
        ];
  });
};

const creditIsGivenToParties: Rule = (draft) =>
  draft.publicCredit.flatMap((one, index) => {
    if (!one) return [];
    const field = `publicCredit.${index}.who`;
    const all = one.who.indexOf('all');
    if (all < 0) return partiesOnce(draft, one.who, field);
    if (one.who.length === 1) return [];
    return [
      {
        code: 'credit-all-and-some',
        wrong: 'The word `all` already names every party.',
        remedy: 'Write `all` alone, or name the parties in their order.',
        field: `${field}.${all}`,
      },
    ];
  });

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
    const named = Object.entries(level.offices).flatMap(([key, one]) => {
      const unknown = party(draft, key, `${field}.${key}`);
      return unknown.length > 0 ? unknown : officeIn(draft, key, one, `${field}.${key}`);
    });
    return [
      ...missing,
      ...named,
      ...(level.decides ? office(draft, level.decides, `ladder.levels.${index}.decides`) : []),
    ];
  });

const levelsHaveNamesOfTheirOwn: Rule = (draft) =>
  repeats(draft.levels, (level) => level?.name).map(({ index }) => ({
    code: 'level-name-twice',
    wrong: 'Two levels of the ladder have this name.',
    remedy: 'Give each level a name of its own.',
    field: `ladder.levels.${index}.name`,
  }));

const seatsAreOffices: Rule = (draft) => officesOnce(draft, draft.boardRules?.seats ?? [], 'boardRules.seats');

const aQuorumCanBeReached: Rule = ({ keys, boardRules }) => {
  const seated = boardRules?.seats && new Set(boardRules.seats.map((seat) => seat.party));
  const all = (seated ?? keys)?.size;
  if (boardRules === undefined || all === undefined || all < 2 || boardRules.quorum <= all) return [];
  const { quorum } = boardRules;
  const [remedy, field] = ['Write a quorum that the parties can reach.', 'boardRules.quorum'];
  return [
    seated
      ? {
          code: 'quorum-beyond-seats',
          wrong: `The quorum is ${quorum}, and ${all} parties have a seat.`,
          remedy,
          field,
        }
      : { code: 'quorum-too-large', wrong: `The quorum is ${quorum}, and there are ${all} parties.`, remedy, field },
  ];
};

const vetoersAreParties: Rule = (draft) => {
  const who = draft.veto?.whoMayVeto;
  return Array.isArray(who) ? partiesOnce(draft, who, 'veto.whoMayVeto') : [];
};

const closingDutiesHaveOwners: Rule = (draft) =>
  draft.closingDuties.flatMap((duty, index) => (duty ? office(draft, duty.owner, `closingDuties.${index}.owner`) : []));

const contactsBelongToParties: Rule = (draft) =>
  draft.contacts.flatMap((one, index) => (one ? party(draft, one.party, `contacts.${index}.party`) : []));

const aTermIsDefinedOnce: Rule = (draft) =>
  repeats(draft.definitions ?? [], ({ term }) => term.toLocaleLowerCase('en-US')).map(({ index }) => ({
    code: 'definition-twice',
    wrong: 'This term is defined twice.',
    remedy: 'Define it once.',
    field: `definitions.${index}.term`,
  }));

const anotherMouIsNamedOnce: Rule = ({ number, related = [] }) => [
  ...related.flatMap((one, index) =>
    one.number === number
      ? [
          {
            code: 'related-to-itself',
            wrong: 'This is the number of this MOU itself.',
            remedy: 'Name another MOU: a new version of this one takes its place by itself.',
            field: `related.${index}.number`,
          },
        ]
      : [],
  ),
  ...repeats(related, (one) => one.number).map(({ index }) => ({
    code: 'related-twice',
    wrong: 'This MOU is named twice.',
    remedy: 'Name it once.',
    field: `related.${index}.number`,
  })),
];

const everyPartySignsInOneGroup: Rule = (draft) => {
  const order = draft.signing?.order;
  if (order?.kind !== 'groups' || draft.keys === undefined) return [];
  const field = 'signing.order.groups';
  const places = order.groups.flatMap((group, index) =>
    group.map((key, at) => ({ key, field: `${field}.${index}.${at}` })),
  );
  const asked = new Set(places.map(({ key }) => key));
  return [
    ...places.flatMap((place): Refusal[] => party(draft, place.key, place.field)),
    ...repeats(places, (place) => place.key).map(({ index, word }) => ({
      code: 'signing-order-twice',
      wrong: `The party \`${word}\` stands in two places of the signing order.`,
      remedy: 'Keep the place in which it should sign.',
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

const aClauseStandsOnce: Rule = (draft) =>
  repeats((draft.clauses ?? []).map(clauseName), (name) => name).map(({ index, word }) => ({
    code: 'clause-twice',
    wrong: `The clause \`${word}\` is listed twice.`,
    remedy: 'List one version of each clause.',
    field: `clauses.${index}`,
  }));

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
  termsHaveKeysOfTheirOwn,
  aTermIsDefinedOnce,
  decisionsBelongToParties,
  commitmentsBelongToParties,
  noPartyHasTooManyCommitments,
  creditIsGivenToParties,
  everyPartyStandsOnEveryLevel,
  levelsHaveNamesOfTheirOwn,
  kpiRules,
  seatsAreOffices,
  aQuorumCanBeReached,
  vetoersAreParties,
  sunsetRules,
  closingDutiesHaveOwners,
  contactsBelongToParties,
  anotherMouIsNamedOnce,
  aClauseStandsOnce,
  annexesDiffer,
  everyPartySignsInOneGroup,
];
