/** The page of one month: the form of all the agency's cells whose periods end in it. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Notice } from '../../../shared/pages/elements.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import type { ShownCell } from './cell-fields.tsx';
import { type CellsForm, FiguresForm, figureOf, Wrong } from './figures-form.tsx';
import type { ReporterFrame } from './reporter-frame.ts';

export interface MonthView extends ReporterFrame {
  /** The periods, in words. */
  periods: string;
  /** When they are due and what is missing, in a sentence. */
  due: string;
  of: CellsForm;
  /** Cells that were closed without a figure. */
  shut: readonly ShownCell[];
  over: Refusal | undefined;
  /** The agency's own page. */
  back: string;
}

const Shut = ({ shut, back }: MonthView) =>
  shut.length === 0 ? null : (
    <section aria-labelledby="shut">
      <h2 id="shut">Closed without a figure</h2>
      <ul class="usa-list">
        {shut.map(({ measured: { kpi, period }, label }) => (
          <li key={`${kpi.key} ${period}`} dir="auto">
            {kpi.name}, {label}
          </li>
        ))}
      </ul>
      <p>
        An exception lets a figure in: <a href={`${back}#shut`}>propose one</a>.
      </p>
    </section>
  );

const ReadOnly = ({ of: { standing } }: MonthView) => (
  <ul class="usa-list">
    {standing.map(({ measured: { kpi }, recorded, entered }) => (
      <li key={kpi.key} dir="auto">
        {kpi.name}: {recorded && figureOf(recorded, kpi.unit)}
        {entered && <span class="concord-small"> {entered.said}</span>}
      </li>
    ))}
  </ul>
);

export const monthPage = (view: MonthView): string => {
  const { person, frame, number, partyName, periods, due, of, over, back } = view;
  const cells = of.missing.length + of.standing.length;
  return layout({
    title: `${periods}, ${partyName}: ${mouName(number)}`,
    ...{ person, frame },
    main: (
      <>
        <h1 dir="auto">
          {periods}: figures of {partyName}
        </h1>
        <Wrong refused={of.refused} />
        {over ? <Notice heading={over.wrong}>{over.remedy}</Notice> : <p>{due}</p>}
        {over && <ReadOnly {...view} />}
        {!over && cells > 0 && <FiguresForm of={of} />}
        <Shut {...view} />
        <p>
          <a href={back}>All figures of {partyName}</a>
        </p>
      </>
    ),
  });
};
