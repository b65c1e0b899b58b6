/** What of the figures is open, missing, late or corrected, and how each agency keeps its due days. */
import { sayDayOf } from '../../shared/time-words.ts';
import { agencies, corrected, late, missing, type Noted } from '../dashboard/domain/lapses.rules.ts';
import type { Picture } from '../dashboard/domain/picture.rules.ts';
import { calendarLabel } from '../domain/period-label.rules.ts';
import { completeness, type Punctuality } from '../domain/punctuality.rules.ts';
import type { OpenItem } from '../plan/domain/plan.state.ts';
import { kpiPath } from './kpi-card.tsx';
import { howMany, labelOf, sayReported, saySilent } from './kpi-words.ts';
import type { Seen } from './seen.ts';
import { StackedTable } from './stacked-table.parts.tsx';
import { StatusTag } from './status-tag.tsx';

interface Of {
  seen: Seen;
  pictures: readonly Picture[];
}

/** Lines that a list shows before it leads to the files. */
const MOST_LINES = 10;

const More = ({ all, seen }: { all: number; seen: Seen }) =>
  all > MOST_LINES ? (
    <p>
      The newest {MOST_LINES} of {all.toLocaleString('en-US')} are shown.
      {!seen.everyone && ' The files below have all of them.'}
    </p>
  ) : null;

export const kpiName = (pictures: readonly Picture[], key: string): string =>
  pictures.find((one) => one.key === key)?.kpi.name ?? key;

const ITEMS: Record<OpenItem['kind'], string> = {
  'off track twice': 'off track twice in a row',
  'not reported twice': 'not reported twice in a row',
};

export const openItems = ({ plan }: Seen): readonly OpenItem[] => plan?.items ?? [];

export const OpenItems = ({ seen, pictures }: Of) => {
  const items = openItems(seen);
  return items.length === 0 ? null : (
    <section class="kpi-open" aria-labelledby="open-items">
      <h2 id="open-items">Open items</h2>
      <ul class="usa-list">
        {items.map(({ kpi, kind, periods, at }) => {
          const picture = pictures.find((one) => one.key === kpi);
          const labels = periods.map((period) => (picture ? calendarLabel(picture.kpi, period) : period));
          return (
            <li key={`${kpi} ${kind}`} dir="auto">
              <a href={kpiPath(seen, kpi)}>{kpiName(pictures, kpi)}</a> was {ITEMS[kind]}: {labels.join(' and ')}. Open
              since {sayDayOf(at, seen.zone)}.
            </li>
          );
        })}
      </ul>
    </section>
  );
};

export const Missing = ({ seen, pictures }: Of) => {
  const all = missing(pictures, seen.now);
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">Missing</h2>
      {all.length === 0 ? (
        <p>No figure that is due is missing.</p>
      ) : (
        <ul class="usa-list">
          {all.slice(0, MOST_LINES).map((one) => (
            <li key={`${one.measured.kpi.key} ${one.measured.period}`} dir="auto">
              <a href={`${kpiPath(seen, one.measured.kpi.key)}?period=${one.measured.period}#period`}>
                {one.measured.kpi.name}, {labelOf(one)}
              </a>
              : {saySilent(one, seen)}; was due {sayDayOf(one.dueAt, seen.zone)}
            </li>
          ))}
        </ul>
      )}
      <More all={all.length} seen={seen} />
    </section>
  );
};

const cellOf = ({ cell: { kpi, period, party } }: Noted): string => `${kpi} ${period} ${party}`;

const Late = ({ seen, pictures }: Of) => {
  const all = late(pictures);
  return (
    <section aria-labelledby="late">
      <h2 id="late">Reported late</h2>
      {all.length === 0 ? (
        <p>Nothing was reported late.</p>
      ) : (
        <ul class="usa-list">
          {all.slice(0, MOST_LINES).map((one) => (
            <li key={cellOf(one)} dir="auto">
              <a href={`${kpiPath(seen, one.cell.kpi)}?period=${one.cell.period}#period`}>
                {one.of.measured.kpi.name}, {labelOf(one.of)}
              </a>
              : {seen.nameOf(one.cell.party)}, on {sayDayOf(one.recorded.firstAt, seen.zone)}; was due{' '}
              {sayDayOf(one.of.dueAt, seen.zone)}
            </li>
          ))}
        </ul>
      )}
      <More all={all.length} seen={seen} />
    </section>
  );
};

