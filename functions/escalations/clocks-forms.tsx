/** The forms by which a liaison stops the clocks of an MOU, or lets them go on. */
import { Button, Field, Form } from '../shared/form.tsx';
import { Choice } from '../shared/form-choices.tsx';
import { daysLeft, pauseAt } from './clocks.rules.ts';
import { again, type FormPart } from './dispute-fields.tsx';
import { errorOf, typedIn } from './dispute-view.ts';
import type { DocketView } from './docket.pages.tsx';

const CAUSES = [
  ['appropriations', 'A lapse of appropriations'],
  ['emergency', 'An emergency'],
  ['other', 'Another reason'],
] as const;

const LONGEST_REASON = 2_000;

const Reason = ({ part, label }: { part: FormPart; label: string }) => (
  <Field
    {...again(part, 'reason')}
    label={label}
    hint="Everyone is told."
    rows={3}
    maxlength={LONGEST_REASON}
    required
  />
);

const Stop = (view: DocketView) => {
  const { form, agreement, clock, refused } = view;
  const left = daysLeft(clock.pauses, agreement.term?.effectiveAt ?? clock.now);
  return (
    <Form to={`/agreements/${agreement.id}/clocks/pause`} page={`/agreements/${agreement.id}/disputes`} keys={form}>
      <p>
        While they stand still, no time of any dispute passes: every deadline falls that much later. {left} of 60 days
        are left in this term.
      </p>
      <Choice
        name="cause"
        legend="Why they should stand still"
        of={CAUSES}
        value={typedIn(view, 'pause', 'cause')}
        error={errorOf(view, 'pause', 'cause')}
      />
      <Reason part={{ refused, act: 'pause' }} label="The reason, in a sentence" />
      <Field
        {...again({ refused, act: 'pause' }, 'days')}
        label="For how many days at most"
        inputmode="numeric"
        required
      />
      <Button look="secondary">Stop the clocks</Button>
    </Form>
  );
};

const GoOn = ({ form, agreement, refused }: DocketView) => (
  <Form to={`/agreements/${agreement.id}/clocks/resume`} page={`/agreements/${agreement.id}/disputes`} keys={form}>
    <Reason part={{ refused, act: 'resume' }} label="Why they can go on" />
    <Button>Let the clocks go on</Button>
  </Form>
);

export const Clocks = (view: DocketView) =>
  view.tends ? (
    <section aria-labelledby="clocks">
      <h2 id="clocks">The clocks of this MOU</h2>
      {pauseAt(view.clock.pauses, view.clock.now) ? <GoOn {...view} /> : <Stop {...view} />}
    </section>
  ) : null;
