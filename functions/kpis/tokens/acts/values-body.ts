/** The body of a report as a system sends it: cells in JSON, decimals as strings. Everything that is wrong with it is told at once, by field. */
import * as z from 'zod';
import { fieldPath, shown } from '../../../agreements/mou/domain/findings.rules.ts';
import { type Refusal, say } from '../../../shared/kernel.ts';
import type { Entry } from '../../domain/figure-typed.rules.ts';

export const MOST_CELLS = 500;

const text = z.string().optional();
const TEXTS = [
  'kpi',
  'period',
  'party',
  'unit',
  'value',
  'numerator',
  'denominator',
  'note',
  'source',
  'reason',
  'seen',
] as const;
const cellSchema = z.strictObject({
  ...(Object.fromEntries(TEXTS.map((name) => [name, text])) as Record<(typeof TEXTS)[number], typeof text>),
  /** In the place of a figure. */
  nothing: z.literal(true).optional(),
  confirmed: z.boolean().optional(),
});
type Sent = z.infer<typeof cellSchema>;

const unknownField = (name: string, field: string): Refusal =>
  say(
    'figure-field-unknown',
    `A figure has no field \`${shown(name)}\`.`,
    `Remove it, or check its spelling: ${[...TEXTS, 'nothing', 'confirmed'].join(', ')}.`,
    field,
  );

const unfit = (value: unknown, name: string, field: string): Refusal => {
  if (typeof value === 'number')
    return say(
      'decimal-as-number',
      'This is a number of JSON, which programs round before anyone reads it.',
      'Send decimals as strings, such as `"24.5"`.',
      field,
    );
  if (name === 'nothing')
    return say(
      'nothing-not-true',
      'Only `true` says that there is nothing to report.',
      'Send `true`, or leave it out.',
      field,
    );
  if (name === 'confirmed')
    return say('not-true-or-false', 'This is neither `true` nor `false`.', 'Send one of them, or leave it out.', field);
  return say('not-a-text', 'This is not a text.', 'Write a text in quotation marks.', field);
};

function refusalsOf({ issues }: z.ZodError, cell: unknown, where: string): Refusal[] {
  return issues.flatMap((issue) => {
    const [name = ''] = issue.path;
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownField(key, `${where}.${fieldPath([key])}`));
    if (name === '')
      return [say('not-a-group', 'This is not a group of fields.', 'Write its fields in braces.', where)];
    return [unfit((cell as Record<PropertyKey, unknown>)[name], String(name), `${where}.${fieldPath([name])}`)];
  });
}

const GIVEN = ['value', 'numerator', 'denominator'] as const;

/** As a form would have sent it: `none` in the place of a figure. */
function entryOf({ nothing, confirmed, ...sent }: Sent, where: string): { entry: Entry } | { refused: Refusal[] } {
  if (nothing && GIVEN.some((name) => sent[name] !== undefined))
    return {
      refused: [
        say(
          'nothing-and-a-figure',
          'It says that there is nothing to report, and gives a figure.',
          'Send one of the two.',
          `${where}.nothing`,
        ),
      ],
    };
  const typed = Object.entries(sent).flatMap(([name, one]) => (one === undefined ? [] : [[name, one]]));
  return {
    entry: {
      ...{ where, kpi: '', period: '', ...Object.fromEntries(typed) },
      ...(nothing && { value: 'none' }),
      ...(confirmed !== undefined && { confirmed }),
    },
  };
}

function cellOf(cell: unknown, index: number): ReturnType<typeof entryOf> {
  const where = `values.${index}`;
  const { data, error } = cellSchema.safeParse(cell);
  return error ? { refused: refusalsOf(error, cell, where) } : entryOf(data, where);
}

const listIn = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'values' in json ? json.values : undefined;

/** The cells that can be read, and what is wrong with the others and with the whole. */
export function cellsIn(json: unknown): { entries: Entry[]; refused: Refusal[] } {
  const list = listIn(json);
  const whole = (refused: Refusal) => ({ entries: [], refused: [refused] });
  if (!Array.isArray(list) || list.length === 0)
    return whole(
      say(
        'values-missing',
        'There is no list of figures.',
        'Send `{"values": [{"kpi": "…", "period": "2027-03", "value": "24.5"}]}`.',
        'values',
      ),
    );
  if (list.length > MOST_CELLS)
    return whole(
      say('cells-too-many', `There are ${list.length} figures.`, `Send at most ${MOST_CELLS} at once.`, 'values'),
    );
  const beside = Object.keys(json as object).filter((name) => name !== 'values');
  const cells = list.map(cellOf);
  return {
    entries: cells.flatMap((one) => ('entry' in one ? [one.entry] : [])),
    refused: [
      ...beside.map((name) =>
        say(
          'body-field-unknown',
          `The body has no field \`${shown(name)}\`.`,
          'Send `values` alone.',
          fieldPath([name]),
        ),
      ),
      ...cells.flatMap((one) => ('refused' in one ? one.refused : [])),
    ],
  };
}
