/** The page on which a party proposes a change of the plan: what can be proposed, and the form of one. */

import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { Select } from '../../../shared/pages/form-choices.tsx';
import { DayField } from '../../../shared/pages/form-day.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { sayDay } from '../../../shared/time-words.ts';
import { grouped } from '../../domain/shown.rules.ts';
import type { Proposed } from '../domain/plan.events.ts';
import { LONGEST_REASON } from '../domain/proposal.rules.ts';
import { Amendment, takesAmendment } from './amendment.tsx';
import type { PlanFrame } from './plan-frame.ts';
import { KIND_WORDS } from './plan-words.ts';

export interface NewView extends PlanFrame {
  form: FormKeys;
  agreement: string;
  asked: {
    kind: Proposed['kind'] | undefined;
    kpi: string | undefined;
    period: string | undefined;
    party: string | undefined;
  };
  /** As they are measured now. */
  kpis: readonly Kpi[];
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
  /** Of the plan, and of this form. */
  path: string;
  page: string;
  nameOf: (party: string) => string;
  /** For which party it is proposed, and for which else the reader may. */
  as: string;
  parties: readonly string[];
}

const errorOf = ({ refused }: NewView, name: string): Refusal | undefined =>
  refused.find(({ field }) => field === name);

const HEADINGS = {
  target: 'Propose another target',
  baseline: 'Propose another baseline',
  exception: 'Propose to take a late figure',
} as const;

const Choosing = ({ view: { path, asked } }: { view: NewView }) => (
  <>
    <p>What should change?</p>
    <ul class="usa-list">
      {Object.entries(KIND_WORDS).map(([kind, words]) => (
        <li key={kind}>
          <a href={`${path}/new?${new URLSearchParams({ kind, ...(asked.kpi !== undefined && { kpi: asked.kpi }) })}`}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  </>
);

/** What holds now, and within what it may be moved. */
const now = ({ name, target, baseline, boardBand }: Kpi, kind: Proposed['kind']): string => {
  if (kind === 'target') {
    const band = boardBand
      ? `may be moved between ${boardBand.min} and ${boardBand.max}`
      : 'is fixed by the signed text';
    return `${name}: the target is ${grouped(target.value)}, and ${band}.`;
  }
  if (baseline === undefined) return `${name}: has no baseline.`;
  return baseline === 'first-period'
    ? `${name}: the baseline is what the first period measured.`
    : `${name}: the baseline is ${grouped(baseline.value)} on ${sayDay(baseline.day)}.`;
};

const Now = ({ of, kind }: { of: readonly Kpi[]; kind: Proposed['kind'] }) => (
  <ul class="usa-list">
    {of.map((kpi) => (
      <li key={kpi.key} dir="auto">
        {now(kpi, kind)}
      </li>
    ))}
  </ul>
);

const Fields = ({ view, kind }: { view: NewView; kind: Proposed['kind'] }) => {
  const { asked, kpis, typed, nameOf } = view;
  const field = (name: string) => ({ name, value: typed[name], error: errorOf(view, name) });
  const reporters = [...new Set(kpis.flatMap(({ reporters: named }) => named.map(({ party }) => party)))];
  if (kind === 'exception')
    return (
      <>
        <Field
          {...field('period')}
          label="Of which period?"
          hint="By its first month, such as 2027-01"
          recorded={asked.period}
          maxlength={40}
          required
        />
        <Select
          {...field('party')}
          label="Whose figure?"
          of={reporters.map((party) => [party, nameOf(party)] as const)}
          recorded={asked.party}
        />
      </>
    );
  return (
    <>
      <Field
        {...field('value')}
        label={kind === 'target' ? 'Which target?' : 'Which baseline?'}
        hint="As a number in the unit of the KPI, such as 24.5"
        maxlength={40}
        required
      />
      {kind === 'baseline' && <DayField {...field('day')} label="Measured on which day?" required />}
      <DayField
        {...field('from')}
        label="From which day on?"
        hint="It applies to periods that end on that day or later and are not closed."
        required
      />
    </>
  );
};

const Body = ({ view, kind }: { view: NewView; kind: Proposed['kind'] }) => {
  const { page, path, form, kpis, asked, typed, parties, as, nameOf } = view;
  return (
    <>
      {kind !== 'exception' && <Now of={kpis} kind={kind} />}
      <Form
        to={`${path}/new`}
        page={page}
        keys={form}
        carries={{ _kind: kind, ...(parties.length === 1 && { _as: as }) }}
      >
        {parties.length > 1 && (
          <Select
            name="_as"
            label="For which agency?"
            of={parties.map((party) => [party, nameOf(party)] as const)}
            value={as}
          />
        )}
        <Select
          name="kpi"
          label="Of which KPI?"
          of={kpis.map(({ key, name }) => [key, name] as const)}
          recorded={asked.kpi}
          value={typed.kpi}
          error={errorOf(view, 'kpi')}
        />
        <Fields view={view} kind={kind} />
        <Field
          name="reason"
          label="Why?"
          hint="The others read it. It is shown beside the figures."
          rows={6}
          maxlength={LONGEST_REASON}
          required
          value={typed.reason}
          error={errorOf(view, 'reason')}
        />
        <Button>Propose it</Button>
      </Form>
    </>
  );
};

export const newPage = (view: NewView): string => {
  const { person, frame, mou, agreement, asked, refused, path } = view;
  const heading = asked.kind ? HEADINGS[asked.kind] : 'Propose a change of the plan';
  const [first] = refused;
  return layout({
    title: `${heading}: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {refused.some(({ code }) => takesAmendment(code)) && <Amendment agreement={agreement} />}
        <p>It takes effect when every other agency has agreed. Until then, or if one declines, nothing changes.</p>
        {asked.kind ? <Body view={view} kind={asked.kind} /> : <Choosing view={view} />}
        <p>
          <a href={path}>All proposals</a>
        </p>
      </>
    ),
  });
};
