/** A plan obligates no money: the instrument that does is named. */
import { type Finding, quote } from './finding.ts';

export const fundsWithoutInstrument: Finding = {
  code: 'funds-without-instrument',
  title: 'Money that nothing obligates',
  wrong: 'No instrument is named that would obligate the money for “{what}”.',
  remedy: 'Name the number of the order or agreement that obligates it in `funds.instrument`, once there is one.',
  find: ({ commitments }) =>
    commitments.flatMap(({ funds, does }, index) =>
      funds !== undefined && funds.instrument === undefined
        ? [{ field: `commitments.${index}.funds.instrument`, says: { what: quote(does) } }]
        : [],
    ),
};
