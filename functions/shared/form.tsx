/** Forms work without script: each field has a label, keeps its value, and says beside itself what was wrong with it. */
import type { ComponentChildren } from 'preact';
import type { Refusal } from './kernel.ts';

/** Several forms of one page may ask for a name: each says within which it stands. */
export const idOf = (name: string, within?: string) =>
  within === undefined ? `field-${name}` : `field-${within}-${name}`;

export interface GroupProps {
  name: string;
  within?: string | undefined;
  label: string;
  hint?: ComponentChildren;
  /** The refusal that this field caused. */
  error?: Pick<Refusal, 'wrong' | 'remedy'> | undefined;
}

/** The names by which a control says which hint and which finding are its own. */
export const describedBy = ({ name, within, hint, error }: Omit<GroupProps, 'label'>) => {
  const id = idOf(name, within);
  return {
    id,
    name,
    'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
};

/** What stands around one control: its label, its hint, and what was wrong with it. */
export const Group = ({ name, within, label, hint, error, children }: GroupProps & { children: ComponentChildren }) => {
  const id = idOf(name, within);
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
      {children}
    </div>
  );
};

interface FieldProps extends GroupProps {
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
  const group = { name, within, label, hint, error };
  // Without script nothing else can bring a reader of a long page to what was wrong.
  const control = { ...describedBy(group), autofocus: error ? true : undefined, dir: 'auto' as const, ...input };
  const look = error ? ' usa-input--error' : '';
  return (
    <Group {...group}>
      {rows === undefined ? (
        <input class={`usa-input${look}`} type="text" {...control} value={value} />
      ) : (
        <textarea class={`usa-textarea concord-rows-${Math.min(rows, 12) > 6 ? 'many' : 'few'}${look}`} {...control}>
          {value}
        </textarea>
      )}
    </Group>
  );
};

export const Button = ({
  children,
  look,
  name,
}: {
  children: ComponentChildren;
  look?: 'outline' | 'secondary' | 'unstyled';
  /** Of a second button in a form, which does something else: it is sent as `yes`, and no field is required for it. */
  name?: string;
}) => (
  <button
    class={`usa-button${look ? ` usa-button--${look}` : ''}`}
    type="submit"
    {...(name !== undefined && { name, value: 'yes', formnovalidate: true })}
  >
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
