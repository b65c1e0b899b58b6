/** What is brought before the ladder: by a party, against another, about a term of an MOU in force, in words that say what happened and what is asked. */
import type { TermList } from '../../agreements/domain/signed-mou.ts';
import type { Jurisdiction } from '../../shared/calendar/law.ts';
import { isDay, notADay } from '../../shared/day-typed.ts';
import { type Instant, type PlainDay, type Refusal, say } from '../../shared/kernel.ts';
import { refusalsOf } from '../../shared/text.ts';
import { LIST_OF } from './about.rules.ts';
import { wordsOf } from './acting.rules.ts';
import type { DisputeEvent } from './dispute.events.ts';
import type { About, KpiFigures, Ladder, Period } from './dispute.schema.ts';
import { type Position, positionFindings, trimmed } from './position.rules.ts';
import type { Speaker } from './speaker.schema.ts';

/** What the MOU says that a dispute depends on. */
export interface Ground {
  agreement: string;
  version: number;
  inForce: boolean;
  zone: string;
  jurisdiction: Jurisdiction;
  parties: readonly string[];
  /** Absent where the parties have agreed on none. */
  ladder?: Ladder | undefined;
  /** The keys of the MOU's terms. */
  terms: Readonly<Record<TermList, readonly string[]>>;
  /** For each party of the dispute, its office on each level. */
  offices: Record<string, string[]>;
  /** Office keys by party, of every party of the MOU: whoever comes in later may be complained of as well. */
  known: Record<string, readonly string[]>;
  vetoers: string[];
}

export interface Claim extends Position {
  against: string;
  about: About;
  happened: string;
  happenedOn: PlainDay;
  handling: 'parties' | 'named';
  /** Named people, by mailbox, with their ids beside them. */
  people: readonly { id: string; mailbox: string }[];
  complained: readonly { party: string; office: string }[];
  follows?: { dispute: string; followUp: string } | undefined;
}

export const MOST_PEOPLE = 20;
const MOST_COMPLAINED = 8;

const aboutFindings = ({ terms }: Ground, { kind, key }: About): Refusal[] => {
  const list = LIST_OF[kind];
  return list === undefined || (key !== undefined && terms[list].includes(key))
    ? []
    : [say('term-unknown', 'The MOU has no such term.', 'Choose one from the list.', 'about')];
};

function claimFindings(ground: Ground, by: string, claim: Claim, today: PlainDay): Refusal[] {
  const { against, about, happened, happenedOn, handling, people, complained } = claim;
  return [
    ...(against === by
      ? [say('own-agency', 'An agency has no dispute with itself.', 'Choose the other agency.', 'against')]
      : []),
    ...(against !== by && !ground.parties.includes(against)
      ? [say('agency-not-a-party', 'This agency is no party of the MOU.', 'Choose one of its parties.', 'against')]
      : []),
    ...aboutFindings(ground, about),
    ...refusalsOf(
      wordsOf(happened, 'happened', [
        'account-missing',
        'It does not say what happened.',
        'Say it with day and place, so that a stranger could follow.',
      ]),
    ),
    ...(isDay(happenedOn)
      ? happenedOn > today
        ? [
            say(
              'day-in-future',
              'This day is still to come.',
              'Write the day on which it happened or began.',
              'happenedOn',
            ),
          ]
        : []
      : [notADay(happenedOn, 'happenedOn')]),
    ...positionFindings(claim),
    ...(handling === 'named' && people.length === 0
      ? [
          say(
            'people-missing',
            'Nobody is named who may read it.',
            'Write email addresses, or let all parties read it.',
            'people',
          ),
        ]
      : []),
    ...(people.length > MOST_PEOPLE
      ? [say('people-too-many', `There are ${people.length} people.`, `Name at most ${MOST_PEOPLE}.`, 'people')]
      : []),
    ...(complained.length > MOST_COMPLAINED
      ? [
          say(
            'offices-too-many',
            `There are ${complained.length} offices.`,
            `Choose at most ${MOST_COMPLAINED}.`,
            'complained',
          ),
        ]
      : []),
    ...complained.flatMap(({ party, office }) =>
      (ground.known[party] ?? []).includes(office)
        ? []
        : [say('office-unknown', 'There is no such office.', 'Choose from the list.', 'complained')],
    ),
  ];
}

export interface Raising {
  id: string;
  number: number;
  by: string;
  speaker: Speaker;
  claim: Claim;
  period: Period;
  answerBy: Instant;
  today: PlainDay;
  /** Of the KPI that it is about, as they stand. */
  figures?: KpiFigures | undefined;
}

export type Raised =
  | { events: DisputeEvent[]; refused?: undefined }
  | { refused: Refusal; findings: Refusal[]; events?: undefined };

const NOT_IN_FORCE = say(
  'not-in-force',
  'This MOU is not in force.',
  'A dispute can be raised under an MOU from its first day to its last.',
);

/** Told wherever a dispute would be raised. */
export const NO_LADDER = say(
  'no-ladder',
  'This MOU has no ladder, so a dispute cannot be raised under it here.',
  'The parties can add one by an amendment.',
);

const none = (refused: Refusal): Raised => ({ refused, findings: [refused] });

export function raise(
  ground: Ground,
  { id, number, by, speaker, claim, period, answerBy, today, figures }: Raising,
): Raised {
  const { agreement, version: under, zone, jurisdiction, ladder, offices, vetoers, inForce } = ground;
  if (!inForce) return none(NOT_IN_FORCE);
  if (!ladder) return none(NO_LADDER);
  const findings = claimFindings(ground, by, claim, today);
  if (findings[0]) return { refused: findings[0], findings };
  const { against, about, happened, happenedOn, handling, people, complained, follows } = claim;
  return {
    events: [
      {
        type: 'DisputeRaised',
        data: {
          ...{ agreement, dispute: id, number, under, by, against, about, happenedOn, handling },
          people: handling === 'named' ? people.map((one) => one.id) : [],
          complained: [...complained],
          ...{ zone, jurisdiction, ladder, offices, vetoers, answerBy, ...period },
          ...(follows && { follows }),
          ...(figures && about.kind === 'kpi' && about.key === figures.kpi && { figures }),
        },
        body: {
          by: speaker,
          happened: happened.trim(),
          ...trimmed(claim),
          people: handling === 'named' ? people.map(({ mailbox }) => mailbox) : [],
        },
      },
    ],
  };
}
