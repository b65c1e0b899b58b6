/** The page on which a party asks for another day or measure, before its commitment is due. */

import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { DayField } from '../../shared/pages/form-day.tsx';
import { LONGEST_MEASURE, LONGEST_WORDS } from '../domain/acting.rules.ts';
import { actPage, errorOf } from './act-page.tsx';
import type { ActView } from './commitment-view.ts';

export interface ChangeView extends ActView {
  /** As it is today. */
  day: string | undefined;
  /** Absent of what a decision says, which has none. */
  measureNow: string | undefined;
  /** Whoever has to agree. */
  others: string;
}

export const changePage = (view: ChangeView): string => {
  const { path, form, typed, day, measureNow, others } = view;
  const to = `${path}/change`;
  return actPage(
    view,
    measureNow === undefined ? 'Ask for another day' : 'Ask for another day or measure',
    <>
      <p dir="auto">
        It takes effect when {others} agreed, before the commitment is due. Until then, or if anyone refuses, nothing
        changes. What was signed or decided stays on record, and both are shown.
      </p>
      <Form to={to} page={to} keys={form}>
        <DayField name="day" label="By which day?" recorded={day} value={typed.day} error={errorOf(view, 'day')} />
        {measureNow !== undefined && (
          <Field
            name="measure"
            label="By which measure?"
            maxlength={LONGEST_MEASURE}
            recorded={measureNow}
            value={typed.measure}
            error={errorOf(view, 'measure')}
          />
        )}
        <Field
          name="why"
          label="Why?"
          hint="The others read it. It stays on the record."
          rows={6}
          maxlength={LONGEST_WORDS}
          required
          value={typed.why}
          error={errorOf(view, 'why')}
        />
        <Button>Ask for it</Button>
      </Form>
    </>,
  );
};
