/** The forms after a decision: a veto with its reason and its answer, and dissent. */
import { Select } from '../../shared/pages/form-choices.tsx';
import { ActForm, type OfView, partOf, WordsForm } from './dispute-act-form.tsx';
import { entriesOf } from './dispute-entry.ts';
import { again, TextBox } from './dispute-fields.tsx';

export const Veto = ({ view }: OfView) => {
  const { dispute, text } = view;
  const version = String(dispute.decision?.version ?? 0);
  const rights = text.decisionRights.map(({ key, what }) => [key, what] as const);
  const part = partOf(view, 'veto');
  return (
    <ActForm
      view={view}
      act="veto"
      to="veto"
      heading="Veto the decision"
      button="Veto this decision"
      look="secondary"
      also={{ _version: version }}
    >
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
    {...{ view, act: 'veto-reason', to: 'veto/reason' }}
    heading="Give the reason of your veto"
    button="Give this reason"
    box={{ name: 'reason', label: 'How the decision touches your field', required: true }}
  />
);

/** The reason to which the answer is owed stands above its box. */
export const VetoAnswer = ({ view }: OfView) => {
  const reason = entriesOf(view.record, 'VetoReasoned').at(-1)?.body?.reason;
  return (
    <WordsForm
      {...{ view, act: 'veto-answer', to: 'veto/answer' }}
      heading="Answer the reason of the veto"
      button="Give this answer"
      box={{ name: 'answer', label: 'Your answer', required: true }}
    >
      {reason && (
        <blockquote class="concord-words" dir="auto">
          {reason}
        </blockquote>
      )}
    </WordsForm>
  );
};

const DISSENT = {
  name: 'words',
  label: 'What you dissent from, and why',
  hint: 'It is kept word for word, wherever the decision is shown.',
  required: true,
};

export const Dissent = ({ view }: OfView) => (
  <WordsForm
    {...{ view, act: 'dissent', to: 'dissent', box: DISSENT }}
    heading="Record your dissent"
    button="Record this dissent"
    look="outline"
  />
);
