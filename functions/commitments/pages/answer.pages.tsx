/** The page on which a party to which something was promised accepts what was delivered, or says what is missing. */
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { LONGEST_WORDS } from '../domain/acting.rules.ts';
import { actPage, errorOf } from './act-page.tsx';
import type { ActView } from './commitment-view.ts';

export interface AnswerView extends ActView {
  delivery: number;
  /** What was said of it. */
  said: string;
  /** Another party has accepted it already: it can be disputed still. */
  acceptedBy: string | undefined;
}

export const answerPage = (view: AnswerView): string => {
  const { path, form, typed, delivery, said, acceptedBy } = view;
  const page = `${path}/answer`;
  const carries = { _delivery: String(delivery) };
  return actPage(
    view,
    'Accept the delivery, or say what is missing',
    <>
      <h2>What was delivered</h2>
      <p class="concord-words" dir="auto">
        {said}
      </p>
      {acceptedBy === undefined ? (
        <Form to={`${path}/acceptance`} page={page} keys={form} carries={carries}>
          <p>If you accept, it is delivered for your agency. You cannot undo this.</p>
          <Button>Accept it</Button>
        </Form>
      ) : (
        <p dir="auto">{acceptedBy} has accepted it. If something is missing for you, you can still say so.</p>
      )}
      <section aria-labelledby="missing">
        <h2 id="missing">If something is missing</h2>
        <p>
          Then the commitment is open again, and the agency that made it is told what is missing. You cannot undo this.
        </p>
        <Form to={`${path}/objection`} page={page} keys={form} carries={carries}>
          <Field
            name="reason"
            label="What is missing?"
            hint="Say it so that the other agency can do it. It stays on the record."
            rows={6}
            maxlength={LONGEST_WORDS}
            required
            value={typed.reason}
            error={errorOf(view, 'reason')}
          />
          <Button look="secondary">Dispute the delivery</Button>
        </Form>
      </section>
    </>,
  );
};
