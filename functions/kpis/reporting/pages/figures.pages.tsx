/** An agency's own page: what is missing by the day on which it is due, what was closed without a figure, and what can be corrected. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { sayTimeLeft } from '../../../shared/calendar/time-left.ts';
import type { Instant, Refusal } from '../../../shared/kernel.ts';
import { Notice } from '../../../shared/pages/elements.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { sayDay, sayInstant } from '../../../shared/time-words.ts';
import type { Clock } from '../../domain/moments.rules.ts';
import { calendarLabel } from '../../domain/period-label.rules.ts';
import type { OwnCell } from '../../sheet/domain/template.rules.ts';
import {
  type Coming,
  isMissing,
  isShut,
  isThere,
  type Moment,
  periodLabels,
  periodsIn,
} from '../domain/own-figures.rules.ts';
import type { ReporterFrame } from './reporter-frame.ts';

/** A moment, and until when its first figures are taken late. */
export type ShownMoment = Moment & { lateUntil?: Instant | undefined };

export interface FiguresView extends ReporterFrame {
  clock: Clock;
  moments: readonly ShownMoment[];
  coming: Coming | undefined;
  /** Why nothing can be reported any more. */
  over: Refusal | undefined;
  liaison: boolean;
  /** Whether the reader speaks for the agency in a proposal. */
  mayPropose: boolean;
  /** Address of this page, and of the MOU's KPIs. */
  path: string;
  kpis: string;
  party: string;
  done: string | undefined;
}

const numbers = (count: number): string => (count === 1 ? '1 number' : `${count} numbers`);
/** `2 of your 5 numbers are missing` */
const sayMissing = (missing: number, of: number): string =>
  missing === of
    ? `${of === 1 ? 'your number is' : `all of your ${of} numbers are`} missing`
    : `${missing} of your ${numbers(of)} ${missing === 1 ? 'is' : 'are'} missing`;

/** With their periods where there are several. */
const CellNames = ({ of }: { of: readonly OwnCell[] }) => {
  const several = periodLabels(of).length > 1;
  return (
    <ul class="usa-list">
      {of.map(({ measured: { kpi, period } }) => (
        <li key={`${kpi.key} ${period}`} dir="auto">
          {kpi.name}
          {several && <span class="concord-small"> ({calendarLabel(kpi, period)})</span>}
        </li>
      ))}
    </ul>
  );
};

const When = ({ view, of: { dueAt, cells, lateUntil }, missing }: MomentProps & { missing: number }) => {
  const { clock, zone } = view;
  const owed = sayMissing(missing, cells.length);
  const closes = periodLabels(cells).length === 1 ? 'closes' : 'close';
  if (clock.now < dueAt)
    return (
      <p>
        {periodsIn(cells)} {closes} on <strong>{sayInstant(dueAt, zone)}</strong>,{' '}
        {sayTimeLeft(clock.calendar, clock.now, dueAt)}; <strong>{owed}</strong>.
      </p>
    );
  return (
    <p>
      {periodsIn(cells)} closed on {sayInstant(dueAt, zone)}; <strong>{owed}</strong>.{' '}
      {lateUntil
        ? `What is reported now is late; it is taken until ${sayInstant(lateUntil, zone)}.`
        : 'The parties agreed to an exception: what is reported now is taken late.'}
    </p>
  );
};

interface MomentProps {
  view: FiguresView;
  of: ShownMoment;
}

