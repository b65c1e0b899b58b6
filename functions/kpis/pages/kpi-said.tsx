/** What people said of a KPI: each figure with its note and source, what it replaced and why, and why a period was missed. */
import { sayDay, sayDayOf, sayInstant } from '../../shared/time-words.ts';
import type { Changed, Effect, Entry, Explained } from '../dashboard/domain/kpi-record.rules.ts';
import type { Picture } from '../dashboard/domain/picture.rules.ts';
import type { Assessment } from '../domain/assess.rules.ts';
import { calendarLabel } from '../domain/period-label.rules.ts';
import { grouped } from '../domain/shown.rules.ts';
import { sayBeside } from '../domain/status-words.rules.ts';
import { howMany, NONE, sayReported } from './kpi-words.ts';
import type { Seen } from './seen.ts';
import { StackedTable } from './stacked-table.parts.tsx';
import { StatusTag } from './status-tag.tsx';

export interface Record {
  entries: readonly Entry[];
  changed: readonly Changed[];
  explained: readonly Explained[];
  effects: ReadonlyMap<Entry, Effect>;
}

const REMOVED = 'The words were removed by law.';
const DOORS: { [Door in Entry['door']]: string } = { form: 'by form', sheet: 'by sheet', api: 'by a system' };

const Quoted = ({ label, children }: { label: string; children: string | undefined }) =>
  children === undefined ? null : (
    <p dir="auto">
      <strong>{label}:</strong> {children}
    </p>
  );

const Words = ({ of: { words } }: { of: Entry }) =>
  words ? (
    <>
      <Quoted label="Reason">{words.reason}</Quoted>
      <Quoted label="Note">{words.note}</Quoted>
      <Quoted label="Source">{words.source}</Quoted>
    </>
  ) : (
    <p class="concord-small">{REMOVED}</p>
  );

/** The title of a system says that it is one. */
const who = ({ words, door }: Entry): string => {
  const { name, title } = words?.by ?? {};
  const how = door === 'api' && title !== undefined ? undefined : DOORS[door];
  return [name, title, how].filter((part) => part !== undefined).join(', ');
};

/** Before and after a correction, as both were reckoned at its moment. */
const StatusBefore = ({ of }: { of: Effect | undefined }) => {
  if (!of) return null;
  const told = (one: Assessment) => {
    const { value } = sayBeside(one);
    return value === undefined ? '' : ` (${value})`;
  };
  return (
    <p>
      <StatusTag status={of.before.status} />
      {told(of.before)} became <StatusTag status={of.after.status} />
      {told(of.after)}
    </p>
  );
};

const LATE = { late: 'Late', 'by exception': 'Taken by an exception' } as const;

/** What was said at once; `alone`: its figure stands beside it already. */
const Said = ({
  of,
  effect,
  seen,
  alone = false,
}: {
  of: Entry;
  effect: Effect | undefined;
  seen: Seen;
  alone?: boolean;
}) => (
  <>
    {of.was ? (
      <p>
        <s>{sayReported(of.was)}</s> corrected to <strong>{sayReported(of.figure)}</strong>
      </p>
    ) : (
      !alone && (
        <p>
          <strong>{sayReported(of.figure)}</strong>
        </p>
      )
    )}
    <StatusBefore of={effect} />
    <p class="concord-small" dir="auto">
      {sayInstant(of.at, seen.zone)}, {who(of)}
      {of.late && `. ${LATE[of.late]}`}
    </p>
    <Words of={of} />
  </>
);

