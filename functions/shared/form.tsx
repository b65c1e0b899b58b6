/** Forms work without script: each field has a label, keeps its value, and says beside itself what was wrong with it. */
import type { ComponentChildren } from 'preact';
import type { Refusal } from './kernel.ts';

/** Several forms of one page may ask for a name: each says within which it stands. */
const idOf = (name: string, within?: string) => (within === undefined ? `field-${name}` : `field-${within}-${name}`);

interface FieldProps {
  name: string;
  within?: string | undefined;
  label: string;
  hint?: ComponentChildren;
  /** The refusal that this field caused. */
  error?: Pick<Refusal, 'wrong' | 'remedy'> | undefined;
  /** What was typed before, kept. */
  value?: string | undefined;
  maxlength?: number;
  required?: boolean;
  /** A text box of so many lines instead of one line. */
  rows?: number;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'email';
}

export const Field = ({ name, within, label, hint, error, value, rows, ...input }: FieldProps) => {
  const id = idOf(name, within);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    name,
    'aria-describedby': describedBy,
    'aria-invalid': error ? ('true' as const) : undefined,
    // Without script nothing else can bring a reader of a long page to what was wrong.
    autofocus: error ? true : undefined,
  };
  const look = error ? ' usa-input--error' : '';
  return (
    <div class={`usa-form-group${error ? ' usa-form-group--error' : ''}`}>
      <label class={`usa-label${error ? ' usa-label--error' : ''}`} for={id}>
        {label}
      </label>
      {hint && (
        <div class="usa-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="usa-error-message" id={`${id}-error`}>
          {error.wrong} {error.remedy}
        </p>
      )}
      {rows === undefined ? (
        <input class={`usa-input${look}`} type="text" dir="auto" {...shared} {...input} value={value} />
      ) : (
        <textarea
          class={`usa-textarea concord-rows-${Math.min(rows, 12) > 6 ? 'many' : 'few'}${look}`}
          dir="auto"
          {...shared}
          {...input}
        >
          {value}
        </textarea>
      )}
    </div>
  );
};

interface CheckboxProps {
  name: string;
  label: ComponentChildren;
  checked?: boolean;
  required?: boolean;
  error?: Pick<Refusal, 'wrong' | 'remedy'> | undefined;
}

/** One thing to agree to; its value is `yes`. */
export const Checkbox = ({ name, label, error, ...input }: CheckboxProps) => {
  const id = idOf(name);
  return (
    <div class={`usa-form-group${error ? ' usa-form-group--error' : ''}`}>
      {error && (
        <p class="usa-error-message" id={`${id}-error`}>
          {error.wrong} {error.remedy}
        </p>
      )}
      <div class="usa-checkbox">
        <input
          class="usa-checkbox__input"
          type="checkbox"
          id={id}
          name={name}
          value="yes"
          aria-describedby={error ? `${id}-error` : undefined}
          aria-invalid={error ? 'true' : undefined}
          {...input}
        />
        <label class="usa-checkbox__label" for={id}>
          {label}
        </label>
      </div>
    </div>
  );
};

interface ChoiceProps {
  name: string;
  legend: string;
  of: readonly (readonly [value: string, label: ComponentChildren])[];
  /** What was chosen before, kept; nothing is chosen beforehand. */
  value?: string | undefined;
  error?: Pick<Refusal, 'wrong' | 'remedy'> | undefined;
}

/** One of a few; none stands chosen until a person chooses. */
export const Choice = ({ name, legend, of, value, error }: ChoiceProps) => (
  <fieldset
    class={`usa-fieldset usa-form-group${error ? ' usa-form-group--error' : ''}`}
    aria-describedby={error ? `${idOf(name)}-error` : undefined}
  >
    <legend class="usa-label">{legend}</legend>
    {error && (
      <p class="usa-error-message" id={`${idOf(name)}-error`}>
        {error.wrong} {error.remedy}
      </p>
    )}
    {of.map(([one, label]) => (
      <div class="usa-radio" key={one}>
        <input
          class="usa-radio__input"
          type="radio"
          id={`${idOf(name)}-${one}`}
          name={name}
          value={one}
          checked={value === one}
        />
        <label class="usa-radio__label" for={`${idOf(name)}-${one}`}>
          {label}
        </label>
      </div>
    ))}
  </fieldset>
);

export const Button = ({
  children,
  look,
}: {
  children: ComponentChildren;
  look?: 'outline' | 'secondary' | 'unstyled';
}) => (
  <button class={`usa-button${look ? ` usa-button--${look}` : ''}`} type="submit">
    {children}
  </button>
);

/** Values that the form carries along unseen. */
export const Hidden = ({ of }: { of: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(of).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
);

interface SelectProps {
  name: string;
  within?: string | undefined;
  label: string;
  of: readonly (readonly [value: string, label: string])[];
  value?: string | undefined;
  hint?: ComponentChildren;
  error?: Pick<Refusal, 'wrong' | 'remedy'> | undefined;
}

/** One of a few, of which the first is chosen when nothing else is. */
export const Select = ({ name, within, label, of, value, hint, error }: SelectProps) => {
  const id = idOf(name, within);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={`usa-form-group${error ? ' usa-form-group--error' : ''}`}>
      <label class={`usa-label${error ? ' usa-label--error' : ''}`} for={id}>
        {label}
      </label>
      {hint && (
        <div class="usa-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="usa-error-message" id={`${id}-error`}>
          {error.wrong} {error.remedy}
        </p>
      )}
      <select
        class={`usa-select${error ? ' usa-input--error' : ''}`}
        id={id}
        name={name}
        aria-describedby={describedBy}
        aria-invalid={error ? 'true' : undefined}
      >
        {of.map(([one, words]) => (
          <option key={one} value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
};
