/** The forms after a decision: a veto with its reason and its answer, and dissent. */
import { Select } from '../../../shared/pages/form-choices.tsx';
import { again, TextBox } from '../dispute-fields.tsx';
import { ActForm, type OfView, partOf, WordsForm } from './act-form.tsx';

export const Veto = ({ view }: OfView) => {
  const { dispute, text } = view;
  const version = String(dispute.decision?.version ?? 0);
  const rights = text.decisionRights.map(({ key, what }) => [key, what] as const);
  const part = partOf(view);
  return (
    <ActForm view={view} button="Veto this decision" look="secondary" also={{ _version: version }}>
      <Select
        {...again(part, 'right')}
        label="Which decision right of yours it touches"
        of={[['', 'Choose one'], ...rights]}
      />
      <TextBox
        part={part}
        name="reason"
        label="Reason"
        hint="It can follow within 48 hours. Without one in time, the veto lapses."
      />
    </ActForm>
  );
};

export const VetoReason = ({ view }: OfView) => (
  <WordsForm
    view={view}
    button="Give this reason"
    box={{ name: 'reason', label: 'How the decision touches your field', required: true }}
  />
);

export const VetoAnswer = ({ view }: OfView) => (
  <WordsForm view={view} button="Answer the veto" box={{ name: 'answer', label: 'Your answer', required: true }} />
);

export const Dissent = ({ view }: OfView) => (
  <WordsForm
    view={view}
    button="Record this dissent"
    box={{
      name: 'words',
      label: 'What you dissent from, and why',
      hint: 'It is kept word for word, wherever the decision is shown.',
      required: true,
    }}
  />
);
