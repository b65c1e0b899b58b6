/** Lists in forms have numbered rows (`points.0.says`): a new form has one, and “Add another” shows the form again with one more. */
import { Button } from './form.tsx';

type Typed = Readonly<Record<string, string>>;

/** How many rows of a list a form shows: up to the last that it had, and one more where that was asked for. */
export function rowsShown(list: string, typed: Typed, most: number): number {
  const numbers = Object.keys(typed).map((name) =>
    Number(new RegExp(`^${list}\\.(\\d{1,3})\\.`).exec(name)?.[1] ?? -1),
  );
  const had = Math.max(0, ...numbers) + 1;
  return Math.min(most, had + (typed._add ? 1 : 0));
}

/** Whether this row was just asked for: the reader goes on there. */
export const isAdded = (typed: Typed, row: number, rows: number): boolean =>
  typed._add !== undefined && row === rows - 1;

/** Sends the form, and records nothing: no field is required for it. None where the list is full. */
export const AddAnother = ({ what, rows, most }: { what: string; rows: number; most: number }) =>
  rows < most ? (
    <Button name="_add" look="outline">
      Add another {what}
    </Button>
  ) : null;