const Missing = ({ view, of }: MomentProps) => {
  const missing = of.cells.filter(isMissing);
  const id = `due-${of.until}-${of.dueAt.slice(0, 10)}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{periodsIn(missing)}</h3>
      <When view={view} of={of} missing={missing.length} />
      <CellNames of={missing} />
      <p>
        <a class="usa-button" href={`${view.path}/${of.until}`}>
          Report {missing.length === 1 ? 'it' : 'them'}
          <span class="usa-sr-only"> for {periodsIn(missing)}</span>
        </a>
      </p>
    </section>
  );
};

const Next = ({ view: { coming, zone } }: { view: FiguresView }) =>
  coming ? (
    <p>
      Next: {periodsIn(coming.measured.map((measured) => ({ measured })))}, to be reported from {sayDay(coming.from)},
      due on {sayInstant(coming.dueAt, zone)}.
    </p>
  ) : null;

const AllMissing = ({ view }: { view: FiguresView }) => {
  const owed = view.moments.filter(({ cells }) => cells.some(isMissing));
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">What is missing</h2>
      {owed.length === 0 && <p>Nothing is missing.</p>}
      {owed.map((one) => (
        <Missing key={`${one.dueAt} ${one.until}`} view={view} of={one} />
      ))}
      <Next view={view} />
    </section>
  );
};

const exceptionPath = ({ kpis, party }: FiguresView, { measured: { kpi, period } }: OwnCell): string =>
  `${kpis}/plan/new?${new URLSearchParams({ kind: 'exception', kpi: kpi.key, period, party })}`;

const ShutCells = ({ view, of }: { view: FiguresView; of: readonly OwnCell[] }) => (
  <ul class="usa-list">
    {of.map((cell) => {
      const { kpi, period } = cell.measured;
      const name = `${kpi.name}, ${calendarLabel(kpi, period)}`;
      return (
        <li key={`${kpi.key} ${period}`} dir="auto">
          {name}
          {view.mayPropose && !view.over && (
            <>
              :{' '}
              <a href={exceptionPath(view, cell)}>
                Propose an exception<span class="usa-sr-only"> for {name}</span>
              </a>
            </>
          )}
        </li>
      );
    })}
  </ul>
);

/** More of a list than this is folded. */
const RECENT = 12;

const Shut = ({ view }: { view: FiguresView }) => {
  const shut = view.moments.flatMap(({ cells }) => cells.filter(isShut)).reverse();
  const [recent, earlier] = [shut.slice(0, RECENT), shut.slice(RECENT)];
  return shut.length === 0 ? null : (
    <section aria-labelledby="shut">
      <h2 id="shut">Closed without a figure</h2>
      <p>
        {view.over
          ? 'These stay without a figure.'
          : `A figure is taken here only when your agency proposes an exception and the other parties agree to it.${view.mayPropose ? '' : ' Your liaison, or the office that signs for your agency, proposes it.'}`}
      </p>
      <ShutCells view={view} of={recent} />
      {earlier.length > 0 && (
        <details>
          <summary>{earlier.length} earlier ones</summary>
          <ShutCells view={view} of={earlier} />
        </details>
      )}
    </section>
  );
};

const Months = ({ view, of }: { view: FiguresView; of: readonly ShownMoment[] }) => (
  <ul class="usa-list">
    {of.map(({ until, cells }) => (
      <li key={`${until} ${cells.length}`}>
        <a href={`${view.path}/${until}`}>{periodsIn(cells)}</a>: {cells.filter(isThere).length} of{' '}
        {numbers(cells.length)}
      </li>
    ))}
  </ul>
);

const Reported = ({ view }: { view: FiguresView }) => {
  const there = view.moments.filter(({ cells }) => cells.some(isThere)).reverse();
  const [recent, earlier] = [there.slice(0, RECENT), there.slice(RECENT)];
  return there.length === 0 ? null : (
    <section aria-labelledby="reported">
      <h2 id="reported">Reported</h2>
      <p>
        {view.over ? 'These figures can be read.' : 'A figure that was wrong is corrected, with the reason.'} The
        earlier figure stays on record.
      </p>
      <Months view={view} of={recent} />
      {earlier.length > 0 && (
        <details>
          <summary>Earlier months</summary>
          <Months view={view} of={earlier} />
        </details>
      )}
    </section>
  );
};

const Ways = ({ view: { path, kpis, liaison, over } }: { view: FiguresView }) => (
  <section aria-labelledby="ways">
    <h2 id="ways">Other ways</h2>
    <ul class="usa-list">
      {!over && (
        <li>
          <a href={`${path}/sheet`}>Report by spreadsheet</a>: up to 1,000 figures at once
        </li>
      )}
      {liaison && (
        <li>
          <a href={`${path}/tokens`}>Keys for systems that report automatically</a>
        </li>
      )}
      <li>
        <a href={kpis}>KPIs of all agencies</a>
      </li>
    </ul>
  </section>
);

export const figuresPage = (view: FiguresView): string => {
  const { person, frame, number, partyName, over, done } = view;
  return layout({
    title: `Figures of ${partyName}: ${mouName(number)}`,
    ...{ person, frame, status: done },
    main: (
      <>
        <h1 dir="auto">Figures of {partyName}</h1>
        {over && <Notice heading={over.wrong}>{over.remedy}</Notice>}
        {!over && <AllMissing view={view} />}
        <Shut view={view} />
        <Reported view={view} />
        <Ways view={view} />
      </>
    ),
  });
};
