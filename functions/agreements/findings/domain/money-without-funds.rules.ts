/** Money that is promised comes from somewhere. */
import { type Finding, quote } from './finding.ts';

export const moneyWithoutFunds: Finding = {
  code: 'money-without-funds',
  title: 'Money without its source',
  wrong: 'This MOU does not say whose money pays for “{what}”, nor how much it is.',
  remedy: 'Say in `funds` whose money it is, how much, and until when.',
  find: ({ commitments }) =>
    commitments.flatMap(({ kind, funds, does }, index) =>
      kind === 'money' && funds === undefined
        ? [{ field: `commitments.${index}.funds`, says: { what: quote(does) } }]
        : [],
    ),
};
