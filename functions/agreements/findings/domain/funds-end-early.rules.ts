/** What is funded is funded as long as the MOU runs. */
import { addMonths } from '../../../shared/days.ts';
import type { PlainDay } from '../../../shared/kernel.ts';
import { sayDay } from '../../../shared/time-words.ts';
import type { SignedMou } from '../../domain/signed-mou.ts';
import { type Finding, quote } from './finding.ts';

/** The last day as the text alone tells it; an MOU that ends so many months after its last signature has none that is known before. */
function lastDayOf({ sunset, effective, succession }: SignedMou): PlainDay | 'none' | 'unknown' {
  const { then, endsOn, months } = sunset;
  if (succession?.lastDay !== undefined) return succession.lastDay;
  if (then === 'goes-on') return endsOn ?? 'none';
  return effective.kind === 'on' ? addMonths(effective.day, months) : 'unknown';
}

export const fundsEndEarly: Finding = {
  code: 'funds-end-early',
  title: 'Funds end before the MOU does',
  wrong: 'This MOU does not say who funds “{what}” after {until}; {ends}.',
  remedy: 'Say who pays from that day on, or end the commitment with its funds.',
  find: (mou) => {
    const last = lastDayOf(mou);
    if (last === 'unknown') return [];
    const ends = last === 'none' ? 'the MOU has no end day' : `the MOU runs until ${sayDay(last)}`;
    return mou.commitments.flatMap(({ funds, does }, index) =>
      funds?.until !== undefined && (last === 'none' || funds.until < last)
        ? [
            {
              field: `commitments.${index}.funds.until`,
              says: { what: quote(does), until: sayDay(funds.until), ends },
            },
          ]
        : [],
    );
  },
};
