/** The forms of a records officer: each names its law or its reason, keeps what was typed, and says beside the field what is wrong. */
import { Button, Field, Hidden } from '../shared/form.tsx';
import type { FormKeys } from '../shared/form-keys.ts';
import { sayInstant } from '../shared/time-words.ts';
import type { KeepingView } from './keeping.pages.tsx';
import { LONGEST_GROUND } from './removal.rules.ts';

/** Which form a refusal belongs to: several stand on one page, and each keeps only its own words. */
const own = ({ refused, typed }: KeepingView, form: string) =>
  typed?.of === form ? { refused, typed } : { refused: undefined, typed: undefined };

const Ground = ({ name, of, view }: { name: 'authority' | 'reason'; of: string; view: KeepingView }) => {
  const { refused, typed } = own(view, of);
  return (
    <Field
      name={name}
      within={of}
      label={name === 'authority' ? 'Law or order, by its citation' : 'Reason'}
      maxlength={LONGEST_GROUND}
      required
      {...(name === 'reason' && { rows: 4 })}
      value={typed?.[name]}
      error={refused?.field === name ? refused : undefined}
    />
  );
};

export const HoldForm = ({ view, action }: { view: KeepingView; action: string }) => (
  <form method="post" action={action}>
    <h3>Place a hold</h3>
    <Hidden of={{ ...view.form, of: 'hold' }} />
    <Ground name="authority" of="hold" view={view} />
    <Ground name="reason" of="hold" view={view} />
    <Button look="outline">Place a legal hold</Button>
  </form>
);

/** An answer to one hold or request; `bare` where the answer needs no words of its own. */
export const ReasonForm = ({
  view,
  id,
  action,
  button,
  bare = false,
}: {
  view: KeepingView;
  id: string;
  action: string;
  button: string;
  bare?: boolean;
}) => (
  <form method="post" action={action}>
    <Hidden of={{ ...view.form, of: id }} />
    {!bare && <Ground name="reason" of={id} view={view} />}
    <Button look={bare ? 'secondary' : 'outline'}>{button}</Button>
  </form>
);

export const AskForm = ({ view, action, form }: { view: KeepingView; action: string; form: FormKeys }) => {
  const { refused, typed } = own(view, 'ask');
  const error = refused?.field === 'event' ? refused : undefined;
  return (
    <form method="post" action={action}>
      <h3>Ask for a removal</h3>
      <Hidden of={{ ...form, of: 'ask' }} />
      <div class={`usa-form-group${error ? ' usa-form-group--error' : ''}`}>
        <label class="usa-label" for="field-event">
          Whose words
        </label>
        {error && (
          <p class="usa-error-message" id="field-event-error">
            {error.wrong} {error.remedy}
          </p>
        )}
        <select
          class="usa-select"
          id="field-event"
          name="event"
          aria-describedby={error ? 'field-event-error' : undefined}
          required
        >
          <option value="">Choose an event</option>
          {view.words.map(({ id, at, what }) => (
            <option key={id} value={id} selected={typed?.event === id}>
              {sayInstant(at, view.agreement.zone)}: {what}
            </option>
          ))}
        </select>
      </div>
      <Ground name="authority" of="ask" view={view} />
      <Ground name="reason" of="ask" view={view} />
      <Button look="outline">Ask for the removal</Button>
    </form>
  );
};