const publishedStatus = ({ published }: Seen, { kpi, period }: Noted['cell']) =>
  (Object.hasOwn(published, kpi) ? published[kpi] : undefined)?.[period]?.status;

const Corrected = ({ seen, pictures }: Of) => {
  const all = corrected(pictures);
  return (
    <section aria-labelledby="corrected">
      <h2 id="corrected">Corrected</h2>
      {all.length === 0 ? (
        <p>Nothing was corrected.</p>
      ) : (
        <ul class="kpi-list">
          {all.slice(0, MOST_LINES).map((one) => {
            const was = publishedStatus(seen, one.cell);
            const { name } = one.of.measured.kpi;
            return (
              <li key={cellOf(one)} dir="auto">
                <p>
                  {name}, {labelOf(one.of)}: {seen.nameOf(one.cell.party)} corrected its figure to{' '}
                  {sayReported(one.recorded.figure)} on {sayDayOf(one.recorded.at, seen.zone)}.{' '}
                  {!seen.everyone && (
                    <a href={`${kpiPath(seen, one.cell.kpi)}?period=${one.cell.period}#period`}>
                      What it was, and why
                      <span class="usa-sr-only">
                        : {name}, {labelOf(one.of)}
                      </span>
                    </a>
                  )}
                </p>
                <p>
                  {was !== undefined && was !== one.of.status ? (
                    <>
                      Published as <StatusTag status={was} /> now <StatusTag status={one.of.status} />
                    </>
                  ) : (
                    <>
                      Its status is the same: <StatusTag status={one.of.status} />
                    </>
                  )}
                </p>
              </li>
            );
          })}
        </ul>
      )}
      <More all={all.length} seen={seen} />
    </section>
  );
};

export const Lapses = (of: Of) => (
  <>
    <Missing {...of} />
    <Late {...of} />
    <Corrected {...of} />
  </>
);

/** In whole percent, rounded down: 199 of 200 is not everything. */
const share = (part: number, of: number): string => `${Math.floor((part * 100) / of)}%`;

/** Agencies that the page lists; the others stand folded. */
const MOST_AGENCIES = 12;

const AgencyTable = ({ rows, seen, caption }: { rows: [string, Punctuality][]; seen: Seen; caption: string }) => (
  <StackedTable
    caption={caption}
    keyOf={([party]) => party}
    rows={rows}
    columns={[
      { title: 'Agency', of: ([party]) => seen.nameOf(party) },
      { title: 'On time', of: ([, { onTime, due }]) => `${onTime} of ${due} (${share(onTime, due)})`, figures: true },
      { title: 'Late', of: ([, { late }]) => String(late), figures: true },
      { title: 'Missing', of: ([, { missing }]) => String(missing.length), figures: true },
    ]}
  />
);

export const Agencies = ({ seen, pictures }: Of) => {
  const all = agencies(pictures, seen.now);
  const { there, due } = completeness(new Map(all));
  const more = all.slice(MOST_AGENCIES);
  return (
    <section aria-labelledby="agencies">
      <h2 id="agencies">How each agency reports</h2>
      {due === 0 ? (
        <p>No figure is due yet.</p>
      ) : (
        <>
          <p>
            {there === due
              ? `All ${howMany(due, 'figure')} that were due are there.`
              : `${there.toLocaleString('en-US')} of ${howMany(due, 'figure')} that were due are there (${share(there, due)}).`}{' '}
            A figure that was corrected later counts by its first day.
          </p>
          <AgencyTable
            rows={all.slice(0, MOST_AGENCIES)}
            seen={seen}
            caption={more.length > 0 ? `The ${MOST_AGENCIES} that lack most` : 'Figures that were due, by agency'}
          />
          {more.length > 0 && (
            <details class="kpi-fold">
              <summary>The other {more.length} agencies</summary>
              <AgencyTable rows={more} seen={seen} caption="Figures that were due, by agency" />
            </details>
          )}
        </>
      )}
    </section>
  );
};
