/** A field for a day, the same on every form: one line of text with an example, so that it can be typed or pasted in any usual form. */
import type { ComponentChildren } from 'preact';
import { dayForField, isDay, LONGEST_DAY } from '../day-typed.ts';
import type { PlainDay } from '../kernel.ts';
import { Field, type GroupProps } from './form.tsx';

const EXAMPLE = 'For example: 12/15/2026';

interface DayFieldProps extends Omit<GroupProps, 'hint'> {
  /** What is to be known besides, in sentences. */
  hint?: ComponentChildren;
  /** What was typed before, kept as it was typed. */
  value?: string | undefined;
  /** What stands on record. */
  recorded?: PlainDay | undefined;
  required?: boolean;
}

/** The act that takes it reads it by `dayTyped`, and its rule refuses with `notADay`. */
export const DayField = ({ hint, recorded, ...field }: DayFieldProps) => (
  <Field
    {...field}
    hint={
      hint === undefined ? (
        EXAMPLE
      ) : (
        <>
          {EXAMPLE}. {hint}
        </>
      )
    }
    recorded={recorded !== undefined && isDay(recorded) ? dayForField(recorded) : recorded}
    maxlength={LONGEST_DAY}
    autocomplete="off"
  />
);
