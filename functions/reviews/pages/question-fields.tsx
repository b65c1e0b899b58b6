/** The six questions as fields: for whoever prepares the answers, and for the office that gives them. */
import type { Refusal } from '../../shared/kernel.ts';
import { Field, FieldsOf } from '../../shared/pages/form.tsx';
import { Choice } from '../../shared/pages/form-choices.tsx';
import { GRADED, GRADES, QUESTIONS } from '../domain/questions.ts';
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

const HINT = 'If you choose “partly” or “no”, say in a sentence what is no longer as it was agreed.';

export const QuestionFields = ({ view }: { view: FieldsView }) => (
  <>
    {QUESTIONS.map((question) => (
      <FieldsOf name={ASKED[question]} key={question}>
        {GRADED.includes(question) && (
          <Choice
            {...fieldOf(view, `answers.${question}.grade`)}
            legend={ASKED[question]}
            of={GRADES.map((grade) => [grade, GRADE_WORDS[grade]] as const)}
          />
        )}
        <Field
          {...fieldOf(view, `answers.${question}.says`)}
          label={GRADED.includes(question) ? 'In your words' : ASKED[question]}
          hint={GRADED.includes(question) ? HINT : undefined}
          rows={3}
          maxlength={LONGEST_ANSWER}
        />
      </FieldsOf>
    ))}
  </>
);
