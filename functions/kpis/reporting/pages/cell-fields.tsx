/** The fields of one cell: a number or the two parts of a ratio, what stands beside it, and why a figure that stands is corrected. */
import { compareDecimals } from '../../../shared/decimal.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Field, FieldsOf } from '../../../shared/pages/form.tsx';
import { Checkbox } from '../../../shared/pages/form-choices.tsx';
import { capital } from '../../../shared/text.ts';
import { isBlank } from '../../domain/figure-typed.rules.ts';
import type { Measured } from '../../domain/life.rules.ts';
import type { Recorded } from '../../domain/recorded.rules.ts';
import { cellName } from '../domain/form-entries.rules.ts';
import { ratioHints } from '../domain/ratio-hints.rules.ts';

export interface ShownCell {
  measured: Measured;
  /** By the calendar and by fiscal years. */
  label: string;
  recorded?: Recorded | undefined;
  /** Who entered what stands, and when; the words beside it. */
  entered?: { said: string; note?: string | undefined; source?: string | undefined } | undefined;
  /** Why a figure is taken late, or by an exception. */
  timing?: string | undefined;
}

export interface Typed {
  typed: Readonly<Record<string, string>>;
  refused: readonly Refusal[];
}

const BESIDE = ['nothing', 'note', 'source', 'confirmed'] as const;

/** Whether anything of this cell was typed, or something of it is wrong. */
export const isTouched = ({ typed, refused }: Typed, kpi: string, fields?: readonly string[]): boolean =>
  (fields ?? ['value', 'numerator', 'denominator', 'reason', ...BESIDE]).some((field) => {
    const name = cellName(kpi, field);
    return !isBlank(typed[name]) || refused.some((one) => one.field === name);
  });

interface CellProps {
  cell: ShownCell;
  of: Typed;
}

const fieldOf = ({ cell, of: { typed, refused } }: CellProps, field: string) => {
  const name = cellName(cell.measured.kpi.key, field);
  return { name, value: typed[name], error: refused.find((one) => one.field === name) };
};

/** A phone's keys for decimals have no minus. */
const keysFor = ({ range }: Measured['kpi']): 'decimal' | 'text' =>
  range && compareDecimals(range.min, '0') >= 0 ? 'decimal' : 'text';

const FigureFields = (props: CellProps) => {
  const { kpi } = props.cell.measured;
  const inputmode = keysFor(kpi);
  const newly = props.cell.recorded ? 'New ' : '';
  if (kpi.measure === 'ratio') {
    const hints = ratioHints(kpi);
    return (
      <div class="concord-ratio">
        {(['numerator', 'denominator'] as const).map((part) => (
          <Field
            {...fieldOf(props, part)}
            label={newly ? `New ${part}` : capital(part)}
            hint={hints[part]}
            inputmode={inputmode}
          />
        ))}
      </div>
    );
  }
  return (
    <Field
      {...fieldOf(props, 'value')}
      label={newly ? 'New number' : 'Number'}
      hint={`In ${kpi.unit}`}
      inputmode={inputmode}
    />
  );
};

const isAsked = ({ cell, of }: CellProps): boolean =>
  of.refused.some(
    ({ code, field = '' }) => code === 'value-implausible' && field.startsWith(`cells.${cell.measured.kpi.key}.`),
  );

/** Asked about when it was found, or confirmed before. */
const Confirm = (props: CellProps) => {
  const name = cellName(props.cell.measured.kpi.key, 'confirmed');
  const asked = isAsked(props);
  const checked = props.of.typed[name] === 'yes';
  return asked || checked ? (
    <Checkbox name={name} label="It is right, although it is not plausible. The note says why" checked={checked} />
  ) : null;
};

const Beside = (props: CellProps) => {
  const { kpi } = props.cell.measured;
  const nothing = fieldOf(props, 'nothing');
  return (
    <details open={isAsked(props) || isTouched(props.of, kpi.key, BESIDE) || undefined}>
      <summary>Note, source, or nothing to report</summary>
      <Checkbox
        name={nothing.name}
        label="There is nothing to report. The note says why"
        checked={nothing.value === 'yes'}
        {...(nothing.error && { error: nothing.error })}
      />
      <Field {...fieldOf(props, 'note')} label="Note" rows={2} maxlength={500} />
      <Field
        {...fieldOf(props, 'source')}
        label="Source, if it is not the usual one"
        hint={kpi.quality && `The MOU names: ${kpi.quality.source}`}
        maxlength={300}
      />
    </details>
  );
};

/** Errors of places that have no field of their own: the period, or the KPI as such. */
const Elsewhere = ({ cell, of }: CellProps) => {
  const { key } = cell.measured.kpi;
  const here = of.refused.filter(({ field }) => ['period', 'kpi'].some((name) => field === cellName(key, name)));
  return (
    <>
      {here.map(({ code, wrong, remedy }) => (
        <p key={code} class="usa-error-message">
          {wrong} {remedy}
        </p>
      ))}
    </>
  );
};

export const CellFields = (props: CellProps) => {
  const { cell } = props;
  const { kpi, period } = cell.measured;
  return (
    <fieldset class="usa-fieldset concord-cell">
      <legend class="concord-legend" dir="auto">
        {kpi.name}
      </legend>
      <p class="concord-small">
        {cell.label}
        {cell.timing && ` · ${cell.timing}`}
      </p>
      <Elsewhere {...props} />
      <FieldsOf name={`${kpi.name}, ${period}`}>
        <FigureFields {...props} />
        <Confirm {...props} />
        {cell.recorded && <Field {...fieldOf(props, 'reason')} label="Why it is corrected" rows={2} maxlength={500} />}
        <Beside {...props} />
      </FieldsOf>
    </fieldset>
  );
};
