/** The whole life of an MOU: its picture, and the same as tables, each row with its record. */
import { StackedTable } from '../../../kpis/pages/stacked-table.parts.tsx';
import { TableFiles } from '../../../kpis/pages/table-files.parts.tsx';
import type { Instant } from '../../../shared/kernel.ts';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { sayDayOf } from '../../../shared/time-words.ts';
import { Legend } from '../charts/legend.tsx';
import { LifePicture } from '../charts/picture.tsx';
import { type Item, isOver, isSpan } from '../domain/item.ts';
import { sayLife } from '../domain/say-life.rules.ts';
import { LIFE } from './life-file.ts';

export interface LifeView {
  person: SignedIn;
  frame: FrameView;
  agreement: string;
  mou: string;
  zone: string;
  now: Instant;
  /** In order of time. */
  items: readonly Item[];
  hidden: number;
  ofAll?: number;
  /** How many disputes are shown at most, beside the open ones. */
  most: number;
}

/** `Tue, Dec 1, 2026`, or from one day to another. */
function sayWhen(item: Item, zone: string): string {
  const from = sayDayOf(item.at, zone);
  if (!isSpan(item)) return from;
  if (item.until === undefined) return `Since ${from}`;
  const to = sayDayOf(item.until, zone);
  return from === to ? from : `${from}, to ${to}`;
}

/** A table of days is read on a phone: what a commitment says in full stands on its own page. */
const MOST_SHOWN = 140;
const shortened = (what: string): string => {
  const chars = [...what];
  return chars.length <= MOST_SHOWN ? what : `${chars.slice(0, MOST_SHOWN - 1).join('')}…`;
};

const Table = ({ caption, rows, zone }: { caption: string; rows: readonly Item[]; zone: string }) => (
  <StackedTable
    caption={caption}
    keyOf={({ id }) => id}
    rows={rows}
    columns={[
      { title: 'What', of: ({ what, page }) => <a href={page}>{shortened(what)}</a> },
      { title: 'When', of: (item) => sayWhen(item, zone) },
      { title: 'Status', of: ({ how }) => how },
    ]}
  />
);

const many = (count: number): string => (count === 1 ? '1 dispute' : `${count} disputes`);

const LeftOut = ({ hidden, ofAll, most, agreement }: LifeView) => (
  <>
    {ofAll !== undefined && (
      <p>
        Of {ofAll} disputes the newest {most} are shown, and those that are open.{' '}
        <a href={`/agreements/${agreement}/disputes`}>All disputes</a>
      </p>
    )}
    {hidden > 0 && <p class="concord-small">Not shown: {many(hidden)} that only named people may read.</p>}
  </>
);

export const lifePage = (view: LifeView): string => {
  const { person, frame, agreement, mou, zone, now, items } = view;
  const ahead = items.filter((item) => !isOver(item, now));
  const past = items.filter((item) => isOver(item, now)).toReversed();
  return layout({
    title: `Timeline of ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>Timeline</h1>
        <LifePicture
          id="life"
          title={`The whole life of ${mou}`}
          description={sayLife(items, zone, now)}
          items={items}
          now={now}
        />
        <Legend items={items} />
        <LeftOut {...view} />
        <section aria-labelledby="ahead">
          <h2 id="ahead">What goes on and what comes ({ahead.length})</h2>
          {ahead.length === 0 ? (
            <p>Nothing goes on, and nothing is set for a day to come.</p>
          ) : (
            <Table caption="In order of the day on which it begins" rows={ahead} zone={zone} />
          )}
          <p>
            <a href={`/due?mou=${agreement}`}>What comes due for you in the next two years, also as a calendar file</a>
          </p>
        </section>
        <section aria-labelledby="past">
          <h2 id="past">What has been ({past.length})</h2>
          <details class="kpi-fold" open={past.length <= 12}>
            <summary>What has been, as a table</summary>
            <Table caption="The newest first" rows={past} zone={zone} />
          </details>
        </section>
        <TableFiles of={[LIFE as never]} at={`/agreements/${agreement}/life/files`} json="life.json" />
      </>
    ),
  });
};
