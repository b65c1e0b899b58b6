/** The page on which a party to which something was promised agrees to another day or measure, or does not. */
import { SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { LONGEST_WORDS } from '../domain/acting.rules.ts';
import { actPage, errorOf } from './act-page.tsx';
import type { ActView } from './commitment-view.ts';

export interface ChangeAnswerView extends ActView {
  asked: number;
  day: string | undefined;
  measure: string | undefined;
  why: string;
  /** Parties that have agreed, in words. */
  agreed: string | undefined;
}

export const changeAnswerPage = (view: ChangeAnswerView): string => {
  const { path, form, typed, asked, day, measure, why, agreed } = view;
  const page = `${path}/change/answer`;
  const carries = { _asked: String(asked) };
  return actPage(
    view,
    'Answer what is asked for',
    <>
      <h2>What is asked for</h2>
      <SummaryList
        of={[
          ['Another day', day],
          ['Another measure', measure],
          ['Why', <p class="concord-words">{why}</p>],
          ['Agreed so far', agreed],
        ]}
      />
      <Form to={`${path}/change/agreement`} page={page} keys={form} carries={carries}>
        <p>It changes when every agency that is asked agrees. You cannot undo this.</p>
        <Button>Agree</Button>
      </Form>
      <section aria-labelledby="refuse">
        <h2 id="refuse">If you do not agree</h2>
        <p>Then everything stays as it is, for all parties. You cannot undo this.</p>
        <Form to={`${path}/change/refusal`} page={page} keys={form} carries={carries}>
          <Field
            name="reason"
            label="Why should it stay as it is?"
            hint="The other parties read it. It stays on the record."
            rows={4}
            maxlength={LONGEST_WORDS}
            required
            value={typed.reason}
            error={errorOf(view, 'reason')}
          />
          <Button look="secondary">Refuse, with this reason</Button>
        </Form>
      </section>
    </>,
  );
};
