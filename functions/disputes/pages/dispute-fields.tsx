/** The fields that several forms of disputes share: a position with its links, and rows of actions. */
import { Field, FieldsOf } from '../../shared/pages/form.tsx';
import { Select } from '../../shared/pages/form-choices.tsx';
import { DayField } from '../../shared/pages/form-day.tsx';
import { AddAnother, isAdded, rowsShown } from '../../shared/pages/rows.tsx';
import { LONGEST_WORDS } from '../domain/acting.rules.ts';
import { MOST_LINKS } from '../domain/position.rules.ts';
import { MOST_FOLLOW_UPS } from '../domain/text.rules.ts';
import { errorOf, type Refused, typedIn } from './dispute-view.ts';

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

const typedOf = ({ refused, act }: FormPart) => (refused?.act === act ? refused.typed : {});

interface Row {
  row: number;
  focus: true | undefined;
}

/** Which rows of a list stand there, and whether one was just added: the reader goes on in it. */
const rowsOf = (part: FormPart, list: string, most: number): Row[] => {
  const typed = typedOf(part);
  const rows = rowsShown(list, typed, most);
  return Array.from({ length: rows }, (_, row) => ({ row, focus: isAdded(typed, row, rows) || undefined }));
};

const LinkRows = ({ part }: { part: FormPart }) => {
  const rows = rowsOf(part, 'links', MOST_LINKS);
  return (
    <fieldset class="usa-fieldset concord-fields">
      <legend class="concord-legend">Evidence on the web, if any</legend>
      {rows.map(({ row, focus }) => (
        <div key={row} class="concord-row">
          <Field
            {...again(part, `links.${row}.says`)}
            label={`What link ${row + 1} shows`}
            maxlength={300}
            autofocus={focus}
          />
          <Field {...again(part, `links.${row}.url`)} label={`Address of link ${row + 1}`} maxlength={1000} />
        </div>
      ))}
      <AddAnother what="link" rows={rows.length} most={MOST_LINKS} />
    </fieldset>
  );
};

export const PositionFields = ({ part }: { part: FormPart }) => (
  <>
    <TextBox part={part} name="need" label="What we need" hint="Say it so that the other side could do it." required />
    <TextBox part={part} name="cannotAccept" label="What we cannot accept" />
    <TextBox part={part} name="offer" label="What we can offer" />
    <LinkRows part={part} />
  </>
);

type Parties = readonly (readonly [party: string, name: string])[];

const ActionRow = ({ part, row, focus, parties }: { part: FormPart; parties: Parties } & Row) => (
  <div class="concord-row">
    <Field
      {...again(part, `followUps.${row}.what`)}
      label={`Action ${row + 1}: what is done`}
      maxlength={500}
      autofocus={focus}
    />
    <Select {...again(part, `followUps.${row}.party`)} label="By which agency" of={parties} />
    <DayField {...again(part, `followUps.${row}.by`)} label="By which day" />
  </div>
);

export const ActionRows = ({ part, parties }: { part: FormPart; parties: Parties }) => {
  const rows = rowsOf(part, 'followUps', MOST_FOLLOW_UPS);
  return (
    <fieldset class="usa-fieldset concord-fields">
      <legend class="concord-legend">Actions that follow, if any: who does what by when</legend>
      {rows.map((one) => (
        <FieldsOf key={one.row} name={`Action ${one.row + 1}`}>
          <ActionRow part={part} parties={parties} {...one} />
        </FieldsOf>
      ))}
      <AddAnother what="action" rows={rows.length} most={MOST_FOLLOW_UPS} />
    </fieldset>
  );
};