/** Who contributed what to a period, with everything that was said of it, what was replaced included. */
export const Contributed = ({ of, seen, record }: { of: Assessment; seen: Seen; record: Record | undefined }) => {
  const said = Map.groupBy(
    (record?.entries ?? []).filter(({ period }) => period === of.measured.period),
    ({ party }) => party,
  );
  return (
    <StackedTable
      caption={`Who contributed, in ${of.measured.kpi.unit}`}
      keyOf={({ party }) => party}
      rows={of.contributions}
      columns={[
        { title: 'Agency', of: ({ party }) => seen.nameOf(party) },
        {
          title: 'Figure',
          of: ({ recorded }) => (recorded ? sayReported(recorded.figure) : 'None'),
          figures: true,
        },
        record
          ? {
              title: 'How it came, the newest first',
              of: ({ party }) => {
                const all = said.get(party) ?? [];
                return all.length === 0
                  ? NONE
                  : all.map((entry, index) => (
                      <div key={index} class="kpi-said">
                        <Said of={entry} effect={record.effects.get(entry)} seen={seen} alone={all.length === 1} />
                      </div>
                    ));
              },
            }
          : {
              title: 'When',
              of: ({ recorded }) =>
                recorded
                  ? `${sayDayOf(recorded.firstAt, seen.zone)}${recorded.late ? ', late' : ''}${recorded.corrected ? `; corrected ${sayDayOf(recorded.at, seen.zone)}` : ''}`
                  : NONE,
            },
      ]}
    />
  );
};

const sayChange = ({ change }: Changed, of: Picture, nameOf: Seen['nameOf']): string => {
  switch (change.kind) {
    case 'target':
      return `The target is ${grouped(change.value)}, for periods that end on ${sayDay(change.from)} or later`;
    case 'baseline':
      return `The baseline is ${grouped(change.value)} on ${sayDay(change.day)}, for periods that end on ${sayDay(change.from)} or later`;
    case 'exception':
      return `${nameOf(change.party)} may report ${calendarLabel(of.kpi, change.period)} although it is closed`;
  }
};

export const Changes = ({ of, changed, seen }: { of: Picture; changed: readonly Changed[]; seen: Seen }) => (
  <ul class="kpi-list">
    {changed.map((one) => (
      <li key={one.at} dir="auto">
        <p>
          {sayChange(one, of, seen.nameOf)}. Proposed by {seen.nameOf(one.proposedBy)}, agreed by all on{' '}
          {sayDayOf(one.at, seen.zone)}.
        </p>
        {one.reason === undefined ? (
          <p class="concord-small">{REMOVED}</p>
        ) : (
          <Quoted label="Reason">{one.reason}</Quoted>
        )}
      </li>
    ))}
  </ul>
);

export const Explanations = ({ of, seen, record }: { of: Picture; seen: Seen; record: Record }) => (
  <ul class="kpi-list">
    {record.explained.map(({ party, period, at, words }) => (
      <li key={`${party} ${period} ${at}`}>
        <h3>
          {calendarLabel(of.kpi, period)}, {seen.nameOf(party)}
        </h3>
        {words ? (
          <>
            <Quoted label="Why it was missed">{words.why}</Quoted>
            <Quoted label="What follows">{words.follows}</Quoted>
            <p class="concord-small" dir="auto">
              {words.by.name}
              {words.by.title && `, ${words.by.title}`}, {sayDayOf(at, seen.zone)}
            </p>
          </>
        ) : (
          <p class="concord-small">{REMOVED}</p>
        )}
      </li>
    ))}
  </ul>
);

/** Lines of the record on the page; the file has all of them. */
const MOST_ENTRIES = 60;

export const Everything = ({ of, seen, record }: { of: Picture; seen: Seen; record: Record }) => {
  const { entries, effects } = record;
  if (entries.length === 0) return <p>Nothing was reported yet.</p>;
  return (
    <>
      {entries.length > MOST_ENTRIES && (
        <p>
          The newest {MOST_ENTRIES} of {howMany(entries.length, 'entry', 'entries')} are shown. The file record.csv has
          all of them, and each period above its own.
        </p>
      )}
      <details class="kpi-fold">
        <summary>{howMany(Math.min(entries.length, MOST_ENTRIES), 'entry', 'entries')}, the newest first</summary>
        <StackedTable
          caption="Everything that was reported and corrected"
          keyOf={(entry) => `${entry.party} ${entry.period} ${entry.at}`}
          rows={entries.slice(0, MOST_ENTRIES)}
          columns={[
            { title: 'Period', of: ({ period }) => calendarLabel(of.kpi, period) },
            { title: 'Agency', of: ({ party }) => seen.nameOf(party) },
            { title: 'What was said', of: (entry) => <Said of={entry} effect={effects.get(entry)} seen={seen} /> },
          ]}
        />
      </details>
    </>
  );
};
