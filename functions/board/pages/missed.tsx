/** What was missed twice in a row, below the open disputes. */
import { capital } from '../../shared/text.ts';
import { sayDayOf } from '../../shared/time-words.ts';
import type { Missed } from './read-missed.ts';

export const MissedTwice = ({ of }: { of: readonly Missed[] }) => (
  <>
    <h2>KPIs missed twice in a row</h2>
    <p>Each is listed here until a correction fixes it, or a later period is met.</p>
    <table class="usa-table usa-table--borderless concord-signatories">
      <caption>KPIs missed twice in a row, the longest open first</caption>
      <thead>
        <tr>
          <th scope="col">KPI</th>
          <th scope="col">What</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ agreement, mou, kpi, name, kind, periods, since, zone }) => (
          <tr key={`${agreement} ${kpi} ${kind}`}>
            <th scope="row" dir="auto">
              <a href={`/agreements/${agreement}/kpis/${kpi}`}>
                {mou}, {name}
              </a>
            </th>
            <td dir="auto">
              {capital(kind)}: {name}, {periods}
            </td>
            <td>{sayDayOf(since, zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
);
