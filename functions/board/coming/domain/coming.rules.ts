/** What comes due for a person in one MOU over the next two years, in order of time; dispute deadlines are those of `deadlines.rules.ts`. */
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import { textAt } from '../../../agreements/domain/in-force.rules.ts';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { endOf } from '../../../agreements/domain/term.rules.ts';
import { type TermDate, termDates } from '../../../agreements/domain/term-dates.rules.ts';
import { endsByLeaving, staysUntil } from '../../../agreements/leaving/domain/departures.rules.ts';
import type { Commitment, Commitments } from '../../../commitments/domain/commitment.state.ts';
import { isFollowUp } from '../../../commitments/domain/follow-up.rules.ts';
import { isOpen, recipientsOf } from '../../../commitments/domain/standing.rules.ts';
import { closesIn } from '../../../kpis/domain/closes.rules.ts';
import type { Measured } from '../../../kpis/domain/life.rules.ts';
import { dueAt } from '../../../kpis/domain/moments.rules.ts';
import { calendarLabel } from '../../../kpis/domain/period-label.rules.ts';
import { recordedOf } from '../../../kpis/domain/recorded.rules.ts';
import { addMonths, dayOf } from '../../../shared/days.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { capital } from '../../../shared/text.ts';
import { AHEAD_MONTHS, type Coming, type ComingFacts } from './coming.ts';

interface Told {
  /** After the MOU's own id. */
  name: string;
  at: Instant;
  /** In lower case, as a calendar says it behind the MOU's number. */
  what: string;
  /** As a page says it; the same where absent. */
  more?: string;
  /** Path under that of the MOU. */
  page: string;
  sequence: number;
  fell?: boolean;
}

const comingOf = ({ agreement: { state } }: ComingFacts, of: Told): Coming => {
  const { name, at, what, more = what, page, sequence, fell } = of;
  return {
    ...{ uid: `${state.id}-${name}@concord`, at, sequence, what: capital(more) },
    summary: `${mouName(state.number)}: ${what}`,
    page: `/agreements/${state.id}${page}`,
    ...(fell && { fell }),
  };
};

const signings = ({ rounds }: ComingFacts): Told[] =>
  rounds.map(({ state: { version, deadline, status }, seq }) => ({
    ...{ name: `signing-${version}`, at: deadline, sequence: seq, page: '', fell: status !== 'open' },
    what: `signing of version ${version} ends`,
  }));

type Named = Pick<Told, 'name' | 'what' | 'page'>;

/** The end is one, and moves with a renewal; a review is that of its term. */
const NAMED: { [Is in TermDate['is']]: (of: Extract<TermDate, { is: Is }>) => Named } = {
  effect: ({ version }) => ({ name: `effect-${version}`, what: `version ${version} takes effect`, page: '' }),
  review: ({ sunset }) => ({ name: `review-${sunset}`, what: 'sunset review opens', page: '/reviews' }),
  end: ({ byNotice }) => ({
    name: 'end',
    what: byNotice ? 'the MOU ends by notice of withdrawal' : 'the MOU ends unless it is renewed',
    page: byNotice ? '/withdrawal' : '/life',
  }),
};
const namedOf = <Is extends TermDate['is']>(of: Extract<TermDate, { is: Is }>): Named => NAMED[of.is as Is](of);

/** Of an MOU that ended before its sunset, calendars may have that day still. */
const dayOfTerm = ({ at, is }: TermDate, { endedAt, term, zone }: Agreement): Instant =>
  is === 'end' && endedAt !== undefined && term ? endOf(zone, term.sunset) : at;

/** Whoever only joins is told of what it signs. */
const terms = ({ agreement: { state, seq: sequence }, mine }: ComingFacts): Told[] =>
  (mine.length === 0 ? [] : termDates(state)).map((one) => ({
    ...{ ...namedOf(one), at: dayOfTerm(one, state), sequence },
    fell: one.is !== 'effect' && state.endedAt !== undefined,
  }));

const many = (count: number): string => (count === 1 ? '1 KPI' : `${count} KPIs`);

/** Figures of one party that are due together, however often suspensions move that moment. */
function figuresOf(
  facts: ComingFacts,
  party: string,
  last: string,
  days: number,
  measured: readonly Measured[],
): Told[] {
  const { figures, mine, nameOf, agreement } = facts;
  const [first] = measured;
  if (!figures || !first) return [];
  const open = measured.filter(({ kpi, period }) => !recordedOf(figures.values, { kpi: kpi.key, period, party }));
  const counted = open.length === 0 ? measured : open;
  const periods = [...new Set(counted.map(({ kpi, period }) => calendarLabel(kpi, period)))].join(', ');
  const due = `${many(counted.length)}, ${periods}`;
  return [
    {
      ...{ name: `figures-${party}-${last}-${days}`, at: dueAt(figures.clock, first), page: '/kpis' },
      ...{ sequence: agreement.seq + figures.seq, fell: open.length === 0 },
      what: `figures due: ${due}`,
      ...(mine.length > 1 && { more: `figures of ${nameOf(party)} due: ${due}` }),
    },
  ];
}

