/** The page of one KPI: how it stands and why, by whose figures, what was corrected, and where it comes from. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { SummaryList } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayDay } from '../../shared/time-words.ts';
import { changesIn, courseShown } from '../charts/trend.rules.ts';
import { letterOf } from '../charts/trend-chart.parts.tsx';
import { type Picture, statusNow } from '../dashboard/domain/picture.rules.ts';
import type { Assessment } from '../domain/assess.rules.ts';
import { grouped } from '../domain/shown.rules.ts';
import { sayBeside } from '../domain/status-words.rules.ts';
import { kpiPath } from './kpi-card.tsx';
import { Changes, Contributed, Everything, Explanations, type Record } from './kpi-said.tsx';
import { ONE_KPI_TABLES } from './kpi-tables.ts';
import { KpiTrend } from './kpi-trend.tsx';
import { labelOf, longLabelOf, sayMissed, sayNumber, sayTarget, withinSentence } from './kpi-words.ts';
import { PeriodChoice, Worked } from './kpi-worked.tsx';
import { Legend } from './legend.tsx';
import { FiguresArePublic, publicLayout } from './public-words.tsx';
import type { Seen } from './seen.ts';
import { StatusTag } from './status-tag.tsx';
import { TableFiles } from './table-files.parts.tsx';

export interface KpiView {
  seen: Seen;
  picture: Picture;
  /** The period that the address asks for. */
  asked: string | undefined;
  /** What people said; not for everyone. */
  record?: Record;
  signedIn?: {
    person: SignedIn;
    frame: FrameView;
    reportsFor: readonly string[];
    mayPropose: boolean;
    /** A dispute about it. */
    mayRaise: boolean;
  };
  title?: string | undefined;
}

/** Periods that a page draws; of more than these nothing could be told apart. */
const MOST_DRAWN = 120;

const chosenOf = ({ picture: { periods, latest, open }, asked }: KpiView): Assessment | undefined =>
  periods.find(({ measured }) => measured.period === asked) ?? latest ?? open ?? periods.at(-1);

const Head = ({ of, seen }: { of: Picture; seen: Seen }) => {
  const { kpi, latest, open } = of;
  const { number, of: partly } = sayNumber(of);
  const told = latest ?? open;
  const missed = latest && sayMissed(latest);
  const required = told && sayBeside(told).required;
  return (
    <>
      <p class="kpi-back">
        <a href={seen.pages}>Shared KPIs</a>
      </p>
      <h1 dir="auto">{kpi.name}</h1>
      <div class="kpi-head">
        <StatusTag status={statusNow(of)} />
        <p class="kpi-number">
          <strong>{number}</strong> <span dir="auto">{kpi.unit}</span>
          {partly && <>, {partly}</>}
        </p>
        <p class="kpi-when">{told ? longLabelOf(told, seen) : 'No period is over yet'}</p>
        <p>
          {required !== undefined && (
            <>
              Required: {required}
              {missed !== undefined && <>; missed by {missed}</>}.{' '}
            </>
          )}
          Target: {withinSentence(sayTarget(kpi))}.
        </p>
      </div>
    </>
  );
};

const Acts = ({
  of: { key, kpi, dropped },
  seen,
  signedIn,
  chosen,
}: {
  of: Picture;
  seen: Seen;
  chosen: Assessment | undefined;
  signedIn: KpiView['signedIn'];
}) => {
  if (!signedIn) return null;
  const asked =
    chosen && (chosen.status === 'off track' || chosen.status === 'at risk' || chosen.status === 'not reported');
  const explains = asked && signedIn.reportsFor.some((party) => kpi.reporters.some((one) => one.party === party));
  return (
    <ul class="kpi-acts">
      {signedIn.mayRaise && (
        <li>
          <a
            class="usa-button usa-button--outline"
            href={`/agreements/${seen.agreement}/disputes/new?about=kpi:${key}`}
          >
            Raise a dispute about this
          </a>
        </li>
      )}
      {signedIn.mayPropose && !dropped && (
        <li>
          <a class="usa-button usa-button--outline" href={`${seen.pages}/plan/new?kpi=${key}`}>
            Propose a change
          </a>
        </li>
      )}
      {explains && chosen && (
        <li>
          <a class="usa-button usa-button--outline" href={`${kpiPath(seen, key)}/miss/${chosen.measured.period}`}>
            Say why {labelOf(chosen)} was missed
          </a>
        </li>
      )}
    </ul>
  );
};

