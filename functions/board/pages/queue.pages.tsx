/** The queue as a person reads it: what is at stake, whose turn it is and how long there is, the least time first. */
import { NO_LADDER } from '../../disputes/domain/raise.rules.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import type { Instant } from '../../shared/kernel.ts';
import { Notice } from '../../shared/pages/elements.tsx';
import { Button } from '../../shared/pages/form.tsx';
import { Select } from '../../shared/pages/form-choices.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayDayOf, sayInstant } from '../../shared/time-words.ts';
import type { DecidedRow } from '../domain/decided.rules.ts';
import { type Filter, type Hidden, type Place, type Row, sayPlace } from '../domain/queue.rules.ts';
import { DecidedDisputes } from './decided.tsx';
import { MissedTwice } from './missed.tsx';
import type { Missed } from './read-missed.ts';

export interface QueueView {
  person: SignedIn;
  now: Instant;
  rows: readonly Row[];
  hidden: readonly Hidden[];
  next?: Place | undefined;
  filter: Filter;
  /** This is not the first page. */
  continued: boolean;
  /** On the first page, what is decided and not yet done. */
  decided: readonly DecidedRow[];
  /** On the first page, what was missed twice under the chosen MOUs. */
  missed: readonly Missed[];
  /** MOUs under which no dispute can be raised. */
  withoutLadder: readonly string[];
  choices: {
    mous: readonly (readonly [id: string, name: string])[];
    agencies: readonly string[];
    levels: readonly string[];
  };
}

const addressOf = ({ agreement, number }: Hidden): string => `/agreements/${agreement}/disputes/${number}`;

/** `/disputes` with what was chosen, and only that. */
const queueAddress = (filter: Filter, more: Record<string, string> = {}): string => {
  const chosen = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== '');
  return `/disputes${chosen.length > 0 ? `?${new URLSearchParams(chosen)}` : ''}`;
};

/** What ends then, where there is time left. */
const ENDS = {
  level: 'This level ends',
  reason: 'The reason of the veto is due',
} as const;

const Time = ({ row: { what, due, calendar, paused }, now }: { row: Row; now: Instant }) => {
  const { zone } = calendar;
  if (what === 'impasse')
    return (
      <>
        <strong>Impasse</strong> since {sayDayOf(due, zone)}: the last level ended without a decision. The operating
        board takes it up and renegotiates this part of the MOU.
      </>
    );
  return (
    <>
      <strong>{now < due ? sayTimeLeft(calendar, now, due) : 'Time is over'}</strong>
      <br />
      {ENDS[what]} {sayInstant(due, zone)}.
      {paused !== undefined && ` The deadlines of this MOU are paused until ${sayInstant(paused, zone)}.`}
    </>
  );
};

const andBetween = (names: readonly string[]): string =>
  names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;

const Line = ({ row, now }: { row: Row; now: Instant }) => (
  <tr>
    <th scope="row" dir="auto">
      <a href={addressOf(row)}>
        {row.mou}, dispute {row.number}
      </a>
      <br />
      <span class="concord-plain">{row.about}</span>
    </th>
    <td dir="auto">{andBetween(row.between)}</td>
    <td dir="auto">
      {row.level}
      {row.turn.length > 0 && <p class="concord-missing">Waiting for: {row.turn.join('; ')}</p>}
    </td>
    <td>
      <Time row={row} now={now} />
    </td>
  </tr>
);

const Lines = ({ rows, now }: Pick<QueueView, 'rows' | 'now'>) => (
  <table class="usa-table usa-table--borderless concord-signatories">
    <caption>Open disputes, the least time left first</caption>
    <thead>
      <tr>
        <th scope="col">Dispute</th>
        <th scope="col">Between</th>
        <th scope="col">Level, and waiting for</th>
        <th scope="col">Time left</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Line key={row.id} row={row} now={now} />
      ))}
    </tbody>
  </table>
);

const same = (names: readonly string[]) => names.map((name) => [name, name] as const);

const Choices = ({ filter, choices: { mous, agencies, levels } }: Pick<QueueView, 'filter' | 'choices'>) => (
  <form method="get" action="/disputes" aria-label="Show fewer" class="concord-choices">
    <Select name="mou" label="MOU" of={[['', 'Every MOU'], ...mous]} value={filter.mou} />
    <Select name="agency" label="Agency" of={[['', 'Every agency'], ...same(agencies)]} value={filter.agency} />
    <Select name="level" label="Level" of={[['', 'Every level'], ...same(levels)]} value={filter.level} />
    <Button look="outline">Show these</Button>
  </form>
);

const HiddenOnes = ({ of }: { of: readonly Hidden[] }) => (
  <>
    <h2>For named people only</h2>
    <p>You may know that these are open; everything else about them is for the people who are named.</p>
    <ul class="usa-list">
      {of.map(({ id, mou, number }) => (
        <li key={id}>
          {mou}, dispute {number}
        </li>
      ))}
    </ul>
  </>
);

const WithoutLadder = ({ of }: { of: readonly string[] }) => (
  <>
    <h2>Without a ladder</h2>
    <p>These MOUs have no ladder, so a dispute cannot be raised under them here. {NO_LADDER.remedy}</p>
    <ul class="usa-list">
      {of.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  </>
);

/** A choice that is no longer in the list is kept, so that the page never seems to show everything when it does not. */
const kept = (list: readonly string[], chosen: string): readonly string[] =>
  chosen === '' || list.includes(chosen) ? list : [...list, chosen];

function nothing({ filter, continued, next, hidden }: QueueView): string | undefined {
  if (next) return 'Nothing among those looked through so far fits your choice; there are more.';
  if (hidden.length > 0) return undefined;
  if (continued) return 'There are no more.';
  return Object.values(filter).some((one) => one !== '')
    ? 'No open dispute fits your choice.'
    : 'No dispute is open in the MOUs that name you.';
}

export function queuePage(view: QueueView): string {
  const { person, now, rows, hidden, next, filter, continued } = view;
  const { mous, agencies, levels } = view.choices;
  const choices = { mous, agencies: kept(agencies, filter.agency), levels: kept(levels, filter.level) };
  const empty = rows.length === 0 ? nothing(view) : undefined;
  return layout({
    title: 'Disputes',
    person,
    main: (
      <>
        <h1>Disputes</h1>
        {mous.length === 0 ? (
          <p>No MOU that is signed by all its parties names you, so there is no dispute to show.</p>
        ) : (
          <Choices filter={filter} choices={choices} />
        )}
        {mous.length > 0 && <h2>Open</h2>}
        {mous.length > 0 && empty !== undefined && <Notice>{empty}</Notice>}
        {rows.length > 0 && <Lines rows={rows} now={now} />}
        <DecidedDisputes of={view.decided} />
        {view.missed.length > 0 && <MissedTwice of={view.missed} />}
        {view.withoutLadder.length > 0 && <WithoutLadder of={view.withoutLadder} />}
        {hidden.length > 0 && <HiddenOnes of={hidden} />}
        {(continued || next) && (
          <nav aria-label="Pages" class="concord-pages">
            {continued && <a href={queueAddress(filter)}>Back to the first page</a>}{' '}
            {next && <a href={queueAddress(filter, { after: sayPlace(next) })}>Next page</a>}
          </nav>
        )}
        <h2>More about disputes</h2>
        <ul class="usa-list">
          <li>
            <a href="/disputes/deadlines.ics">All deadlines as a calendar file</a>
          </li>
          <li>
            <a href="/disputes/times">How long disputes take</a>
          </li>
        </ul>
      </>
    ),
  });
}
