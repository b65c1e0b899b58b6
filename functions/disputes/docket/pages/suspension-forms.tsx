/** The forms by which a liaison pauses all deadlines of the disputes of an MOU, or lets them run again. */
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { Choice } from '../../../shared/pages/form-choices.tsx';
import { again, type FormPart } from '../../pages/dispute-fields.tsx';
import { errorOf, typedIn } from '../../pages/dispute-view.ts';
import { daysLeft, MOST_SUSPENDED_DAYS } from '../domain/suspension.rules.ts';
import { pauseAt } from '../domain/suspension-clock.rules.ts';
import type { DocketView } from './docket-view.ts';

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
  const { form, agreement, clock, docket, refused } = view;
  const left = daysLeft(docket ?? clock, agreement.term?.effectiveAt ?? clock.now);
  return (
    <Form to={`/agreements/${agreement.id}/clocks/pause`} page={`/agreements/${agreement.id}/disputes`} keys={form}>
      <p>
        While they are paused, no deadline of a dispute runs; the time to object to a notice does. Afterwards the
        business days that were left are counted again. A pause costs at least one day; {left} of {MOST_SUSPENDED_DAYS}{' '}
        days are left in this term.
      </p>
      <Choice
        name="cause"
        legend="Why deadlines should be paused"
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
      <Button look="secondary">Pause deadlines</Button>
    </Form>
  );
};

const GoOn = ({ form, agreement, refused }: DocketView) => (
  <Form to={`/agreements/${agreement.id}/clocks/resume`} page={`/agreements/${agreement.id}/disputes`} keys={form}>
    <Reason part={{ refused, act: 'resume' }} label="Why deadlines can run again" />
    <Button>Resume deadlines</Button>
  </Form>
);

export const Clocks = (view: DocketView) =>
  view.tends ? (
    <section aria-labelledby="clocks">
      <h2 id="clocks">Pause the deadlines of disputes</h2>
      {pauseAt(view.clock.pauses, view.clock.now) ? <GoOn {...view} /> : <Stop {...view} />}
    </section>
  ) : null;
