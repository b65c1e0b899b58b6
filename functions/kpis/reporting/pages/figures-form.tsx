/** The form of all cells of an agency that end in one month: the missing ones first, and those that stand below, folded. */
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert } from '../../../shared/pages/elements.tsx';
import { Button, Form } from '../../../shared/pages/form.tsx';
import { figureText, type Recorded, sayFigure } from '../../domain/recorded.rules.ts';
import { seenName } from '../domain/form-entries.rules.ts';
import { CellFields, isTouched, type ShownCell, type Typed } from './cell-fields.tsx';

export interface CellsForm extends Typed {
  form: FormKeys;
  /** Address of the page with the form; it is sent to `preview` below it. */
  path: string;
  missing: readonly ShownCell[];
  standing: readonly ShownCell[];
}

/** All that is wrong, at the top of the page: each is said again at its field. */
export const Wrong = ({ refused }: { refused: readonly Refusal[] }) => {
  const [first, ...more] = refused;
  if (!first) return null;
  if (more.length === 0) return <Alert refusal={first} />;
  return (
    <Alert
      refusal={{
        wrong: `There are ${refused.length} things to correct.`,
        remedy: 'Each is shown beside its field. Nothing was recorded.',
      }}
    />
  );
};

export const figureOf = ({ figure }: Recorded, unit: string): string =>
  'value' in figure ? `${sayFigure(figure)} (${unit})` : sayFigure(figure);

const Standing = ({ cell, of }: { cell: ShownCell; of: CellsForm }) => {
  const { recorded, entered, measured } = cell;
  return (
    <div class="concord-standing">
      {recorded && (
        <p dir="auto">
          <strong>{measured.kpi.name}</strong>: {figureOf(recorded, measured.kpi.unit)}
          {recorded.corrected ? ', corrected' : ''}
          {recorded.late ? ', late' : ''}
          {entered && <span class="concord-small"> {entered.said}</span>}
          {entered?.note && <span class="concord-small"> Note: “{entered.note}”</span>}
        </p>
      )}
      <details open={isTouched(of, measured.kpi.key) || undefined}>
        <summary>
          Correct it<span class="usa-sr-only">: {measured.kpi.name}</span>
        </summary>
        <CellFields cell={cell} of={of} />
      </details>
    </div>
  );
};

const numbers = (count: number): string => (count === 1 ? '1 number' : `${count} numbers`);

export const FiguresForm = ({ of }: { of: CellsForm }) => {
  const { missing, standing, path, form } = of;
  const seen = [...missing, ...standing].map(({ measured, recorded }) => [
    seenName(measured.kpi.key),
    recorded ? figureText(recorded.figure) : '',
  ]);
  const touched = standing.some(({ measured }) => isTouched(of, measured.kpi.key));
  return (
    <Form to={`${path}/preview`} page={path} keys={form} carries={Object.fromEntries(seen)} class="concord-act">
      {missing.map((cell) => (
        <CellFields key={cell.measured.kpi.key} cell={cell} of={of} />
      ))}
      {standing.length > 0 && (
        <details open={touched || missing.length === 0 || undefined}>
          <summary>Reported already: {numbers(standing.length)}</summary>
          {standing.map((cell) => (
            <Standing key={cell.measured.kpi.key} cell={cell} of={of} />
          ))}
        </details>
      )}
      <p>
        <Button>Look at it first</Button>
      </p>
    </Form>
  );
};
