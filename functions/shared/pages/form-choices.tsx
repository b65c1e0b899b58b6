/** Choices of a form: a box to check, one of a few to pick, each with what was chosen kept and what was wrong with it beside it. */
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../kernel.ts';
import { describedBy, Group, type GroupProps, idOf } from './form.tsx';
import { useShown, wordsOf } from './form-shown.ts';
import { useError } from './page-errors.ts';

type Wrong = Pick<Refusal, 'wrong' | 'remedy'> | undefined;

/** What each value of a choice is called. */
const called = (of: ChoiceProps['of']) => Object.fromEntries(of.map(([value, label]) => [value, wordsOf(label)]));

interface CheckboxProps {
  name: string;
  label: ComponentChildren;
  checked?: boolean;
  required?: boolean;
  error?: Wrong;
  /** What is asked besides when it is checked, and not shown before. */
  children?: ComponentChildren;
}

/** One thing to agree to; its value is `yes`. */
export const Checkbox = ({ name, label, error, children, ...input }: CheckboxProps) => {
  const id = idOf(name);
  useShown(name, label, { of: { yes: 'Yes' } });
  useError(error);
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
          autofocus={error ? true : undefined}
          {...input}
        />
        <label class="usa-checkbox__label" for={id}>
          {label}
        </label>
        {children && <div class="concord-revealed">{children}</div>}
      </div>
    </div>
  );
};

interface ChoicesProps {
  name: string;
  legend: string;
  hint?: string;
  error?: Wrong;
  children: ComponentChildren;
}

/** Boxes of which any may be checked, with what was wrong with all of them together. */
export const Choices = ({ name, legend, hint, error, children }: ChoicesProps) => {
  useError(error);
  const { id, 'aria-describedby': described } = describedBy({ name, hint, error });
  return (
    <fieldset
      class={`usa-fieldset usa-form-group${error ? ' usa-form-group--error' : ''}`}
      id={id}
      aria-describedby={described}
    >
      <legend class="usa-label">{legend}</legend>
      {hint && (
        <p class="usa-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="usa-error-message" id={`${id}-error`}>
          {error.wrong} {error.remedy}
        </p>
      )}
      {children}
    </fieldset>
  );
};

interface ChoiceProps {
  name: string;
  legend: string;
  of: readonly (readonly [value: string, label: ComponentChildren])[];
  /** What was chosen before, kept; nothing is chosen beforehand. */
  value?: string | undefined;
  /** What stands chosen until something else is. */
  recorded?: string | undefined;
  required?: boolean;
  error?: Wrong;
}

/** One of a few; none stands chosen until a person chooses. */
export const Choice = ({ name, legend, of, recorded, value = recorded, required, error }: ChoiceProps) => {
  useShown(name, legend, { was: recorded, of: called(of) });
  useError(error);
  return (
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
            required={required}
            checked={value === one}
          />
          <label class="usa-radio__label" for={`${idOf(name)}-${one}`}>
            {label}
          </label>
        </div>
      ))}
    </fieldset>
  );
};

interface SelectProps extends GroupProps {
  of: readonly (readonly [value: string, label: string])[];
  value?: string | undefined;
  recorded?: string | undefined;
  required?: boolean;
}

/** One of a few, of which the first is chosen when nothing else is. */
export const Select = ({ of, recorded, value = recorded, required, ...group }: SelectProps) => {
  useShown(group.name, group.label, { was: recorded ?? of[0]?.[0], of: called(of) });
  return (
    <Group {...group}>
      <select class={`usa-select${group.error ? ' usa-input--error' : ''}`} required={required} {...describedBy(group)}>
        {of.map(([one, words]) => (
          <option key={one} value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </Group>
  );
};
