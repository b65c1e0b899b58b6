/** The page on which a reporter says why a period was missed, and what follows. */
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert, Notice, SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { Select } from '../../../shared/pages/form-choices.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { capital } from '../../../shared/text.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import { calendarLabel } from '../../domain/period-label.rules.ts';
import { LONGEST_MISS } from '../../domain/report.rules.ts';

/** Words are absent where they were removed by law. */
export interface SaidOfMiss {
  at: string;
  by?: { name: string };
  why?: string;
  follows?: string;
}

export interface MissView {
  person: SignedIn;
  frame: FrameView;
  mou: string;
  zone: string;
  form: FormKeys;
  kpi: Kpi;
  period: string;
  status: string;
  missed: boolean;
  beside: { value?: string; required?: string };
  said: readonly SaidOfMiss[];
  as: string;
  parties: readonly string[];
  nameOf: (party: string) => string;
  path: string;
  back: string;
  done: string | undefined;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const errorOf = ({ refused }: MissView, name: string): Refusal | undefined =>
  refused.find(({ field }) => field === name);

const REMOVED = 'Removed by law';

const Said = ({ view: { said, zone } }: { view: MissView }) =>
  said.length === 0 ? null : (
    <section aria-labelledby="said">
      <h2 id="said">What your agency has said so far</h2>
      {said.map(({ at, by, why, follows }) => (
        <SummaryList
          key={at}
          of={[
            ['Said', [by?.name, sayInstant(at, zone)].filter(Boolean).join(', ')],
            ['Why it was missed', why ?? REMOVED],
            ['What follows', follows ?? REMOVED],
          ]}
        />
      ))}
    </section>
  );

const Explaining = ({ view }: { view: MissView }) => {
  const { path, form, typed, as, parties, nameOf, said } = view;
  return (
    <Form to={path} page={path} keys={form} carries={parties.length === 1 ? { _as: as } : {}}>
      {said.length > 0 && <p>If you know more by now, add it. What was said before stays on the record.</p>}
      {parties.length > 1 && (
        <Select
          name="_as"
          label="For which agency?"
          of={parties.map((party) => [party, nameOf(party)] as const)}
          value={as}
        />
      )}
      <Field
        name="why"
        label="Why was it missed?"
        hint="The parties read it beside the figure. It stays on the record."
        rows={6}
        maxlength={LONGEST_MISS}
        required
        value={typed.why}
        error={errorOf(view, 'why')}
      />
      <Field
        name="follows"
        label="What follows?"
        hint="What your agency does about it, and by when"
        rows={6}
        maxlength={LONGEST_MISS}
        required
        value={typed.follows}
        error={errorOf(view, 'follows')}
      />
      <Button>Record it</Button>
    </Form>
  );
};

export const missPage = (view: MissView): string => {
  const { person, frame, mou, kpi, period, status, missed, beside, refused, done, back } = view;
  const label = calendarLabel(kpi, period);
  const heading = `Why ${label} was missed`;
  const [first] = refused;
  return layout({
    title: `${heading}: ${kpi.name}, ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {done === 'explained' && !first && (
          <Notice kind="success">Your explanation is recorded. The parties read it beside the figure.</Notice>
        )}
        <SummaryList
          of={[
            ['KPI', kpi.name],
            ['Status', capital(status)],
            ['Value', beside.value],
            ['Required', beside.required],
          ]}
        />
        <Said view={view} />
        {missed ? <Explaining view={view} /> : <p>It was not missed, so there is nothing to explain.</p>}
        <p>
          <a href={back}>Back to the KPI</a>
        </p>
      </>
    ),
  });
};
