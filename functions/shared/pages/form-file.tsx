/** The field of a form that takes one PDF; a file that was refused must be chosen again, because browsers keep none. */
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../kernel.ts';
import { describedBy, Group } from './form.tsx';

interface FileFieldProps {
  label: string;
  /** What is wanted; how large it may be follows. */
  hint: ComponentChildren;
  /** Nothing need be chosen. */
  optional?: boolean;
  error?: Pick<Refusal, 'wrong' | 'remedy'> | undefined;
}

/** The largest file is `LARGEST_UPLOAD` (`pdf-check.ts`). */
export const PdfField = ({ label, hint, optional = false, error }: FileFieldProps) => {
  const size = (
    <>
      {hint}, up to 4 MB. If yours is larger, make it smaller first. A much larger file makes your browser show an
      error, and what you typed is lost.
    </>
  );
  const group = { name: 'file', label, hint: size, error };
  return (
    <Group {...group}>
      <input
        class="usa-file-input"
        type="file"
        {...describedBy(group)}
        accept=".pdf,application/pdf"
        required={!optional}
      />
    </Group>
  );
};
