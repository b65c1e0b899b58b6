/** The dashboard of an MOU's KPIs: what is off track comes first, then each KPI, and how the agencies report. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { Notice } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { type Picture, statusNow, tally } from '../dashboard/domain/picture.rules.ts';
import { sayBeside } from '../domain/status-words.rules.ts';
import { CommitmentsBeside, type Committed } from './beside.tsx';
import { KpiCard } from './kpi-card.tsx';
import { KPI_TABLES } from './kpi-tables.ts';
import { howMany, labelOf, sayNumber, sayTally } from './kpi-words.ts';
import { Agencies, Lapses, OpenItems } from './kpis-lapses.tsx';
import { Legend } from './legend.tsx';
import { FiguresArePublic, publicLayout } from './public-words.tsx';
import type { Seen } from './seen.ts';
import { StatusTag } from './status-tag.tsx';
import { TableFiles } from './table-files.parts.tsx';

/** For whom the reader reports, and what is missing of it. */
export interface Own {
  party: string;
  cells: number;
  due?: string;
}

export interface KpisView {
  seen: Seen;
  now: readonly Picture[];
  dropped: readonly Picture[];
  /** Of a signed-in reader. */
  signedIn?: {
    person: SignedIn;
    frame: FrameView;
    own: readonly Own[];
    proposals: number;
    commitments: readonly Committed[];
  };
  /** Where everyone may read the title. */
  title?: string | undefined;
}

/** Each KPI on a line: for whoever has a minute. */
const Summary = ({ of }: { of: readonly Picture[] }) => (
  <ul class="kpi-summary">
    {of.map((one) => {
      const { number, of: partly } = sayNumber(one);
      const told = one.latest ?? one.open;
      const required = told && sayBeside(told).required;
      return (
        <li key={one.key}>
          <StatusTag status={statusNow(one)} />
          <a class="kpi-summary-name" href={`#kpi-${one.key}`}>
            <bdi>{one.kpi.name}</bdi>
          </a>
          <span class="kpi-summary-now">
            <strong>{number}</strong>
            {partly && ` ${partly}`}
            {told &&
              required !== undefined &&
              ` (required ${one.kpi.target.kind === 'at-least' ? '≥' : '≤'}\u00a0${required})`}
            {told && <span class="kpi-summary-when">{labelOf(told)}</span>}
          </span>
        </li>
      );
    })}
  </ul>
);

const OwnPart = ({ own, seen }: { own: readonly Own[]; seen: Seen }) => (
  <>
    {own.map(({ party, cells, due }) => {
      const path = `/agreements/${seen.agreement}/parties/${party}/figures`;
      return cells > 0 && due !== undefined ? (
        <Notice key={party} kind="warning" heading={`${howMany(cells, 'figure')} of ${seen.nameOf(party)} missing`}>
          <p>
            {due > seen.now ? 'Due by' : 'The first was due'} {sayInstant(due, seen.zone)}.{' '}
            <a href={path}>Report figures of {seen.nameOf(party)}</a>
          </p>
        </Notice>
      ) : (
        <p key={party}>
          You report for {seen.nameOf(party)}, and nothing is missing. <a href={path}>Your figures</a>
        </p>
      );
    })}
  </>
);

const Proposals = ({ count, seen }: { count: number; seen: Seen }) => (
  <p>
    {count > 0 && (
      <strong>
        {howMany(count, 'change')} of the plan {count === 1 ? 'waits' : 'wait'} for agreement.{' '}
      </strong>
    )}
    <a href={`${seen.pages}/plan`}>{count > 0 ? 'Look at what is proposed' : 'The plan, and how it is changed'}</a>
  </p>
);

const Cards = ({ of, seen }: { of: readonly Picture[]; seen: Seen }) => (
  <>
    {of.map((one) => (
      <KpiCard key={one.key} of={one} seen={seen} />
    ))}
  </>
);

const Dropped = ({ of, seen }: { of: readonly Picture[]; seen: Seen }) =>
  of.length === 0 ? null : (
    <section aria-labelledby="dropped">
      <h2 id="dropped">No longer measured</h2>
      <p>The text in force no longer has these KPIs. Their figures stay.</p>
      <ul class="usa-list">
        {of.map(({ key, kpi }) => (
          <li key={key} dir="auto">
            <a href={`${seen.pages}/${key}`}>{kpi.name}</a>
          </li>
        ))}
      </ul>
    </section>
  );

const Main = ({ seen, now, dropped, signedIn }: KpisView) => {
  const of = { seen, pictures: [...now, ...dropped] };
  return (
    <>
      <h1>Shared KPIs</h1>
      {now.length === 0 ? (
        <p>The text in force has no KPI.</p>
      ) : (
        <>
          <p class="kpi-verdict">{sayTally(tally(now))}</p>
          <Summary of={now} />
        </>
      )}
      {signedIn && <OwnPart own={signedIn.own} seen={seen} />}
      <OpenItems {...of} />
      {signedIn && <Proposals count={signedIn.proposals} seen={seen} />}
      {now.length > 0 && (
        <section aria-labelledby="each">
          <h2 id="each">Each KPI</h2>
          <Legend />
          <Cards of={now} seen={seen} />
        </section>
      )}
      <Agencies {...of} />
      <Lapses {...of} />
      {signedIn && <CommitmentsBeside of={signedIn.commitments} seen={seen} />}
      <Dropped of={dropped} seen={seen} />
      {signedIn && <TableFiles of={KPI_TABLES} at={`${seen.pages}/files`} json="kpis.json" />}
      <FiguresArePublic seen={seen} at={`/public${seen.pages}`} />
    </>
  );
};

export const kpisPage = (view: KpisView): string => {
  const { seen, signedIn } = view;
  const title = `Shared KPIs: ${mouName(seen.number)}`;
  return signedIn
    ? layout({ title, person: signedIn.person, frame: signedIn.frame, main: <Main {...view} /> })
    : publicLayout({ title, name: view.title, seen, main: <Main {...view} /> });
};