/** What the letters of the chart stand for. */
const Letters = ({ of }: { of: Picture }) => {
  const changes = changesIn(courseShown(of, MOST_DRAWN));
  return changes.length === 0 ? null : (
    <ul class="kpi-list">
      {changes.map(({ before: { measured: before }, after: { measured } }, index) => (
        <li key={measured.period}>
          <strong>{letterOf(index)}</strong>: from {sayDay(measured.first)},{' '}
          {before.kpi.target.value === measured.kpi.target.value
            ? 'the way to the target is another one'
            : `the target is ${grouped(measured.kpi.target.value)} (before: ${grouped(before.kpi.target.value)})`}
          {before.version !== measured.version && `, by version ${measured.version} of the MOU`}.
        </li>
      ))}
    </ul>
  );
};

const MEASURE = {
  one: 'One agency reports the figure for all.',
  sum: 'The figures of the agencies add up.',
  ratio: 'The sum of all numerators over the sum of all denominators.',
} as const;
const EVERY = { month: 'Every month', quarter: 'Every quarter', year: 'Every year' } as const;

/** Of the signed text: where the figures come from and what they do not say. */
const Quality = ({ of: { kpi }, seen }: { of: Picture; seen: Seen }) => (
  <section aria-labelledby="quality">
    <h2 id="quality">Where the figures come from</h2>
    <SummaryList
      of={[
        ['Source', seen.everyone ? undefined : (kpi.quality?.source ?? 'The MOU does not say.')],
        ['Limits', seen.everyone ? undefined : kpi.quality?.limits],
        ['Reported by', kpi.reporters.map(({ party }) => seen.nameOf(party)).join('; ')],
        ['How often', `${EVERY[kpi.frequency]}, due ${kpi.dueBusinessDays} business days after it`],
        ['Together', MEASURE[kpi.measure]],
        [
          'Counted',
          kpi.span === 'in-period'
            ? 'Each figure is that of its period alone.'
            : 'Figures add up from the start of each measuring year.',
        ],
        [
          'Plausible',
          kpi.range && `From ${grouped(kpi.range.min)} to ${grouped(kpi.range.max)}; anything else is asked about`,
        ],
      ]}
    />
  </section>
);

const Main = (view: KpiView) => {
  const { seen, picture, record, signedIn } = view;
  const chosen = chosenOf(view);
  const at = kpiPath(seen, picture.key);
  return (
    <>
      <Head of={picture} seen={seen} />
      <Acts of={picture} seen={seen} signedIn={signedIn} chosen={picture.latest} />
      <section aria-labelledby="trend">
        <h2 id="trend">Trend</h2>
        {picture.periods.length === 0 ? (
          <p>No period has begun.</p>
        ) : (
          <KpiTrend of={picture} seen={seen} most={MOST_DRAWN} plot={200} noted />
        )}
        <Letters of={picture} />
        <Legend noted />
      </section>
      {chosen && (
        <section aria-labelledby="period" class="kpi-period">
          <h2 id="period">Status in {labelOf(chosen)}</h2>
          {picture.periods.length > 1 && <PeriodChoice of={picture} chosen={chosen} at={at} />}
          <Worked of={chosen} seen={seen} />
          <Contributed of={chosen} seen={seen} record={record} />
        </section>
      )}
      {record && (
        <>
          <section aria-labelledby="why">
            <h2 id="why">Why it was missed, and what follows</h2>
            {record.explained.length === 0 ? (
              <p>No reporter has explained a miss.</p>
            ) : (
              <Explanations of={picture} seen={seen} record={record} />
            )}
          </section>
          <section aria-labelledby="changed">
            <h2 id="changed">What the parties changed</h2>
            {record.changed.length === 0 ? (
              <p>Nothing. The KPI is measured as it was signed.</p>
            ) : (
              <Changes of={picture} changed={record.changed} seen={seen} />
            )}
          </section>
          <section aria-labelledby="record">
            <h2 id="record">Everything that was reported</h2>
            <Everything of={picture} seen={seen} record={record} />
          </section>
        </>
      )}
      <Quality of={picture} seen={seen} />
      {signedIn && <TableFiles of={ONE_KPI_TABLES} at={`${at}/files`} json="kpi.json" />}
      <FiguresArePublic seen={seen} at={`/public${at}`} />
    </>
  );
};

export const kpiPage = (view: KpiView): string => {
  const { seen, picture, signedIn } = view;
  const title = `${picture.kpi.name}: ${mouName(seen.number)}`;
  return signedIn
    ? layout({ title, person: signedIn.person, frame: signedIn.frame, main: <Main {...view} /> })
    : publicLayout({ title, name: view.title, seen, main: <Main {...view} /> });
};
