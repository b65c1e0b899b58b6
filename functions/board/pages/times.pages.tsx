/** How long disputes take, as charts with the same figures in a table below each. */
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import {
  MEASURES,
  type Measure,
  overall,
  type Sample,
  type Summary,
  sayLong,
  summaries,
} from '../domain/times.rules.ts';
import { Chart } from './chart.tsx';

export interface TimesView {
  person: SignedIn;
  samples: readonly Sample[];
  /** Disputes whose times stand here. */
  counted: number;
  /** Disputes that were ever raised under the person's MOUs. */
  ever: number;
}

const WORDS: Record<Measure, { heading: string; says: string; agency: string }> = {
  raised: {
    heading: 'From what happened to the dispute',
    says: 'In whole days, because of what happened only the day is known.',
    agency: 'by the agency that raised it',
  },
  answered: {
    heading: 'From the dispute to the answer',
    says: 'How long the other side took for its answer to the claim.',
    agency: 'by the agency that answered',
  },
  decided: {
    heading: 'From the dispute to the decision',
    says: 'Only disputes whose decision binds.',
    agency: 'by agency in the dispute',
  },
};
const LEVELS: Record<Measure, string> = {
  raised: 'by the level on which it was raised',
  answered: 'by the level on which the answer came',
  decided: 'by the level that decided',
};

/** A chart of more lines than this is read in its table. */
const MOST_LINES = 12;

const Table = ({ caption, first, of }: { caption: string; first: string; of: readonly Summary[] }) => (
  <table class="usa-table usa-table--borderless concord-figures">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">Median</th>
        <th scope="col">Longest</th>
        <th scope="col">Disputes</th>
      </tr>
    </thead>
    <tbody>
      {of.map(({ name, median, longest, count }) => (
        <tr key={name}>
          <th scope="row" dir="auto">
            {name}
          </th>
          <td>{sayLong(median)}</td>
          <td>{sayLong(longest)}</td>
          <td>{count}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Figure = ({ id, title, first, of }: { id: string; title: string; first: string; of: readonly Summary[] }) => {
  const [slowest] = of;
  const shown = of.slice(0, MOST_LINES);
  const left = of.length - shown.length;
  return (
    <>
      <h3>{title}</h3>
      <Chart
        id={id}
        title={title}
        description={`The median is longest for ${slowest?.name}, with ${sayLong(slowest?.median ?? 0)}. The table below has every figure.`}
        of={shown}
      />
      {left > 0 && <p>The chart shows the slowest {MOST_LINES}; the table has all of them.</p>}
      <Table caption="In figures" first={first} of={of} />
    </>
  );
};

const Section = ({ measure, samples }: { measure: Measure; samples: readonly Sample[] }) => {
  const all = overall(samples, measure);
  const { heading, says, agency } = WORDS[measure];
  return (
    <>
      <h2>{heading}</h2>
      {all === undefined ? (
        <p>No dispute has come that far.</p>
      ) : (
        <>
          <p>
            {says} Of {all.count === 1 ? 'one dispute' : `${all.count} disputes`}, the median is {sayLong(all.median)}{' '}
            and the longest {sayLong(all.longest)}.
          </p>
          <Figure
            id={`${measure}-level`}
            title={`${heading}, ${LEVELS[measure]}`}
            first="Level"
            of={summaries(samples, measure, 'level')}
          />
          <Figure
            id={`${measure}-agency`}
            title={`${heading}, ${agency}`}
            first="Agency"
            of={summaries(samples, measure, 'agency')}
          />
        </>
      )}
    </>
  );
};

const howMany = ({ counted, ever }: TimesView): string => {
  const these = counted === 1 ? 'one dispute' : `${counted} disputes`;
  if (counted === ever) return `These are the times of ${these}, all that were raised under your MOUs.`;
  return `These are the times of ${these} of the ${ever} that were raised under your MOUs; the others are for named people, or older.`;
};

export const timesPage = (view: TimesView): string =>
  layout({
    title: 'How long disputes take',
    person: view.person,
    main: (
      <>
        <h1>How long disputes take</h1>
        {view.counted === 0 ? (
          <p>There is no dispute under your MOUs whose times could be shown.</p>
        ) : (
          <>
            <p>{howMany(view)}</p>
            <p>
              While the deadlines of an MOU are paused, no time is counted. A bar is the median: half of the disputes
              took less, half took longer. The diamond at the end of the dashed line is the longest. A day has 24 hours,
              weekends and holidays included.
            </p>
            {MEASURES.map((measure) => (
              <Section key={measure} measure={measure} samples={view.samples} />
            ))}
          </>
        )}
        <p>
          <a href="/disputes">Back to the open disputes</a>
        </p>
      </>
    ),
  });
