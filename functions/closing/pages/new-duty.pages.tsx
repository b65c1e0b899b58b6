/** The page on which a party proposes what shall be done in the closing besides what the signed text says. */
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { Choice, Select } from '../../shared/pages/form-choices.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { LONGEST_DUTY } from '../domain/proposal.rules.ts';
import { SUBJECTS } from '../domain/subjects.ts';

export interface NewDutyView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  mou: string;
  /** Days that the signed text gives the closing. */
  days: number;
  owners: readonly (readonly [value: string, label: string])[];
  /** Parties for which the reader speaks, and the one for which it does now. */
  parties: readonly (readonly [party: string, name: string])[];
  as: string;
  closed: Refusal | undefined;
  path: string;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const Fields = ({ view }: { view: NewDutyView }) => {
  const { typed, refused, parties, as, owners, days } = view;
  const errorOf = (name: string) => refused.find(({ field }) => field === name);
  const field = (name: string) => ({ name, value: typed[name], error: errorOf(name) });
  return (
    <>
      {parties.length > 1 && <Select name="_as" label="For which agency do you propose it?" of={parties} value={as} />}
      <Field
        {...field('does')}
        label="What shall be done?"
        hint="One or two sentences that someone outside your agencies understands. It stays on the record."
        rows={4}
        maxlength={LONGEST_DUTY}
        required
      />
      <Choice
        {...field('about')}
        legend="What is it about?"
        of={SUBJECTS.map(({ about, heading }) => [about, heading] as const)}
        required
      />
      <Select {...field('owner')} label="Who does it?" of={owners} />
      <Field
        {...field('days')}
        label="Within how many days after the end?"
        hint={`A whole number from 1 to ${days}, the days that the signed text gives the closing`}
        inputmode="numeric"
        maxlength={3}
        required
      />
    </>
  );
};

export const newDutyPage = (view: NewDutyView): string => {
  const { person, frame, form, mou, parties, as, closed, path, refused } = view;
  const [first] = refused;
  return layout({
    title: `Propose a duty for the closing: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>Propose a duty for the closing</h1>
        {first && <Alert refusal={first} />}
        {closed && !first && <Notice heading={closed.wrong}>{closed.remedy}</Notice>}
        {!closed && (
          <>
            <p>
              It becomes part of the plan when the agency that would do it agrees, and nobody objects before the MOU
              ends. The signed text stays as it is.
            </p>
            <Form
              to={`${path}/duties`}
              page={`${path}/duties/new`}
              keys={form}
              carries={parties.length === 1 ? { _as: as } : {}}
            >
              <Fields view={view} />
              <Button>Propose it</Button>
            </Form>
          </>
        )}
        <p>
          <a href={path}>Back to the plan</a>
        </p>
      </>
    ),
  });
};
