/** Figures of the evidence, and what each agency carries: its share of the work beside its share of what was agreed. */
import type { ComponentChildren } from 'preact';
import { Table } from '../../../agreements/pages/document.parts.tsx';
import type { KpiEvidence } from '../domain/evidence.schema.ts';
import { burdens } from '../domain/shares.rules.ts';
import { type EvidenceView, Part, recordOf } from './evidence-part.parts.tsx';
import { sayAmount } from './evidence-trend.ts';
import { percentOf } from './evidence-words.parts.ts';

const TRENDS = { better: 'Nearer to what is required', worse: 'Further behind', level: 'As at first' } as const;

/** The newest period that has a figure, with what it was to be. */
function latest({ periods }: KpiEvidence): string {
  const one = periods.findLast(({ recorded, status }) => recorded && status !== 'nothing to measure');
  if (!one?.recorded) return 'None';
  const required = one.required ? `, required ${sayAmount(one.required)}` : '';
  return `${sayAmount(one.recorded)}${required} (${one.period})`;
}

export const Kpis = ({ children, ...view }: EvidenceView & { children?: ComponentChildren }) => {
  const { evidence, words } = view;
  return (
    <Part id="kpis" title="KPIs">
      {evidence.kpis.length === 0 ? (
        <p>The text shares no KPI.</p>
      ) : (
        <Table
          caption="Periods of this term whose figures were due, with their current figures"
          wide={1}
          columns={['KPI', 'Newest figure', 'Trend', 'On track', 'At risk', 'Off track', 'Not reported', 'On time']}
          rows={evidence.kpis.map((one) => ({
            head: <a href={recordOf(view, `/kpis/${one.kpi}`)}>{words.kpi(one.kpi)?.name ?? one.kpi}</a>,
            cells: [
              latest(one),
              one.trend ? TRENDS[one.trend] : 'Not known yet',
              one.statuses.onTrack,
              one.statuses.atRisk,
              one.statuses.offTrack,
              one.statuses.notReported,
              percentOf(one.punctuality.onTime, one.punctuality.due),
            ],
          }))}
        />
      )}
      {children}
    </Part>
  );
};

export const OnTime = (view: EvidenceView) => {
  const { evidence, words } = view;
  return (
    <Part id="on-time" title="Figures on time">
      {evidence.figures.length === 0 ? (
        <p>No figure was due in this term.</p>
      ) : (
        <>
          <Table
            caption="By agency, of all figures that were due in this term"
            wide={1}
            columns={['Agency', 'Due', 'On time', 'Late', 'Missing', 'On time, in percent']}
            rows={evidence.figures.map(({ party, due, onTime, late, missing }) => ({
              head: words.party(party),
              cells: [due, onTime, late, missing, percentOf(onTime, due)],
            }))}
          />
          <p>
            Which of them came late is shown with the <a href={recordOf(view, '/kpis')}>KPIs</a>.
          </p>
        </>
      )}
    </Part>
  );
};

const OF = {
  commitments: { title: 'Commitments', agreed: 'Of all whose time has come', carried: 'Of all that were delivered' },
  money: { title: 'Money', agreed: 'Of all that was planned', carried: 'Of all that was moved' },
  figures: { title: 'Figures', agreed: 'Of all that were due', carried: 'Of all that were reported' },
} as const;
const THAN = { more: 'Carries more', less: 'Carries less', same: 'As agreed' } as const;

export const Burden = ({ evidence, words }: EvidenceView) => {
  const all = burdens(evidence);
  return (
    <Part id="burden" title="The burden: what was agreed, and what is carried">
      {all.length === 0 ? (
        <p>Nothing was both agreed and done by more than one agency yet, so that no shares can be compared.</p>
      ) : (
        <p>
          Of what the text lays on all agencies together, the share of each; beside it, its share of what was done. What
          somebody leaves undone makes the shares of the others larger.
        </p>
      )}
      {all.map(({ of, shares }) => (
        <Table
          key={of}
          caption={`${OF[of].title}, in percent`}
          wide={1}
          columns={['Agency', OF[of].agreed, OF[of].carried, 'Result']}
          rows={shares.map(({ party, agreed, carried, than }) => ({
            head: words.party(party),
            // The words say no difference that the percents do not show.
            cells: [`${agreed}%`, `${carried}%`, THAN[agreed === carried ? 'same' : than]],
          }))}
        />
      ))}
    </Part>
  );
};

export const Took = ({ evidence, words }: EvidenceView) => (
  <Part id="part" title="Who took part">
    <Table
      caption="How often each agency acted on the record in this term"
      wide={1}
      columns={['Agency', 'Figures', 'Commitments', 'Disputes', 'Plan of the KPIs', 'Pauses', 'Signatures', 'In all']}
      rows={evidence.took.map(({ party, ...of }) => ({
        head: words.party(party),
        cells: [
          ...[of.figures, of.commitments, of.disputes, of.plan, of.suspensions, of.signatures],
          of.figures + of.commitments + of.disputes + of.plan + of.suspensions + of.signatures,
        ],
      }))}
    />
  </Part>
);
