/** Forms work without script: each field has a label, keeps its value, and says beside itself what was wrong with it. */
import type { ComponentChildren } from 'preact';
import type { FormKeys } from '../http/form-keys.ts';
import type { Refusal } from '../kernel.ts';
import { FormContext, GroupContext, useShown } from './form-shown.ts';
import { useError } from './page-errors.ts';
import type { FormShown } from './written.ts';

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
  useError(error);
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
  /** What stands on record, shown until something else was typed. */
  recorded?: string | undefined;
  /** A code: no page repeats it to whoever was signed out. */
  secret?: true;
  maxlength?: number;
  required?: boolean;
  readonly?: boolean;
  /** A text box of so many lines instead of one line. */
  rows?: number;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email';
  /** The reader goes on here; of itself, where something was wrong with it. */
  autofocus?: true | undefined;
}

export const Field = ({
  name,
  within,
  label,
  hint,
  error,
  recorded,
  value = recorded,
  secret,
  rows,
  autofocus,
  autocomplete,
  ...input
}: FieldProps) => {
  useShown(name, label, { was: recorded, secret });
  const group = { name, within, label, hint, error };
  // Without script nothing else can bring a reader of a long page to what was wrong.
  const control = {
    ...describedBy(group),
    autofocus: error ? true : autofocus,
    dir: 'auto' as const,
    // A browser that is told “off” forgets what was typed as well, when somebody goes back to the form.
    autocomplete: autocomplete === 'off' ? undefined : autocomplete,
    ...input,
  };
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

/** Values that a form carries along unseen: their names begin with `_`, and everything else was typed or chosen by a person. */
type Unseen = Readonly<Record<`_${string}`, string>>;

export const Hidden = ({ of }: { of: Unseen }) => (
  <>
    {Object.entries(of).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
);

/** Comes after the fields, which have entered themselves by then. */
const ShownFields = ({ of }: { of: FormShown }) =>
  Object.keys(of.fields).length > 0 ? <Hidden of={{ _form: JSON.stringify(of) }} /> : null;

/** What was typed on the page before: carried along by the one that shows what follows from it, and shown again to whoever is signed out in between. */
export const Kept = ({
  name,
  label,
  value,
  recorded,
}: {
  name: string;
  label: string;
  value: string;
  /** What is kept for the next time anyhow, and need not be shown again. */
  recorded?: string | undefined;
}) => {
  useShown(name, label, { was: recorded });
  return <input type="hidden" name={name} value={value} />;
};

interface FormProps {
  /** Where it is sent. */
  to: string;
  /** The address of the page on which it stands, for whoever has to sign in again; none where a link from a mail leads there. */
  page?: string | undefined;
  keys?: FormKeys;
  /** What it carries along besides. */
  carries?: Unseen;
  /** Takes files. */
  files?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** The only form that posts: it tells its labels along, so that what was typed can always be shown again (`written.ts`). */
export const Form = ({ to, page, keys, carries = {}, files = false, children, ...look }: FormProps) => {
  const shown: FormShown = { page, fields: {} };
  return (
    <form method="post" action={to} enctype={files ? 'multipart/form-data' : undefined} {...look}>
      <Hidden of={{ ...keys, ...carries }} />
      <FormContext.Provider value={shown}>{children}</FormContext.Provider>
      <ShownFields of={shown} />
    </form>
  );
};

/** Fields of one thing among several: whoever reads their labels elsewhere learns of which. */
export const FieldsOf = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <GroupContext.Provider value={name}>{children}</GroupContext.Provider>
);
