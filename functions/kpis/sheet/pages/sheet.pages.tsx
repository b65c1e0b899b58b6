/** The page on which an agency takes its sheet, prefilled with its cells, and hands it in. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert, Notice } from '../../../shared/pages/elements.tsx';
import { Button, describedBy, Field, Form, Group } from '../../../shared/pages/form.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import type { ReporterFrame } from '../../reporting/pages/reporter-frame.ts';

export interface SheetView extends ReporterFrame {
  form: FormKeys;
  path: string;
  back: string;
  /** Rows of the sheets. */
  missing: number;
  all: number;
  over: Refusal | undefined;
  refused: Refusal | undefined;
  pasted: string | undefined;
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

const Take = ({ path, missing, all }: SheetView) => (
  <section aria-labelledby="take">
    <h2 id="take">1. Take the sheet</h2>
    <ul class="usa-list">
      {missing > 0 && (
        <li>
          <a href={`${path}.csv?missing=yes`}>Sheet of what is missing</a> (CSV, {rows(missing)})
        </li>
      )}
      <li>
        <a href={`${path}.csv`}>Sheet of all your figures that can be reported or corrected</a> (CSV, {rows(all)})
      </li>
    </ul>
    <p>
      Fill in the value of each row, or numerator and denominator. Write 0 if it is nothing, and <code>none</code> with
      a note if there is nothing to report. A row that corrects a figure needs a reason. Delete rows that you do not
      report now. What you leave unchanged stays as it is.
    </p>
  </section>
);

const FileField = ({ error }: { error: Refusal | undefined }) => {
  const group = {
    ...{ name: 'file', label: 'Sheet as CSV', error },
    hint: 'UTF-8 or UTF-16, with commas, semicolons or tabs, up to 1,000 rows',
  };
  return (
    <Group {...group}>
      <input class="usa-file-input" type="file" {...describedBy(group)} accept=".csv,.tsv,.txt,text/csv" />
    </Group>
  );
};

const HandIn = ({ form, path, refused, pasted }: SheetView) => (
  <section aria-labelledby="hand-in">
    <h2 id="hand-in">2. Hand it in</h2>
    <Form to={path} page={path} keys={form} files>
      <FileField error={refused?.field === 'file' ? refused : undefined} />
      <details open={pasted?.trim() ? true : undefined}>
        <summary>Paste the cells instead</summary>
        <Field
          name="pasted"
          label="Cells, with the names of the columns first"
          hint="Copied from a spreadsheet, or as CSV"
          rows={10}
          value={pasted}
        />
      </details>
      <p>
        <Button>Look at it first</Button>
      </p>
    </Form>
  </section>
);

export const sheetPage = (view: SheetView): string => {
  const { person, frame, number, partyName, over, refused, back } = view;
  return layout({
    title: `Report by spreadsheet, ${partyName}: ${mouName(number)}`,
    ...{ person, frame },
    main: (
      <>
        <h1>Report by spreadsheet</h1>
        {refused && <Alert refusal={refused} />}
        {over && !refused && <Notice heading={over.wrong}>{over.remedy}</Notice>}
        {!over && <Take {...view} />}
        {!over && <HandIn {...view} />}
        <p>
          <a href={back}>All figures of {partyName}</a>
        </p>
      </>
    ),
  });
};
