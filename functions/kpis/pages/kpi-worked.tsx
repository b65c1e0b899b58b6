/** The status of one period, worked on the page line by line, so that anyone can reckon it again. */
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import type { Picture } from '../dashboard/domain/picture.rules.ts';
import type { Assessment } from '../domain/assess.rules.ts';
import { grouped } from '../domain/shown.rules.ts';
import { type Line, worked } from '../domain/status-words.rules.ts';
import { howMany, labelOf, longLabelOf, STATUS_WORDS, sayReported, saySilent } from './kpi-words.ts';
import type { Seen } from './seen.ts';
import { StackedTable } from './stacked-table.parts.tsx';
import { StatusTag } from './status-tag.tsx';

/** Exact to the digit: what is cut says so by its ellipsis. */
const digits = (text: string): string => (/^-?\d+(?:\.\d+)?…?$/.test(text) ? grouped(text) : text);

const WHAT: Record<Line['what'], string> = {
  value: 'Figure',
  required: 'Required',
  shortfall: 'Missed by',
  slack: 'At risk up to',
};

/** `0.40 is more than 0 and at most 2.3, so this is at risk.` */
function verdict({ status }: Assessment, lines: readonly Line[]): string {
  const is = (what: Line['what']) => digits(lines.find((line) => line.what === what)?.is ?? '');
  const missed = is('shortfall');
  switch (status) {
    case 'on track':
      return `${missed} is not more than 0. Nothing is missed, so the period is on track.`;
    case 'at risk':
      return `${missed} is more than 0 and not more than ${is('slack')}, so the period is at risk.`;
    default:
      return `${missed} is more than ${is('slack')}, so the period is off track.`;
  }
}

/** Why there is nothing to reckon. */
function instead(one: Assessment, seen: Seen): string {
  switch (one.status) {
    case 'not due':
      return `The period is not over before ${sayDay(one.measured.last)}.`;
    case 'incomplete':
      return `It is judged when all figures are there: ${saySilent(one, seen)} may report until ${sayInstant(one.dueAt, seen.zone)}.`;
    case 'not reported':
      return `A figure of ${saySilent(one, seen)} is missing, so nothing can be judged. Figures were due ${sayInstant(one.dueAt, seen.zone)}.`;
    case 'nothing to measure':
      return 'Nobody had anything to report, or all denominators are 0.';
    default:
      return 'The figures so far already exceed the target of the measuring year. No later figure of the year can change that.';
  }
}

const isComplete = ({ silent }: Assessment): boolean => silent.length === 0;

/** Where agencies add up, what they add up to. */
const Sum = ({ of: { measured, contributions, total } }: { of: Assessment }) => {
  const { measure, span } = measured.kpi;
  const there = contributions.flatMap(({ recorded }) => (recorded ? [recorded.figure] : []));
  const values = there.flatMap((one) => ('value' in one ? [sayReported(one)] : []));
  if (measure === 'ratio')
    return (
      <p>
        The numerators of all agencies add up to {grouped(total.over)}, the denominators to {grouped(total.under)}
        {span === 'to-date' && ', from the start of the measuring year'}.
      </p>
    );
  if (span === 'to-date')
    return <p>Figures add up from the start of the measuring year: {grouped(total.over)} so far.</p>;
  if (measure !== 'sum' || values.length < 2) return null;
  return (
    <p>
      {values.length <= 12
        ? `${values.join(' + ')} = ${grouped(total.over)}`
        : `${values.length} figures add up to ${grouped(total.over)}`}
    </p>
  );
};

const asReported = ({ measured: { kpi }, contributions }: Assessment): string =>
  kpi.span === 'to-date' || contributions.length > 1 ? 'All figures added up' : 'As it was reported';

export const Worked = ({ of, seen }: { of: Assessment; seen: Seen }) => {
  const lines = worked(of);
  const judged = isComplete(of) && lines.length > 0 && of.status !== 'not due' && of.status !== 'nothing to measure';
  const publishedAs = (
    Object.hasOwn(seen.published, of.measured.kpi.key) ? seen.published[of.measured.kpi.key] : undefined
  )?.[of.measured.period];
  return (
    <>
      <p class="kpi-period-status">
        <StatusTag status={of.status} />
        {publishedAs && (
          <span>
            {publishedAs.status === of.status ? (
              'Published so when the period closed.'
            ) : (
              <>
                Published as <StatusTag status={publishedAs.status} /> when the period closed.
              </>
            )}
          </span>
        )}
      </p>
      <Sum of={of} />
      {judged ? (
        <>
          <StackedTable
            caption={`In ${of.measured.kpi.unit}, on ${sayDay(of.measured.last)}`}
            keyOf={({ what }) => what}
            rows={lines}
            columns={[
              { title: 'What', of: ({ what }) => WHAT[what] },
              { title: 'How it is calculated', of: ({ sum }) => sum || asReported(of) },
              { title: 'Result', of: ({ is }) => digits(is), figures: true },
            ]}
          />
          <p>{verdict(of, lines)}</p>
        </>
      ) : (
        <p>{instead(of, seen)}</p>
      )}
    </>
  );
};

/** A period is chosen without a script: the address names it. */
export const PeriodChoice = ({ of, chosen, at }: { of: Picture; chosen: Assessment; at: string }) => (
  <form method="get" action={`${at}#period`} class="kpi-choice" aria-label="Choose a period">
    <label class="usa-label" for="field-period">
      Period
    </label>
    <select class="usa-select" id="field-period" name="period">
      {of.periods.toReversed().map((one) => (
        <option key={one.measured.period} value={one.measured.period} selected={one === chosen}>
          {labelOf(one)}: {STATUS_WORDS[one.status].toLowerCase()}
        </option>
      ))}
    </select>
    <button class="usa-button usa-button--outline" type="submit">
      Show
    </button>
  </form>
);

export const sayReporters = ({ kpi }: Picture): string => howMany(kpi.reporters.length, 'agency', 'agencies');
export { longLabelOf };