function figures(facts: ComingFacts): Told[] {
  const { figures: of, mine, now, agreement } = facts;
  if (!of) return [];
  const until = addMonths(dayOf(agreement.state.zone, now), AHEAD_MONTHS);
  const ahead = closesIn(of.life, of.clock, until).filter(({ at }) => at > now);
  return mine.flatMap((party) => {
    const own = ahead
      .flatMap(({ measured }) => measured)
      .filter(({ kpi }) => kpi.reporters.some((one) => one.party === party));
    const together = Map.groupBy(own, ({ last, kpi }) => `${last} ${kpi.dueBusinessDays}`);
    return [...together].flatMap(([name, measured]) => {
      const [last = '', days = ''] = name.split(' ');
      return figuresOf(facts, party, last, Number(days), measured);
    });
  });
}

/** Theirs, and what was promised to them. What was agreed in a dispute is a deadline of that dispute. */
function commitmentOf(facts: ComingFacts, state: Commitments, seq: number, key: string, one: Commitment): Told[] {
  const { mine, says, nameOf, agreement, now } = facts;
  const { party } = state;
  const ours = mine.includes(party);
  const { parties } = textAt(agreement.state, now);
  const toUs = recipientsOf(state, key, parties).some((other) => mine.includes(other));
  if (one.dueAt === undefined || isFollowUp(key) || !(ours || toUs)) return [];
  const does = says(key);
  const whose = ours ? 'commitment due' : `commitment of ${nameOf(party)} due`;
  return [
    {
      ...{ name: `commitment-${party}-${key}`, at: one.dueAt, page: `/commitments/${key}`, sequence: seq },
      what: ours ? 'commitment due' : 'commitment to your agency due',
      more: does === undefined ? whose : `${whose}: ${does}`,
      fell: !isOpen(one),
    },
  ];
}

const commitments = (facts: ComingFacts): Told[] =>
  facts.commitments.flatMap(({ state, seq }) =>
    Object.entries(state.commitments).flatMap(([key, one]) => commitmentOf(facts, state, seq, key, one)),
  );

const KINDS = { scheduled: 'sunset review', early: 'early review', renegotiation: 'renegotiation' } as const;

/**
 * The day of a review of a term that ends is the end of the MOU. How much has happened in a review is sealed with its answers: what was
 * prepared and changed counts as well. So only that counts which the reader may know.
 */
const reviews = ({ reviews: open, mine }: ComingFacts): Told[] =>
  open.flatMap(({ state, windows, seq }) => {
    const { review, kind, then, parties, answered, revealedAt, closed } = state;
    const own = mine.filter((party) => parties.includes(party));
    if (own.length === 0) return [];
    const told = own.filter((party) => answered[party] !== undefined).length;
    const of = { page: `/reviews/${review}`, sequence: seq + told + (revealedAt ? 1 : 0) + (closed ? 1 : 0) };
    return [
      {
        ...{
          ...of,
          name: `review-${review}-answers`,
          at: windows.answersBy,
          what: `answers in the ${KINDS[kind]} due`,
        },
        fell: closed !== undefined || revealedAt !== undefined || told === own.length,
      },
      ...(kind === 'scheduled' && then === 'ends'
        ? []
        : [
            {
              ...{ ...of, name: `review-${review}-closes`, at: windows.closesAt, what: `the ${KINDS[kind]} closes` },
              fell: closed !== undefined,
            },
          ]),
    ];
  });

/** The last day of whoever gave notice, at the latest; where the MOU ends by it, its end is told instead. */
function withdrawals({ agreement: { state, seq: sequence }, mine, nameOf }: ComingFacts): Told[] {
  const { open = [], back = [] } = state.leaving ?? {};
  const ends = endsByLeaving(state);
  const last = (withdrawal: number, party: string, at: Instant, fell: boolean): Told => ({
    ...{ name: `withdrawal-${withdrawal}`, at, what: 'last day of an agency that withdraws' },
    ...{ more: `last day of ${nameOf(party)}, which withdraws`, page: '/withdrawal', sequence, fell },
  });
  return mine.length === 0
    ? []
    : [
        ...open.map((one) => {
          const at = staysUntil(state, one);
          return last(one.withdrawal, one.party, at, state.endedAt !== undefined || at === ends);
        }),
        ...back.map(({ withdrawal, party, lastAt }) => last(withdrawal, party, lastAt, true)),
      ];
}

const closings = ({ closing, mine }: ComingFacts): Told[] => {
  const { began, reported } = closing?.state ?? {};
  return closing && began && mine.length > 0
    ? [
        {
          ...{ name: 'closing', at: began.until, what: 'the closing ends', page: '/closing', sequence: closing.seq },
          fell: reported !== undefined,
        },
      ]
    : [];
};

/** Each kind of stream brings what comes of it by one function, from the facts that are read of it (`pages/read-mine.ts`). */
const SOURCES: readonly ((facts: ComingFacts) => Told[])[] = [
  ...[signings, terms, figures, commitments],
  ...[reviews, withdrawals, closings],
];

export const inOrder = (one: Coming, other: Coming): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : one.uid < other.uid ? -1 : 1;

/** From the next moment on, for two years. */
export function comingIn(facts: ComingFacts): Coming[] {
  const { now, agreement } = facts;
  const last = addMonths(dayOf(agreement.state.zone, now), AHEAD_MONTHS);
  return SOURCES.flatMap((source) => source(facts))
    .filter(({ at }) => at > now && dayOf(agreement.state.zone, at) <= last)
    .map((one) => comingOf(facts, one))
    .sort(inOrder);
}
