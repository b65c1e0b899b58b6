/** A file of `concord/mou@1` is told field by field what `concord/mou@2` asks of it: nothing is guessed, because heads sign it. */
import { type Refusal, say } from '../../shared/kernel.ts';

type Fields = Record<string, unknown>;

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const entries = (value: unknown): Fields[] => (Array.isArray(value) ? value.slice(0, 200).map(fields) : []);

export const isFirstEdition = (file: unknown): boolean => fields(file).schema === 'concord/mou@1';

const change = (field: string, wrong: string, remedy: string): Refusal =>
  say('first-edition-field', wrong, remedy, field);

/** What to change, of a field that the file has. */
const AT_THE_TOP: [name: string, wrong: string, remedy: string][] = [
  [
    'publicCredit',
    'Public credit is a list now.',
    'Write one entry for each thing: `{"key": "map", "what": "The map and its news releases", "who": ["health", "air"]}`, or `"who": ["all"]`.',
  ],
  [
    'terminationNoticeDays',
    'The notice of termination has another form.',
    'Write `"terminationNotice": {"days": 90}`, or leave it out: then it is shown as not agreed.',
  ],
  [
    'term',
    'The term and the sunset review are one clause now, `sunset`.',
    'Write `"sunset": {"months": 18, "then": "ends"}`; a longer MOU says `"then": "goes-on"` with `endsOn`.',
  ],
  [
    'sunsetReview',
    'The sunset review stands in `sunset` now.',
    'Remove it: `sunset` says after how many months the review is owed and when it opens.',
  ],
];

const ofParties = (file: Fields): Refusal[] =>
  entries(file.parties).flatMap((party, index) => [
    ...('signatory' in party
      ? [
          change(
            `parties.${index}.signatory`,
            'Several offices can sign for a party now.',
            'Write `signatories`, a list with this office, in its place.',
          ),
        ]
      : []),
    ...('liaison' in party
      ? []
      : [
          change(
            `parties.${index}.liaison`,
            'Every party has a liaison now.',
            'Name the key of the office that vouches for its offices and mailboxes.',
          ),
        ]),
  ]);

const ofTerms = (file: Fields): Refusal[] => [
  ...entries(file.decisionRights).map((_, index) =>
    change(
      `decisionRights.${index}.key`,
      'Every decision right has a key now.',
      'Add one, such as `"key": "road-closures"`.',
    ),
  ),
  ...entries(file.commitments).flatMap((one, index) => [
    change(`commitments.${index}.key`, 'Every commitment has a key now.', 'Add one, such as `"key": "lend-monitors"`.'),
    change(
      `commitments.${index}.kind`,
      'Every commitment says now what is given.',
      'Add `"kind"`: `money`, `staff`, `data` or `in kind`.',
    ),
    ...('funds' in one
      ? [
          change(
            `commitments.${index}.funds`,
            'Planned funds have another form.',
            'Leave `funds` out where no funds move; else write `{"from": "health", "amount": "1200000", "instrument": "IAA-2027-0031"}`.',
          ),
        ]
      : []),
  ]),
  ...entries(file.kpis).flatMap((_, index) => [
    change(`kpis.${index}.key`, 'Every KPI has a key now.', 'Add one, such as `"key": "notice"`.'),
    change(
      `kpis.${index}.target`,
      'The value of a target is a text now, and the target has its day.',
      'Write `{"kind": "at-least", "value": "24", "by": "2027-10-31"}`, and remove `by` beside it.',
    ),
    change(
      `kpis.${index}.contributions`,
      'A KPI says now who reports, how often, and how the figures come together.',
      'Replace it by `reporters`, `frequency` and `measure`; add `baseline` and `path` where the target is reached over time.',
    ),
  ]),
  ...(Array.isArray(file.survivingObligations) ? file.survivingObligations.slice(0, 30) : []).map((_, index) =>
    change(
      `survivingObligations.${index}`,
      'Every surviving obligation has a key now.',
      'Write `{"key": "records", "what": "…"}`.',
    ),
  ),
];

/** Everything that such a file has to change, its `schema` first. */
export function changesOfFirstEdition(input: unknown): Refusal[] {
  const file = fields(input);
  return [
    say(
      'first-edition',
      'This file is written in the first form of an MOU file, which is no longer taken.',
      'Write `concord/mou@2` here, and change the fields that are named with it.',
      'schema',
    ),
    ...('problem' in fields(file.purpose)
      ? [
          change(
            'purpose.problem',
            'The purpose is told in `text` now.',
            'Rename the field to `text`; `outcomes` may stay.',
          ),
        ]
      : []),
    ...ofParties(file),
    ...ofTerms(file),
    ...AT_THE_TOP.flatMap(([name, wrong, remedy]) => (name in file ? [change(name, wrong, remedy)] : [])),
    ...('veto' in fields(file.boardRules)
      ? [
          change(
            'boardRules.veto',
            'The veto stands beside the rules of the board now.',
            'Move it to `veto` at the top of the file, or leave it out where no party may veto.',
          ),
        ]
      : []),
    ...('effective' in file
      ? []
      : [
          change(
            'effective',
            'The file must say when the MOU takes effect.',
            'Write `"effective": {"kind": "last-signature"}`.',
          ),
        ]),
    ...('term' in file || 'sunsetReview' in file
      ? []
      : [
          change(
            'sunset',
            'The file must say how long the MOU runs.',
            'Write `"sunset": {"months": 18, "then": "ends"}`.',
          ),
        ]),
    ...('signing' in file
      ? []
      : [
          change(
            'signing',
            'The file must say how the MOU is signed.',
            'Write `"signing": {"order": {"kind": "all-at-once"}, "periodDays": 30}`.',
          ),
        ]),
  ];
}
