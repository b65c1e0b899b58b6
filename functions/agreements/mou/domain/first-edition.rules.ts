/** A file of `concord/mou@1` is told field by field what `concord/mou@2` asks of it: nothing is guessed, because heads sign it. */
import { type Refusal, say } from '../../../shared/kernel.ts';

type Fields = Record<string, unknown>;

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
/** Entries beyond this are refused for the length of their list, once the rest is mended. */
const entries = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 200) : []);

export const isFirstEdition = (file: unknown): boolean => fields(file).schema === 'concord/mou@1';

const FIRST_EDITION = say(
  'first-edition',
  'This file is written in the first form of an MOU file, which is no longer taken.',
  'Write `concord/mou@2` here, and change the fields that are named with it.',
  'schema',
);

/** A field that such a file has. */
const changed = (field: string, remedy: string): Refusal =>
  say('first-edition-field', 'This field has another form in `concord/mou@2`.', remedy, field);

/** A field that it lacks. */
const asked = (field: string, remedy: string): Refusal =>
  say('first-edition-lacks', 'This field is asked for in `concord/mou@2`.', remedy, field);

const SIGNATORIES = 'Several offices can sign for a party: write `signatories`, a list with this office, in its place.';
const LIAISON = 'Name the key of the office that vouches for the offices and mailboxes of this party.';
const KIND = 'Say what is given: `"kind"` is `money`, `staff`, `data` or `in kind`.';
const FUNDS =
  'Leave it out where no funds move; else write `{"from": "health", "amount": "1200000", "instrument": "IAA-2027-0031"}`.';
const TARGET =
  'Write the value as a text and the day with it, `{"kind": "at-least", "value": "24", "by": "2027-10-31"}`, and remove `by`.';
const REPORTERS =
  'Write `reporters`, `frequency` and `measure` in its place; add `baseline` and `path` where the target is reached over time.';

/** How entries of a list are known to whatever points at them. */
const keyLike = (key: string): string => `Give it a key of its own, such as \`"key": "${key}"\`.`;

const ofParty = (party: Fields, at: string): Refusal[] => [
  ...('signatory' in party ? [changed(`${at}.signatory`, SIGNATORIES)] : []),
  ...('liaison' in party ? [] : [asked(`${at}.liaison`, LIAISON)]),
];

const ofCommitment = (one: Fields, at: string): Refusal[] => [
  asked(`${at}.key`, keyLike('lend-monitors')),
  asked(`${at}.kind`, KIND),
  ...('funds' in one ? [changed(`${at}.funds`, FUNDS)] : []),
];

const ofKpi = (_: Fields, at: string): Refusal[] => [
  asked(`${at}.key`, keyLike('notice')),
  changed(`${at}.target`, TARGET),
  changed(`${at}.contributions`, REPORTERS),
];

const LISTS: [name: string, of: (entry: Fields, at: string) => Refusal[]][] = [
  ['parties', ofParty],
  ['decisionRights', (_, at) => [asked(`${at}.key`, keyLike('road-closures'))]],
  ['commitments', ofCommitment],
  ['kpis', ofKpi],
  ['survivingObligations', (_, at) => [changed(at, 'Write `{"key": "records", "what": "Records are kept."}`.')]],
];

const AT_THE_TOP: [name: string, remedy: string][] = [
  [
    'publicCredit',
    'Write a list: `{"key": "map", "what": "The map and its news", "who": ["health", "air"]}`, or `"who": ["all"]`.',
  ],
  [
    'terminationNoticeDays',
    'Write `"terminationNotice": {"days": 90}`, or leave it out: then it is shown as not agreed.',
  ],
  ['term', 'Write `"sunset": {"months": 18, "then": "ends"}`; a longer MOU says `"then": "goes-on"` with `endsOn`.'],
  ['sunsetReview', 'Remove it: `sunset` says after how many months the review is owed.'],
];

/** Everything that such a file has to change, its `schema` first. */
export function changesOfFirstEdition(input: unknown): Refusal[] {
  const file = fields(input);
  const lacks = (field: string, remedy: string) => (field in file ? [] : [asked(field, remedy)]);
  return [
    FIRST_EDITION,
    ...('problem' in fields(file.purpose)
      ? [changed('purpose.problem', 'Rename it to `text`; `outcomes` may stay.')]
      : []),
    ...LISTS.flatMap(([name, of]) => entries(file[name]).flatMap((one, index) => of(fields(one), `${name}.${index}`))),
    ...AT_THE_TOP.flatMap(([name, remedy]) => (name in file ? [changed(name, remedy)] : [])),
    ...('veto' in fields(file.boardRules)
      ? [
          changed(
            'boardRules.veto',
            'Move it to `veto` at the top of the file, or leave it out where no party may veto.',
          ),
        ]
      : []),
    ...lacks('effective', 'Write `{"kind": "last-signature"}`, or `{"kind": "on", "day": "2027-07-01"}`.'),
    ...('term' in file || 'sunsetReview' in file ? [] : lacks('sunset', 'Write `{"months": 18, "then": "ends"}`.')),
    ...lacks('signing', 'Write `{"order": {"kind": "all-at-once"}, "periodDays": 30}`.'),
  ];
}
