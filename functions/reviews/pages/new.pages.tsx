/** The page on which a party calls for an early review, or says that the MOU says one thing and the agencies do another. */
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { FirstButton } from '../../shared/pages/first-button.tsx';
import { Button, Field, FieldsOf, Form } from '../../shared/pages/form.tsx';
import { Select } from '../../shared/pages/form-choices.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { AddAnother } from '../../shared/pages/rows.tsx';
import { LONGEST_REASON } from '../domain/calling.rules.ts';
import { LONGEST_POINT, MOST_POINTS } from '../domain/said.rules.ts';
import type { TermOf } from '../domain/terms.rules.ts';
import { termOptions } from './amendment-fields.tsx';
import { type FieldsView, fieldOf } from './question-fields.tsx';
import type { ReviewFrame } from './review-view.ts';

export interface NewView extends ReviewFrame, FieldsView {
  kind: 'early' | 'renegotiation';
  /** Of the reviews. */
  path: string;
  form: FormKeys;
  /** For which party it is called, and for which else the reader may. */
  as: string;
  parties: readonly string[];
  cannot: Refusal | undefined;
  terms: readonly TermOf[];
  rows: number;
}

const HEADINGS = { early: 'Call for an early review', renegotiation: 'Call for a renegotiation' } as const;

const Drift = ({ view }: { view: NewView }) => (
  <>
    <p>Which terms of the MOU do the agencies not follow? Each agency answers: go on, amend, or end.</p>
    {Array.from({ length: view.rows }, (_, row) => row).map((row) => (
      <FieldsOf name={`Term ${row + 1}`} key={row}>
        <Select
          {...fieldOf(view, `drift.${row}.term`)}
          label={`Term ${row + 1}: the MOU says`}
          of={termOptions(view.terms, 'Choose a term')}
        />
        <Field
          {...fieldOf(view, `drift.${row}.acts`)}
          label={`Term ${row + 1}: we act like this`}
          rows={3}
          maxlength={LONGEST_POINT}
        />
      </FieldsOf>
    ))}
    <AddAnother what="term" rows={view.rows} most={MOST_POINTS} />
  </>
);

const Body = ({ view }: { view: NewView }) => {
  const { kind, path, form, as, parties, nameOf } = view;
  return (
    <Form
      to={`${path}/new`}
      page={`${path}/new?kind=${kind}`}
      keys={form}
      carries={{ _kind: kind, ...(parties.length < 2 && { _as: as }) }}
    >
      <FirstButton />
      {parties.length > 1 && (
        <Select
          name="_as"
          label="For which agency?"
          of={parties.map((party) => [party, nameOf(party)] as const)}
          value={as}
        />
      )}
      {kind === 'renegotiation' && <Drift view={view} />}
      <Field
        {...fieldOf(view, 'reason')}
        label="Why now?"
        hint="Every agency reads it. It stays on the record."
        rows={4}
        maxlength={LONGEST_REASON}
      />
      <Button>{HEADINGS[kind]}</Button>
    </Form>
  );
};

export const newReviewPage = (view: NewView): string => {
  const { person, frame, mou, kind, refused, cannot, path } = view;
  const heading = HEADINGS[kind];
  const [first] = refused;
  return layout({
    title: `${heading}: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {cannot && !first && <Notice heading={cannot.wrong}>{cannot.remedy}</Notice>}
        <p>
          Every agency gets the questions of the sunset review, and has 60 days to answer. The call itself changes
          nothing, and never extends the MOU.
        </p>
        {!cannot && <Body view={view} />}
        <p>
          <a href={path}>All reviews</a>
        </p>
      </>
    ),
  });
};
