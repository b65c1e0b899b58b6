/** The page on which a reporter looks at figures before they are sent: old beside new, and the status that follows. */
import type { ComponentChildren } from 'preact';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, FieldsOf, Form, Kept } from '../../../shared/pages/form.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { CHECKED, cellName, seenName, TYPED } from '../domain/form-entries.rules.ts';
import type { ShownCell } from './cell-fields.tsx';
import { type CellsForm, FiguresForm } from './figures-form.tsx';
import type { ReporterFrame } from './reporter-frame.ts';
import type { Follows } from './what-follows.ts';

export interface PreviewView extends ReporterFrame {
  periods: string;
  follows: readonly Follows[];
  /** The form again, with what was typed. */
  of: CellsForm;
  back: string;
}

/** `late`, `a correction`, `not plausible, and confirmed` */
export const remarksOf = ({ how, timing, outside }: Follows): string[] => [
  ...(how === 'same' ? ['is on record already, and is left as it is'] : []),
  ...(how === 'first' && timing !== 'on time' ? [timing === 'late' ? 'late' : 'late, by exception'] : []),
  ...(outside ? ['not plausible, but confirmed'] : []),
];

const Now = ({ of }: { of: Follows }) => {
  const remarks = remarksOf(of).join('; ');
  return (
    <>
      <strong>{of.now}</strong>
      {remarks && <span> ({remarks})</span>}
    </>
  );
};

const Status = ({ of: { before, after } }: { of: Follows }) => (
  <>
    <strong>{after}</strong> {before !== after && <span class="concord-small concord-block">Before: {before}</span>}
  </>
);

const Cell = ({ of }: { of: Follows }) => {
  const entries: (readonly [string, ComponentChildren])[] = [
    ['On record', of.was ?? 'nothing yet'],
    ['New', <Now of={of} />],
    ['Status that follows', <Status of={of} />],
    ['Note', of.words.note],
    ['Source', of.words.source],
    ['Why corrected', of.words.reason],
  ];
  return (
    <section class="concord-cell" aria-label={`${of.name}, ${of.label}`}>
      <h2 class="concord-cell-name" dir="auto">
        {of.name}
      </h2>
      <p class="concord-small">
        {of.label}, in {of.unit}
      </p>
      <SummaryList of={entries} />
    </section>
  );
};

const LABELS: Record<string, string> = {
  ...{ value: 'Number', numerator: 'Numerator', denominator: 'Denominator', note: 'Note', source: 'Source' },
  ...{ reason: 'Why it is corrected', nothing: 'Nothing to report', confirmed: 'It is right' },
};

/** What was typed on the page before, and which figures it has shown. */
const Typed = ({ cells, typed }: { cells: readonly ShownCell[]; typed: CellsForm['typed'] }) => (
  <>
    {cells.map(({ measured: { kpi, period } }) => (
      <FieldsOf key={kpi.key} name={`${kpi.name}, ${period}`}>
        {[...TYPED, ...CHECKED].map((field) => {
          const name = cellName(kpi.key, field);
          const value = typed[name] ?? '';
          return value === '' ? null : <Kept key={field} name={name} label={LABELS[field] ?? field} value={value} />;
        })}
      </FieldsOf>
    ))}
  </>
);

export const previewPage = (view: PreviewView): string => {
  const { person, frame, number, partyName, periods, follows, of, back } = view;
  const cells = [...of.missing, ...of.standing];
  const seen = cells.map(({ measured: { kpi } }) => [seenName(kpi.key), of.typed[seenName(kpi.key)] ?? '']);
  return layout({
    title: `Look at it first: ${periods}, ${mouName(number)}`,
    ...{ person, frame },
    main: (
      <>
        <h1 dir="auto">
          Look at it first: {periods}, {partyName}
        </h1>
        <p>Nothing is recorded yet.</p>
        {follows.map((one) => (
          <Cell key={one.where} of={one} />
        ))}
        <Form to={of.path} page={of.path} keys={of.form} carries={Object.fromEntries(seen)}>
          <Typed cells={cells} typed={of.typed} />
          <p>
            <Button>Send these figures</Button>
          </p>
        </Form>
        <details>
          <summary>Change something first</summary>
          <FiguresForm of={of} />
        </details>
        <p>
          <a href={back}>All figures of {partyName}</a>
        </p>
      </>
    ),
  });
};
