/** Everything that comes due for a person in the next two years, by month, with the calendar files of the same. */
import type { Instant } from '../../../shared/kernel.ts';
import { Notice } from '../../../shared/pages/elements.tsx';
import { Button } from '../../../shared/pages/form.tsx';
import { Select } from '../../../shared/pages/form-choices.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { dayIn, sayInstant } from '../../../shared/time-words.ts';
import type { Coming } from '../domain/coming.ts';
import type { Mine } from './read-mine.ts';

export interface ComingView {
  person: SignedIn;
  now: Instant;
  /** Every MOU of the person. */
  mous: readonly Mine[];
  /** The one that was chosen; all where there is none. */
  chosen: string;
}

export interface Entry {
  of: Mine;
  one: Coming;
}

export const entriesOf = (mous: readonly Mine[], fell: boolean): Entry[] =>
  mous
    .flatMap((of) => of.coming.filter((one) => (one.fell ?? false) === fell).map((one) => ({ of, one })))
    .sort((one, other) => (one.one.at < other.one.at ? -1 : one.one.at > other.one.at ? 1 : 0));

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const monthOf = ({ of, one }: Entry): string => dayIn(of.zone, one.at).slice(0, 7);
const sayMonth = (month: string): string => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

const MOST_SHOWN = 140;
const shortened = (what: string): string => {
  const chars = [...what];
  return chars.length <= MOST_SHOWN ? what : `${chars.slice(0, MOST_SHOWN - 1).join('')}…`;
};

const Lines = ({ of, label }: { of: readonly Entry[]; label: string }) => (
  <ol class="concord-tasks concord-due" aria-labelledby={label}>
    {of.map(({ of: { agreement, mou, title, zone }, one }) => (
      <li key={one.uid} class="concord-task">
        <p class="concord-task-due">
          <time dateTime={one.at}>{sayInstant(one.at, zone)}</time>
        </p>
        <p dir="auto">{one.page === undefined ? shortened(one.what) : <a href={one.page}>{shortened(one.what)}</a>}</p>
        <p class="concord-small" dir="auto">
          <a href={`/agreements/${agreement}`}>
            <bdi>{title}</bdi>
          </a>{' '}
          <span class="concord-number">{mou}</span>
        </p>
      </li>
    ))}
  </ol>
);

const Months = ({ of }: { of: readonly Entry[] }) => (
  <>
    {[...Map.groupBy(of, monthOf)].map(([month, entries]) => (
      <section key={month}>
        <h2 id={`month-${month}`}>{sayMonth(month)}</h2>
        <Lines of={entries} label={`month-${month}`} />
      </section>
    ))}
  </>
);

const Files = ({ chosen, fallen }: { chosen: string; fallen: number }) => {
  const query = chosen === '' ? '' : `?mou=${chosen}`;
  return (
    <section aria-labelledby="files">
      <h2 id="files">For your calendar</h2>
      <ul class="usa-list">
        <li>
          <a href={`/due/calendar.ics${query}`}>What comes due as a calendar file</a>. Take it again when something has
          moved or fell away: your calendar moves or cancels it too, and has nothing twice.
        </li>
        {fallen > 0 && (
          <li>
            <a href={`/due/cancelled.ics${query}`}>What is no longer due as a calendar file</a>, which takes it out of
            your calendar.
          </li>
        )}
      </ul>
    </section>
  );
};

export function comingPage({ person, mous, chosen }: ComingView): string {
  const shown = mous.filter(({ agreement }) => chosen === '' || agreement === chosen);
  const [coming, fallen] = [entriesOf(shown, false), entriesOf(shown, true)];
  return layout({
    title: 'What comes due',
    person,
    main: (
      <>
        <h1>What comes due</h1>
        <p>
          The next two years of your MOUs: what is to be signed, what is reviewed, and what ends. Figures that your
          agency reports, its commitments and those made to it are here, too. So are days by which your offices must act
          in disputes.
        </p>
        {mous.length > 1 && (
          <form method="get" action="/due" aria-label="Show fewer" class="concord-choices">
            <Select
              name="mou"
              label="MOU"
              of={[['', 'Every MOU'], ...mous.map(({ agreement, mou }) => [agreement, mou] as const)]}
              value={chosen}
            />
            <Button look="outline">Show these</Button>
          </form>
        )}
        {coming.length === 0 ? (
          <Notice>
            {mous.length === 0 ? 'There is no MOU with you yet.' : 'Nothing comes due in the next two years.'}
          </Notice>
        ) : (
          <Months of={coming} />
        )}
        {fallen.length > 0 && (
          <section aria-labelledby="fallen">
            <h2 id="fallen">No longer due ({fallen.length})</h2>
            <details class="kpi-fold">
              <summary>What was done or given up before its day</summary>
              <Lines of={fallen} label="fallen" />
            </details>
          </section>
        )}
        {coming.length + fallen.length > 0 && <Files chosen={chosen} fallen={fallen.length} />}
      </>
    ),
  });
}
