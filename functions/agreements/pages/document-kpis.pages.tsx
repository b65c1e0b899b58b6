/** Shared KPIs in words: what is to be reached, from where, by which values in between, who reports, and what counts as at risk. */

import { officeTitle, type SignedMou } from '../domain/signed-mou.ts';
import type { Kpi } from '../mou/domain/kpi.schema.ts';
import { Facts, Listed, many, On, Prose, Said, sayDecimal, sayMonth } from './document.parts.tsx';
import { nameOf } from './document-terms.pages.tsx';

const Target = ({ of: { target, unit } }: { of: Kpi }) => (
  <>
    {target.kind === 'at-least' ? 'At least' : 'At most'} {sayDecimal(target.value)} <Said>{unit}</Said>, by{' '}
    <On day={target.by} />
  </>
);

function baselineOf({ baseline }: Kpi) {
  if (baseline === undefined) return undefined;
  if (baseline === 'first-period') return 'What the first period measures';
  return (
    <>
      {sayDecimal(baseline.value)} on <On day={baseline.day} />
    </>
  );
}

/** `Jan 2027` stands for the period that begins with that month. */
const sayPeriod = (period: string): string => `${sayMonth(Number(period.slice(5))).slice(0, 3)} ${period.slice(0, 4)}`;

const Path = ({ of: { path, span } }: { of: Kpi }) => {
  if (path.kind === 'hold') return <>The target counts in every period</>;
  if (path.kind === 'linear')
    return span === 'to-date' ? (
      <>In a straight line from 0 at the start of each measuring year to the target</>
    ) : (
      <>In a straight line, day by day, from the beginning to the target; after the day of the target it stays there</>
    );
  return (
    <Listed
      of={path.values.map(({ period, value }) => `Period that begins in ${sayPeriod(period)}: ${sayDecimal(value)}`)}
    />
  );
};

const EVERY = { month: 'Every month', quarter: 'Every quarter', year: 'Every year' } as const;

const MEASURE = {
  one: 'One party reports the figure for all.',
  sum: 'The figures of the parties add up.',
  ratio:
    'Each party reports a numerator and a denominator; the figure is the sum of the numerators over the sum of the denominators.',
} as const;

const sayFrequency = ({ frequency, yearStartsIn, span }: Kpi): string =>
  `${EVERY[frequency]}; measuring years begin in ${sayMonth(yearStartsIn)}. ${
    span === 'in-period'
      ? 'Each figure is that of its period alone.'
      : 'Figures add up from the start of each measuring year.'
  }`;

/** A hold has no way of which a share could be missed. */
const sayRisk = ({ path, tolerance, band, unit }: Kpi) => {
  if (path.kind !== 'hold')
    return `A figure that misses the value of its day by at most a share of ${tolerance} of the way from the beginning to the target; one that misses it by more is off track`;
  return /^0(?:\.0+)?$/.test(band) ? (
    'None: a figure that misses the target is off track'
  ) : (
    <>
      A figure that misses the target by at most {sayDecimal(band)} <Said>{unit}</Said>; one that misses it by more is
      off track
    </>
  );
};

const Measured = ({ mou, of: kpi }: { mou: SignedMou; of: Kpi }) => {
  const { range, quality, boardBand } = kpi;
  return (
    <section>
      <h4 dir="auto">{kpi.name}</h4>
      <Facts
        of={[
          ['Target', <Target key="target" of={kpi} />],
          ['Begins at', baselineOf(kpi)],
          ['The way there', <Path key="path" of={kpi} />],
          ['Measured', sayFrequency(kpi)],
          ['Together', MEASURE[kpi.measure]],
          [
            'Reported by',
            <Listed
              key="by"
              of={kpi.reporters.map(({ party, office }) => (
                <>
                  <Said>{nameOf(mou, party)}</Said>: <Said>{officeTitle(mou, party, office)}</Said>
                </>
              ))}
            />,
          ],
          ['Due', `${many(kpi.dueBusinessDays, 'business day')} after the end of a period`],
          ['At risk', sayRisk(kpi)],
          ['Asked about', range && `A figure below ${sayDecimal(range.min)} or above ${sayDecimal(range.max)}`],
          ['Source', quality && <Said key="source">{quality.source}</Said>],
          ['Limits', quality?.limits === undefined ? undefined : <Prose text={quality.limits} />],
          [
            'May be moved',
            boardBand &&
              `The parties together may move the target within ${sayDecimal(boardBand.min)} and ${sayDecimal(boardBand.max)}, without an amendment`,
          ],
        ]}
      />
    </section>
  );
};

export const Kpis = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>These are the figures that all parties answer for together.</p>
    {mou.kpis.map((kpi) => (
      <Measured key={kpi.key} mou={mou} of={kpi} />
    ))}
  </>
);
