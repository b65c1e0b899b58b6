/** Forms work without script: each field has a label, keeps its value, and says beside itself what was wrong with it. */
import type { ComponentChildren } from 'preact';
import type { Refusal } from './kernel.ts';

/** Several forms of one page may ask for a name: each says within which it stands. */
export const idOf = (name: string, within?: string) =>
  within === undefined ? `field-${name}` : `field-${within}-${name}`;

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
