/** A sheet as it would be recorded, cell by cell with old beside new; or every error by row and column, and nothing to send. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert } from '../../../shared/pages/elements.tsx';
import { Button, Form } from '../../../shared/pages/form.tsx';
import { Checkbox } from '../../../shared/pages/form-choices.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { ROLES } from '../../../signing/pages/signatories.parts.tsx';
import { remarksOf } from '../../reporting/pages/preview.pages.tsx';
import type { ReporterFrame } from '../../reporting/pages/reporter-frame.ts';
import type { Follows } from '../../reporting/pages/what-follows.ts';
import type { SheetError } from '../domain/sheet.rules.ts';

export interface DraftView extends ReporterFrame {
  errors: readonly SheetError[];
  /** What would be recorded, in the order of the sheet. */
  follows: readonly Follows[];
  /** Rows that stand there already. */
  same: number;
  implausible: readonly Follows[];
  refused: readonly Refusal[];
  form: FormKeys;
  /** What its cells had when this page was made. */
  seen: string;
  path: string;
  sheet: string;
}

const rowOf = ({ where }: Follows): string => where.replace(/^rows\./, '');
const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);
const errorsOf = (count: number): string => (count === 1 ? '1 error' : `${count} errors`);

const Errors = ({ errors }: { errors: readonly SheetError[] }) => (
  <table class="usa-table usa-table--borderless concord-signatories concord-sheet" {...ROLES.table}>
    <caption>{errorsOf(errors.length)}, by row as your spreadsheet counts them</caption>
    <thead {...ROLES.group}>
      <tr {...ROLES.row}>
        <th {...ROLES.column}>Row and column</th>
        <th {...ROLES.column}>What is wrong</th>
        <th {...ROLES.column}>What to do</th>
      </tr>
    </thead>
    <tbody {...ROLES.group}>
      {errors.map(({ row, column, wrong, remedy }, index) => (
        <tr key={index} {...ROLES.row}>
          <th {...ROLES.first}>
            {row === undefined ? 'The sheet' : `Row ${row}`}
            {column !== undefined && (
              <>
                , <bdi>{column}</bdi>
              </>
            )}
          </th>
          <td {...ROLES.cell} dir="auto">
            {wrong}
          </td>
          <td {...ROLES.cell}>{remedy}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Row = ({ of }: { of: Follows }) => {
  const remarks = remarksOf(of).join('; ');
  return (
    <tr {...ROLES.row}>
      <th {...ROLES.first} dir="auto">
        Row {rowOf(of)}: {of.name} <span class="concord-small concord-block"> {of.label}</span>
      </th>
      <td {...ROLES.cell}>
        <span class="concord-was">On record: {of.was ?? 'nothing yet'}</span>{' '}
        <strong class="concord-block">New: {of.now}</strong>{' '}
        {remarks && <span class="concord-small concord-block">{remarks}</span>}
      </td>
      <td {...ROLES.cell} dir="auto">
        {of.after} {of.before !== of.after && <span class="concord-small concord-block">Before: {of.before}</span>}
      </td>
    </tr>
  );
};

const Cells = ({ follows }: { follows: readonly Follows[] }) => (
  <table class="usa-table usa-table--borderless concord-signatories concord-sheet" {...ROLES.table}>
    <caption>{rows(follows.length)} to be recorded</caption>
    <thead {...ROLES.group}>
      <tr {...ROLES.row}>
        <th {...ROLES.column}>Row</th>
        <th {...ROLES.column}>Figure</th>
        <th {...ROLES.column}>Status that follows</th>
      </tr>
    </thead>
    <tbody {...ROLES.group}>
      {follows.map((one) => (
        <Row key={one.where} of={one} />
      ))}
    </tbody>
  </table>
);

const Implausible = ({ of, error }: { of: readonly Follows[]; error: Refusal | undefined }) =>
  of.length === 0 ? null : (
    <>
      <h2>Not plausible</h2>
      <ul class="usa-list">
        {of.map((one) => (
          <li key={one.where} dir="auto">
            Row {rowOf(one)}: {one.name}, {one.label}: <strong>{one.now}</strong>. Note: “{one.words.note}”
          </li>
        ))}
      </ul>
      <Checkbox
        name="confirmed"
        label={of.length === 1 ? 'This figure is right' : `These ${of.length} figures are right`}
        required
        {...(error && { error })}
      />
    </>
  );

const Send = ({ view }: { view: DraftView }) => {
  const { follows, implausible, form, path, seen, refused } = view;
  return follows.length === 0 ? (
    <p>There is nothing to send.</p>
  ) : (
    <Form to={path} page={path} keys={form} carries={{ _seen: seen }}>
      <Implausible of={implausible} error={refused.find(({ field }) => field === 'confirmed')} />
      <p>
        <Button>Send these figures</Button>
      </p>
    </Form>
  );
};

const Taken = ({ view }: { view: DraftView }) => (
  <>
    <p>
      Nothing is recorded yet. {rows(view.follows.length)} would be recorded, all of them or none.
      {view.same > 0 && ` ${rows(view.same)} are on record already, and are left as they are.`}
    </p>
    <Send view={view} />
    {view.follows.length > 0 && <Cells follows={view.follows} />}
  </>
);

export const draftPage = (view: DraftView): string => {
  const { person, frame, number, partyName, errors, sheet } = view;
  const [first] = view.refused;
  const faulty = {
    wrong: `The sheet has ${errorsOf(errors.length)}. Nothing of it was recorded.`,
    remedy: 'Correct them in your spreadsheet, and hand it in again.',
  };
  return layout({
    title: `Your sheet, ${partyName}: ${mouName(number)}`,
    ...{ person, frame },
    main: (
      <>
        <h1>Look at it first: your sheet</h1>
        {errors.length > 0 ? <Alert refusal={faulty} /> : first && <Alert refusal={first} />}
        {errors.length > 0 ? <Errors errors={errors} /> : <Taken view={view} />}
        <p>
          <a href={sheet}>Hand in another sheet</a>
        </p>
      </>
    ),
  });
};
