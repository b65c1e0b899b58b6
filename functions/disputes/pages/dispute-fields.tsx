/** The fields that several forms of disputes share: a position with its links, and rows of promises. */

import { Field } from '../../shared/pages/form.tsx';
import { Select } from '../../shared/pages/form-choices.tsx';
import { DayField } from '../../shared/pages/form-day.tsx';
import { LONGEST_WORDS } from '../domain/acting.rules.ts';
import { errorOf, type Refused, typedIn } from './dispute-view.ts';
import { LINK_ROWS, PROMISE_ROWS } from './form-rows.ts';

export interface FormPart {
  refused: Refused | undefined;
  /** The form to which the fields belong. */
  act: string;
  index?: string;
}

/** What a field of that form shows again: what was typed, and what was wrong with it. */
export const again = ({ refused, act, index }: FormPart, name: string) => ({
  name,
  within: index === undefined ? act : `${act}-${index}`,
  value: typedIn({ refused }, act, name, index),
  error: errorOf({ refused }, act, name, index),
});

export interface TextProps {
  part: FormPart;
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  rows?: number;
}

export const TextBox = ({ part, name, rows = 5, ...more }: TextProps) => (
  <Field {...again(part, name)} {...more} rows={rows} maxlength={LONGEST_WORDS} />
);

const LinkRows = ({ part }: { part: FormPart }) => (
  <fieldset class="usa-fieldset concord-fields">
    <legend class="concord-legend">Evidence: where it can be read</legend>
    {Array.from({ length: LINK_ROWS }, (_, row) => (
      <div key={row} class="concord-row">
        <Field {...again(part, `links.${row}.says`)} label={`What link ${row + 1} shows`} maxlength={300} />
        <Field {...again(part, `links.${row}.url`)} label={`Address of link ${row + 1}`} maxlength={1000} />
      </div>
    ))}
  </fieldset>
);

export const PositionFields = ({ part }: { part: FormPart }) => (
  <>
    <TextBox part={part} name="need" label="What we need" hint="Say it so that the other side could do it." required />
    <TextBox part={part} name="cannotAccept" label="What we cannot accept" />
    <TextBox part={part} name="offer" label="What we can offer" />
    <LinkRows part={part} />
  </>
);

type Parties = readonly (readonly [party: string, name: string])[];

const PromiseRow = ({ part, row, parties }: { part: FormPart; row: number; parties: Parties }) => (
  <div class="concord-row">
    <Select {...again(part, `followUps.${row}.party`)} label={`Promise ${row + 1}: which agency`} of={parties} />
    <Field {...again(part, `followUps.${row}.what`)} label="What it does" maxlength={500} />
    <DayField {...again(part, `followUps.${row}.by`)} label="By which day" />
  </div>
);

const SHOWN = 3;

/** Three rows are enough for most; the others are folded away, and open when something stands in them. */
export const PromiseRows = ({ part, parties }: { part: FormPart; parties: Parties }) => {
  const rows = Array.from({ length: PROMISE_ROWS }, (_, row) => row);
  const used = rows
    .slice(SHOWN)
    .some((row) => again(part, `followUps.${row}.what`).value || again(part, `followUps.${row}.by`).value);
  return (
    <fieldset class="usa-fieldset concord-fields">
      <legend class="concord-legend">What is promised, by whom, until when</legend>
      {rows.slice(0, SHOWN).map((row) => (
        <PromiseRow key={row} part={part} row={row} parties={parties} />
      ))}
      <details open={used || undefined}>
        <summary>More promises</summary>
        {rows.slice(SHOWN).map((row) => (
          <PromiseRow key={row} part={part} row={row} parties={parties} />
        ))}
      </details>
    </fieldset>
  );
};
