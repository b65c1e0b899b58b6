/** Whatever zod finds in a file is told as a sentence and a remedy, with the field's path, and with at most 40 characters of the file itself. */
import type * as z from 'zod';
import type { Refusal } from '../../../shared/kernel.ts';

type Issue = z.core.$ZodIssue;
type Finding = Omit<Refusal, 'field'>;

/** A few characters of the input, safe to print: what cannot be seen is written as its code point. */
export const shown = (raw: string, max = 40): string => {
  const chars = [...raw.slice(0, 4 * max)].slice(0, max);
  const text = chars.map((char) =>
    /[\p{L}\p{N}\p{P}\p{S} ]/u.test(char) && char.isWellFormed()
      ? char
      : `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return text.join('').slice(0, max) + (raw.length > chars.join('').length ? '…' : '');
};

/** `parties.2.offices.0.holder.mailbox` */
export const fieldPath = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'string' ? shown(step) : String(step))).join('.');

const own = (value: unknown, step: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined;

const at = (input: unknown, path: readonly PropertyKey[]): unknown => path.reduce(own, input);

const NOBODY_SIGNS: Finding = {
  code: 'signatory-missing',
  wrong: 'Nobody signs for this party.',
  remedy: 'Name the keys of the offices that sign for it in `signatories`, such as `["secretary"]`.',
};

const LONGER_THAN_A_TERM: Finding = {
  code: 'sunset-too-long',
  wrong: 'An MOU runs at most 18 months until the parties choose again whether it goes on.',
  remedy:
    'Write 18 months or fewer: a signed renewal begins the next term. An end day of its own is said by `"then": "goes-on"` with `endsOn`.',
};

/** What is worth saying about a missing field beyond "it is missing"; matched by the end of its path. */
const MISSING: readonly [end: string, finding: Finding][] = [
  [
    'schema',
    {
      code: 'schema-missing',
      wrong: 'The file does not say in which form it is written.',
      remedy: 'Write `"schema": "concord/mou@2"` as its first field.',
    },
  ],
  ['signatories', NOBODY_SIGNS],
  [
    'liaison',
    {
      code: 'party-liaison-missing',
      wrong: 'This party has no liaison.',
      remedy: 'Name the key of the office that vouches for its offices and mailboxes in `liaison`.',
    },
  ],
  [
    'funds.from',
    {
      code: 'funds-source-missing',
      wrong: 'Funds are planned, and it is not said whose they are.',
      remedy: 'Name the key of the party whose money it is in `from`.',
    },
  ],
  [
    'sunset',
    {
      code: 'sunset-missing',
      wrong: 'The file does not say how long the MOU runs.',
      remedy: 'Write `"sunset": {"months": 18, "then": "ends"}`, or fewer months.',
    },
  ],
  [
    'effective',
    {
      code: 'effective-missing',
      wrong: 'The file does not say when the MOU takes effect.',
      remedy: 'Write `"effective": {"kind": "last-signature"}`, or `{"kind": "on", "day": "2027-07-01"}`.',
    },
  ],
  [
    'signing',
    {
      code: 'signing-missing',
      wrong: 'The file does not say how the MOU is signed.',
      remedy: 'Write `"signing": {"order": {"kind": "all-at-once"}, "periodDays": 30}`.',
    },
  ],
];

const KINDS: Record<string, Finding> = {
  string: { code: 'not-a-text', wrong: 'This is not a text.', remedy: 'Write a text in quotation marks.' },
  number: { code: 'not-a-number', wrong: 'This is not a number.', remedy: 'Write a number without quotation marks.' },
  int: {
    code: 'not-a-whole-number',
    wrong: 'This is not a whole number.',
    remedy: 'Write a whole number without quotation marks.',
  },
  array: { code: 'not-a-list', wrong: 'This is not a list.', remedy: 'Write a list in square brackets.' },
  object: { code: 'not-a-group', wrong: 'This is not a group of fields.', remedy: 'Write its fields in braces.' },
  record: { code: 'not-a-group', wrong: 'This is not a group of fields.', remedy: 'Write its fields in braces.' },
};

const UNFIT: Finding = {
  code: 'value-unfit',
  wrong: 'This value does not fit here.',
  remedy: 'See the example MOU for what belongs in this field.',
};

const quoted = (values: readonly unknown[]): string => values.map((value) => `\`${value}\``).join(' or ');

const count = (issue: Issue & { code: 'too_small' | 'too_big' }, input: unknown): Finding => {
  const value = at(input, issue.path);
  const [limit, word, verb] =
    issue.code === 'too_big'
      ? ([Number(issue.maximum), 'at most', 'Remove or combine some'] as const)
      : ([Number(issue.minimum), 'at least', 'Add what is missing'] as const);
  const bound = `${word} ${limit.toLocaleString('en-US')}`;
  if (issue.code === 'too_big' && issue.path.join('.') === 'sunset.months') return LONGER_THAN_A_TERM;
  if (!Array.isArray(value))
    return {
      code: 'number-out-of-bounds',
      wrong: `The number must be ${bound}.`,
      remedy: `Write a number that is ${bound}.`,
    };
  if (issue.path.at(-1) === 'signatories' && value.length === 0) return NOBODY_SIGNS;
  if (issue.path.length === 1 && issue.path[0] === 'parties')
    return {
      code: 'party-count',
      wrong: `An MOU has 2 to 60 parties; this one has ${value.length}.`,
      remedy:
        value.length < 2
          ? 'Name every agency that will sign.'
          : 'Split it, or let an association sign for its members.',
    };
  return {
    code: 'entry-count',
    wrong: `There are ${value.length} entries; there must be ${bound}.`,
    remedy: `${verb}.`,
  };
};

const FORMATS: Record<string, Finding> = {
  sha256: {
    code: 'not-a-hash',
    wrong: 'This is not a SHA-256 hash.',
    remedy: 'Write the 64 lower-case hexadecimal digits that `sha256sum` prints.',
  },
  mediaType: {
    code: 'not-a-media-type',
    wrong: 'This is not a media type.',
    remedy: 'Write a type such as application/pdf.',
  },
};

/** What the schema of a field says of it, by `tell` of `mou.text.ts`. */
const toldBy = ({ code, wrong, remedy }: Record<string, unknown> = {}): Finding | undefined =>
  typeof code === 'string' && typeof wrong === 'string' && typeof remedy === 'string'
    ? { code, wrong, remedy }
    : undefined;

const missing = (path: readonly PropertyKey[]): Finding =>
  MISSING.find(([end]) => path.join('.').endsWith(end))?.[1] ?? {
    code: 'field-missing',
    wrong: 'This field is missing.',
    remedy: 'Add it; the example MOU shows its form.',
  };

const worded = (issue: Issue, input: unknown): Finding => {
  switch (issue.code) {
    case 'custom':
      return toldBy(issue.params) ?? UNFIT;
    case 'invalid_type':
    case 'invalid_value':
      if (at(input, issue.path) === undefined) return missing(issue.path);
      return issue.code === 'invalid_value'
        ? {
            code: 'value-unknown',
            wrong: 'This value is not one of those that are possible here.',
            remedy: `Write ${quoted(issue.values)}.`,
          }
        : (KINDS[issue.expected] ?? UNFIT);
    case 'too_small':
    case 'too_big':
      return count(issue, input);
    case 'invalid_format':
      return FORMATS[String(issue.path.at(-1))] ?? UNFIT;
    default:
      return UNFIT;
  }
};

/** One zod issue is one refusal, except that each unknown field, and each field of a chosen alternative, gets its own. */
const refusals = (issue: Issue, input: unknown, above: readonly PropertyKey[] = []): Refusal[] => {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      code: 'field-unknown',
      wrong: `An MOU has no field \`${shown(key)}\` here.`,
      remedy: 'Remove it, or check its spelling against the example MOU.',
      field: fieldPath([...path, key]),
    }));
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap((inner) => refusals({ ...inner, path: [] } as Issue, input, path));
  if (issue.code === 'invalid_union') {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
    const value = at(input, path);
    if (value === undefined) return [{ ...missing(path), field: fieldPath(path) }];
    if (options.length > 0)
      return [
        {
          code: 'value-unknown',
          wrong: 'This value is not one of those that are possible here.',
          remedy: `Write ${quoted(options)}.`,
          field: fieldPath(path),
        },
      ];
    const alternative =
      typeof value === 'object' && value !== null
        ? issue.errors.find((errors) => errors.some((inner) => inner.path.length > 0))
        : undefined;
    if (alternative) return alternative.flatMap((inner) => refusals(inner, input, path));
    return [{ ...UNFIT, field: fieldPath(path) }];
  }
  return [{ ...worded({ ...issue, path } as Issue, input), field: fieldPath(path) }];
};

/** Every finding of zod in the file, in the file's order. */
export const findings = (error: z.ZodError, input: unknown): Refusal[] =>
  error.issues.flatMap((issue) => refusals(issue as Issue, input));
