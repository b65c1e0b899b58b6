/** The six questions as fields: for whoever prepares the answers, and for the office that gives them. */
import type { Refusal } from '../../shared/kernel.ts';
import { Field, FieldsOf } from '../../shared/pages/form.tsx';
import { Choice } from '../../shared/pages/form-choices.tsx';
import { GRADED, GRADES, QUESTIONS, type Question } from '../domain/questions.ts';
import { LONGEST_ANSWER } from '../domain/said.rules.ts';
import type { Form } from './review-form.ts';
import { ASKED, GRADE_WORDS } from './review-words.parts.ts';

export interface FieldsView {
  refused: readonly Refusal[];
  /** What was typed; absent before anything was. */
  typed?: Form | undefined;
  /** What stands in the fields before that. */
  recorded: Form;
}

export const errorAt = ({ refused }: Pick<FieldsView, 'refused'>, name: string): Refusal | undefined =>
  refused.find(({ field }) => field === name);

/** Value, record and error of a field. */
export const fieldOf = (view: FieldsView, name: string) => ({
  name,
  recorded: view.recorded[name],
  ...(view.typed && { value: view.typed[name] ?? '' }),
  error: errorAt(view, name),
});

const HINT = 'Say in a sentence what is no longer as it was agreed.';

/** Words are asked for with “partly” and “no”; where some stand already, they are shown with “yes”, too. */
const Graded = ({ view, question }: { view: FieldsView; question: Question }) => {
  const says = fieldOf(view, `answers.${question}.says`);
  const there = (says.value ?? says.recorded ?? '') !== '' || says.error;
  return (
    <div class={`concord-in-a-row concord-graded${there ? ' concord-said' : ''}`}>
      <Choice
        {...fieldOf(view, `answers.${question}.grade`)}
        legend={ASKED[question]}
        of={GRADES.map((grade) => [grade, GRADE_WORDS[grade]] as const)}
      />
      <div class="concord-own-words">
        <Field {...says} label="In your words" hint={HINT} rows={3} maxlength={LONGEST_ANSWER} />
      </div>
    </div>
  );
};

export const QuestionFields = ({ view }: { view: FieldsView }) => (
  <>
    {QUESTIONS.map((question) => (
      <FieldsOf name={ASKED[question]} key={question}>
        {GRADED.includes(question) ? (
          <Graded view={view} question={question} />
        ) : (
          <Field
            {...fieldOf(view, `answers.${question}.says`)}
            label={ASKED[question]}
            rows={3}
            maxlength={LONGEST_ANSWER}
          />
        )}
      </FieldsOf>
    ))}
  </>
);
