/** The evidence of a review as a page: in ten lines first, then all of it, with a drawing of each KPI. */
import { TrendChart } from '../../../kpis/charts/trend-chart.parts.tsx';
import { dayOf } from '../../../shared/days.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert } from '../../../shared/pages/elements.tsx';
import { Button, Form } from '../../../shared/pages/form.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { sayDayOf } from '../../../shared/time-words.ts';
import { EvidenceBody } from './evidence.parts.tsx';
import type { EvidenceView } from './evidence-part.parts.tsx';
import { evidenceTrend, sayAmount } from './evidence-trend.ts';
import { many } from './evidence-words.parts.ts';

export interface EvidencePageView {
  person: SignedIn;
  frame: FrameView;
  mou: string;
  agreement: string;
  review: number;
  /** Absent where none was frozen yet. */
  view: EvidenceView | undefined;
  /** Numbers of all that were made. */
  made: number;
  /** For whoever may have it made anew now. */
  form: FormKeys | undefined;
  refused: readonly Refusal[];
  status: string | undefined;
}

/** Small multiples: the same size and the same words for each, so that they are compared at a look. */
const Charts = ({ evidence, words }: EvidenceView) => {
  const today = dayOf(evidence.zone, evidence.at);
  return (
    <div class="evidence-charts">
      {evidence.kpis.map(({ kpi: key, periods, statuses }) => {
        const kpi = words.kpi(key);
        const trend = kpi && evidenceTrend(kpi, periods, today);
        if (!kpi || !trend) return null;
        const last = periods.findLast(({ recorded }) => recorded)?.recorded;
        return (
          <div key={key} class="evidence-chart">
            <h3>
              <bdi>{kpi.name}</bdi>
            </h3>
            <TrendChart
              id={`trend-${key}`}
              title={`${kpi.name}, in ${kpi.unit}`}
              description={`${last ? `The newest figure is ${sayAmount(last)}. ` : ''}Of the periods of this term ${statuses.onTrack} were on track, ${statuses.atRisk} at risk, ${statuses.offTrack} off track and ${statuses.notReported} not reported.`}
              trend={trend}
              plot={72}
              says="Made"
            />
          </div>
        );
      })}
    </div>
  );
};

const Files = ({ path, number }: { path: string; number: number }) => (
  <ul class="usa-list evidence-files">
    <li>
      <a href={`${path}.pdf?evidence=${number}`}>This evidence as a sealed PDF</a>
    </li>
    <li>
      <a href={`${path}.json?evidence=${number}`}>This evidence as data (JSON)</a>
    </li>
  </ul>
);

const Others = ({ path, made, shown }: { path: string; made: number; shown: number }) =>
  made < 2 ? null : (
    <p>
      {many(made, 'version')} of this evidence {made === 1 ? 'was' : 'were'} made:{' '}
      {Array.from({ length: made }, (_, index) => index + 1).map((number) => (
        <span key={number}>
          {number > 1 && ', '}
          {number === shown ? (
            <strong>number {number}</strong>
          ) : (
            <a href={`${path}?evidence=${number}`}>number {number}</a>
          )}
        </span>
      ))}
      .
    </p>
  );

const Again = ({ path, form }: { path: string; form: FormKeys }) => (
  <Form to={path} keys={form}>
    <p>Once a day the evidence can be made again, for all agencies. Earlier versions stay.</p>
    <Button look="outline">Make the evidence again</Button>
  </Form>
);

export function evidencePage({ person, frame, mou, agreement, review, view, ...of }: EvidencePageView): string {
  const path = `/agreements/${agreement}/reviews/${review}/evidence`;
  const title = `Evidence for review ${review} of ${mou}`;
  return layout({
    title,
    person,
    frame,
    status: of.status,
    main: (
      <>
        <h1>{`Evidence for review ${review}`}</h1>
        {of.refused.map((refusal) => (
          <Alert key={refusal.code} refusal={refusal} />
        ))}
        {view ? (
          <>
            <p class="usa-intro">
              What this MOU came to, as of {sayDayOf(view.evidence.at, view.evidence.zone)}: figures from the record,
              the same for every agency.
            </p>
            <Files path={path} number={view.frozen.evidence} />
            <Others path={path} made={of.made} shown={view.frozen.evidence} />
            <div class="evidence">
              <EvidenceBody {...view} charts={<Charts {...view} />} />
            </div>
          </>
        ) : (
          <p>The evidence is being gathered. It is here soon after the review has opened.</p>
        )}
        {of.form && <Again path={path} form={of.form} />}
        <p>
          <a href={`/agreements/${agreement}/reviews/${review}`}>Review {review}: its days, and who has answered</a>
        </p>
      </>
    ),
  });
}
