/** The page of the plan: proposals that are open first, then those that were decided. */
import { layout } from '../../../shared/pages/layout.tsx';
import { sayDayOf } from '../../../shared/time-words.ts';
import type { PlanFrame } from './plan-frame.ts';
import { andBetween, FATES, type Fate } from './plan-words.ts';

interface Row {
  proposal: number;
  what: string;
  by: string;
  at: string;
  fate: Fate;
  /** Parties that have not answered. */
  waits: readonly string[];
  /** The reader is to answer. */
  yours: boolean;
}

export interface PlanView extends PlanFrame {
  path: string;
  rows: readonly Row[];
  nameOf: (party: string) => string;
  mayPropose: boolean;
}

const Rows = ({ view, rows, caption }: { view: PlanView; rows: readonly Row[]; caption: string }) => (
  <table class="usa-table usa-table--borderless concord-signatories">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Proposal</th>
        <th scope="col">By</th>
        <th scope="col">Status</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ proposal, what, by, at, fate, waits, yours }) => (
        <tr key={proposal}>
          <th scope="row" dir="auto">
            <a href={`${view.path}/${proposal}`}>Proposal {proposal}</a>
            <br />
            <span class="concord-plain">{what}</span>
          </th>
          <td dir="auto">
            {by}
            <br />
            {sayDayOf(at, view.zone)}
          </td>
          <td dir="auto">
            {yours ? <strong>Your answer is needed</strong> : FATES[fate]}
            {waits.length > 0 && <p class="concord-missing">Waiting for {andBetween(waits.map(view.nameOf))}</p>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

export const plansPage = (view: PlanView): string => {
  const { person, frame, mou, path, rows, mayPropose } = view;
  const open = rows.filter(({ fate }) => fate === 'open');
  const over = rows.filter(({ fate }) => fate !== 'open');
  return layout({
    title: `Changes of the plan: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>Changes of the plan</h1>
        <p>
          Within what was signed, the parties may move a target, restate a baseline, or let an agency report a figure of
          a closed period. One party proposes it. It takes effect when every other party has agreed. Silence is not
          consent.
        </p>
        {open.length > 0 ? (
          <Rows view={view} rows={open} caption="Proposals waiting for an answer" />
        ) : (
          <p>No proposal is waiting for an answer.</p>
        )}
        {over.length > 0 && <Rows view={view} rows={over} caption="Decided proposals" />}
        {mayPropose && (
          <p>
            <a class="usa-button" href={`${path}/new`}>
              Propose a change
            </a>
          </p>
        )}
        <p>
          <a href={path.replace(/\/plan$/, '')}>All KPIs</a>
        </p>
      </>
    ),
  });
};
