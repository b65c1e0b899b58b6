/** On the page of a dispute: the figures of its KPI as they were when it was raised, beside as they are, with what has changed marked. */
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import type { KpiFigures } from '../../../disputes/domain/dispute.schema.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { capital } from '../../../shared/text.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import { calendarLabel } from '../../domain/period-label.rules.ts';
import { grouped, shown, shownApart } from '../../domain/shown.rules.ts';
import { type Beside, compared, type PeriodThen } from '../domain/disputed.rules.ts';

export interface FiguresThenView {
  agreement: string;
  zone: string;
  raisedAt: Instant;
  kpi: Kpi;
  then: KpiFigures;
  /** Absent where they cannot be read any more. */
  now: KpiFigures | undefined;
  party: (key: string) => string;
}

/** `105, required 100`, never rounded so that it hides a miss. */
function sayValue({ recorded, required }: PeriodThen): string {
  if (!recorded) return required ? `Nothing, required ${grouped(shown(required))}` : 'Nothing';
  if (!required) return grouped(shown(recorded));
  const [value = '', needed = ''] = shownApart(recorded, required).map(grouped);
  return `${value}, required ${needed}`;
}

/** As the MOU names its reporters: a database returns them in an order of its own. */
const inOrder = (reported: PeriodThen['reported'], { reporters }: Kpi): [party: string, figure: string][] => {
  const place = (party: string) => reporters.findIndex((one) => one.party === party);
  return Object.entries(reported).sort(([one], [other]) => place(one) - place(other));
};

const sayReported = (text: string): string => (text === 'none' ? 'nothing to report' : text.replace('/', ' of '));

const Stood = ({
  of,
  changed,
  view,
}: {
  of: PeriodThen | undefined;
  changed: readonly string[];
  view: FiguresThenView;
}) =>
  of === undefined ? (
    <>Not over</>
  ) : (
    <>
      <strong>{capital(of.status)}</strong>: {sayValue(of)}
      <ul class="usa-list">
        {inOrder(of.reported, view.kpi).map(([party, figure]) => (
          <li key={party} dir="auto">
            {view.party(party)}: {sayReported(figure)}
            {changed.includes(party) && <strong> (changed since)</strong>}
          </li>
        ))}
        {of.silent?.map((party) => (
          <li key={party} dir="auto">
            {view.party(party)}: missing
          </li>
        ))}
      </ul>
      {of.published !== undefined && of.published !== of.status && <>Published as {of.published}</>}
    </>
  );

/** Then and now are told apart by their columns on a wide screen, and by these words on a narrow one. */
const Row = ({ of, view }: { of: Beside; view: FiguresThenView }) => (
  <tr>
    <th scope="row">
      {calendarLabel(view.kpi, of.period)}
      {of.differs && <p class="concord-small">Changed since</p>}
    </th>
    <td data-label="When it was raised">
      <Stood of={of.then} changed={of.changed} view={view} />
    </td>
    <td data-label="Now">
      <Stood of={of.now} changed={[]} view={view} />
    </td>
  </tr>
);

const sayChanges = (rows: readonly Beside[], { party }: FiguresThenView): string => {
  const changed = rows.filter(({ differs }) => differs);
  if (changed.length === 0) return 'Nothing of it has changed since.';
  const parties = [...new Set(changed.flatMap((one) => one.changed))].map(party);
  const who = parties.length === 0 ? '' : ` Figures that have changed since: ${parties.join(', ')}.`;
  return `${changed.length === 1 ? 'One period differs' : `${changed.length} periods differ`} now.${who}`;
};

export const FiguresThen = ({ view }: { view: FiguresThenView }) => {
  const rows = compared(view.then, view.now);
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">Figures</h2>
      <p>
        <a href={`/agreements/${view.agreement}/kpis/${view.kpi.key}`}>{view.kpi.name}</a>, in{' '}
        <bdi>{view.kpi.unit}</bdi>. The figures of {sayInstant(view.raisedAt, view.zone)}, when the dispute was raised,
        are part of its record.
        {rows.length > 0 && ` ${sayChanges(rows, view)}`}
      </p>
      {rows.length === 0 ? (
        <p>No period was over.</p>
      ) : (
        <table class="usa-table usa-table--borderless usa-table--stacked">
          <caption class="usa-sr-only">Each period when the dispute was raised, and now</caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">When it was raised</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Row key={one.period} of={one} view={view} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
