/** Words of agreements that sound like a duty and leave open what it is, each under what it leaves open. */

/** The forms of a verb. */
const forms = (stem: string, ...ends: readonly string[]): string[] => ends.map((end) => `${stem}${end}`);
const each = (before: readonly string[], after: readonly string[]): string[] =>
  before.flatMap((one) => after.map((other) => `${one} ${other}`));

const WHERE = ['as', 'if', 'when', 'where'];

const WHEN = [
  'timely',
  ...each(['as'], ['soon as possible', 'soon as practicable', 'soon as feasible']),
  ...['at the earliest opportunity', 'from time to time', 'in due course', 'in due time', 'without undue delay'],
  ...['periodic', 'periodically', 'promptly', 'expeditiously', 'regularly', 'on a regular basis', 'as they arise'],
];

const HOW_FAR = [
  ...each(WHERE, [
    'appropriate',
    'feasible',
    'necessary',
    'needed',
    'possible',
    'practicable',
    'practical',
    'warranted',
  ]),
  ...['whenever possible', 'wherever possible', 'whenever practicable', 'wherever practicable'],
  ...each(
    ['as far as', 'so far as', 'insofar as', 'as much as'],
    ['possible', 'practicable', 'feasible', 'reasonable'],
  ),
  ...each(
    ['to the', 'to the fullest', 'to the greatest', 'to the maximum'],
    ['extent possible', 'extent practicable', 'extent practical', 'extent feasible'],
  ),
  ...['as resources allow', 'as resources permit', 'resources permitting'],
  ...['appropriate', 'adequate', 'adequately', 'reasonable', 'reasonably', 'sufficient', 'sufficiently', 'practicable'],
];

const HOW_MUCH = [
  ...each(['best', 'good faith', 'reasonable', 'all reasonable'], ['efforts', 'endeavors', 'endeavours']),
  ...['best-efforts', 'every effort', 'reasonable steps', 'all reasonable steps'],
  ...forms('endeavo', 'r', 'rs', 'red', 'ring', 'ur', 'urs', 'ured', 'uring'),
  ...forms('striv', 'e', 'es', 'ing'),
  ...each(['seek', 'seeks', 'aim', 'aims', 'attempt', 'attempts', 'try', 'tries'], ['to']),
];

const WHO_DOES_WHAT = [
  ...forms('coordinat', 'e', 'es', 'ed', 'ing', 'ion'),
  ...forms('cooperat', 'e', 'es', 'ed', 'ing', 'ion'),
  ...forms('collaborat', 'e', 'es', 'ed', 'ing', 'ion', 'ively'),
  ...forms('facilitat', 'e', 'es', 'ed', 'ing', 'ion'),
  ...forms('liais', 'e', 'es', 'ed', 'ing'),
  ...forms('foster', '', 's', 'ed', 'ing'),
  ...forms('leverag', 'e', 'es', 'ed', 'ing'),
  ...['work closely', 'works closely', 'work together', 'works together', 'working closely', 'working together'],
];

const WHAT = [
  ...['etc', 'and so forth', 'and so on', 'and the like', 'but not limited to', 'tbd', 'various'],
  ...each(['to be', 'as may be'], ['agreed', 'decided', 'determined']),
  ...['as agreed', 'as mutually agreed', 'mutually agreeable'],
];

const LISTS = {
  'by when': WHEN,
  'how far': HOW_FAR,
  'how much': HOW_MUCH,
  'who does what': WHO_DOES_WHAT,
  'what exactly': WHAT,
} as const;

/** By phrase, what it leaves open. */
export const VAGUE: ReadonlyMap<string, string> = new Map(
  Object.entries(LISTS).flatMap(([open, phrases]) => phrases.map((phrase) => [phrase, open] as const)),
);
