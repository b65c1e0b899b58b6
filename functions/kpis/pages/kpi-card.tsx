/** A KPI at a look: its number, what is required, its status, its trend, and who contributed what. */

import { sayDayOf } from '../../shared/time-words.ts';
import { type Picture, statusNow } from '../dashboard/domain/picture.rules.ts';
import type { Assessment } from '../domain/assess.rules.ts';
import type { Contribution } from '../domain/combine.rules.ts';
import { sayBeside } from '../domain/status-words.rules.ts';
import { KpiTrend } from './kpi-trend.tsx';
import { howMany, labelOf, longLabelOf, sayMissed, sayNumber, sayReported, saySilent, sayTarget } from './kpi-words.ts';
import type { Seen } from './seen.ts';
import { StackedTable } from './stacked-table.parts.tsx';
import { StatusTag } from './status-tag.tsx';

/** Periods on a card; its own page has all of them. */
const ON_A_CARD = 24;
/** Contributions that a card lists. */
const MOST_LISTED = 8;

export const kpiPath = ({ pages }: Seen, key: string): string => `${pages}/${key}`;

const Facts = ({ of: { latest, open, kpi }, seen }: { of: Picture; seen: Seen }) => {
  const one = latest ?? open;
  const missed = latest && sayMissed(latest);
  const required = one && sayBeside(one).required;
  return (
    <dl class="kpi-facts">
      {required !== undefined && (
        <div>
          <dt>Required</dt>
          <dd>
            {required}
            {missed !== undefined && <>; missed by {missed}</>}
          </dd>
        </div>
      )}
      <div>
        <dt>Target</dt>
        <dd>{sayTarget(kpi)}</dd>
      </div>
      {latest?.status === 'not reported' && (
        <div>
          <dt>Missing</dt>
          <dd>{saySilent(latest, seen)}</dd>
        </div>
      )}
    </dl>
  );
};

const Waiting = ({ of, seen }: { of: Assessment; seen: Seen }) => {
  const there = of.contributions.filter(({ recorded }) => recorded).length;
  return (
    <p class="kpi-waiting">
      {labelOf(of)} is due {sayDayOf(of.dueAt, seen.zone)}:{' '}
      {there === 0
        ? 'nothing is reported yet'
        : `${there} of ${howMany(of.contributions.length, 'agency', 'agencies')} reported`}
      .
    </p>
  );
};

export const contributed = ({ recorded }: Contribution): string =>
  recorded ? sayReported(recorded.figure) : 'Nothing yet';

const Contributions = ({ of, seen }: { of: Assessment; seen: Seen }) => {
  const { contributions, measured } = of;
  if (measured.kpi.measure === 'one') return null;
  if (contributions.length > MOST_LISTED)
    return (
      <p>
        <a href={`${kpiPath(seen, measured.kpi.key)}?period=${measured.period}#period`}>
          What each of {contributions.length} agencies contributed
          <span class="usa-sr-only"> to {measured.kpi.name}</span>
        </a>
      </p>
    );
  return (
    <details class="kpi-fold">
      <summary>
        Contributions by agency<span class="usa-sr-only">: {measured.kpi.name}</span>
      </summary>
      <StackedTable
        caption={`${labelOf(of)}, in ${measured.kpi.unit}`}
        keyOf={({ party }) => party}
        rows={contributions}
        columns={[
          { title: 'Agency', of: ({ party }) => seen.nameOf(party) },
          { title: 'Reported', of: contributed, figures: true },
          {
            title: 'When',
            of: ({ recorded }) =>
              recorded ? `${sayDayOf(recorded.firstAt, seen.zone)}${recorded.late ? ', late' : ''}` : 'None',
          },
        ]}
      />
    </details>
  );
};

export const KpiCard = ({ of, seen }: { of: Picture; seen: Seen }) => {
  const { kpi, latest, open, key } = of;
  const { number, of: partly } = sayNumber(of);
  const status = statusNow(of);
  const shown = latest ?? open;
  return (
    <article
      class={`kpi-card kpi-card-${status.replaceAll(' ', '-')}`}
      id={`kpi-${key}`}
      aria-labelledby={`name-${key}`}
    >
      <div class="kpi-card-head">
        <StatusTag status={status} />
        <h3 id={`name-${key}`}>
          <a href={kpiPath(seen, key)}>
            <bdi>{kpi.name}</bdi>
          </a>
        </h3>
      </div>
      <div class="kpi-card-body">
        <div class="kpi-card-now">
          <p class="kpi-number">
            <strong>{number}</strong> <span dir="auto">{kpi.unit}</span>
            {partly && <>, {partly}</>}
          </p>
          <p class="kpi-when">{shown ? longLabelOf(shown, seen) : 'No period is over yet'}</p>
          <Facts of={of} seen={seen} />
        </div>
        <div class="kpi-card-trend">
          <KpiTrend of={of} seen={seen} most={ON_A_CARD} plot={104} />
        </div>
      </div>
      {open && <Waiting of={open} seen={seen} />}
      {shown && <Contributions of={shown} seen={seen} />}
    </article>
  );
};
