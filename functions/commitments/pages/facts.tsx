/** What a commitment says, with its measure and its funder; what was agreed since stands beside what was signed. */
import { sayDecimal } from '../../agreements/pages/document.parts.tsx';
import { SummaryList } from '../../shared/pages/elements.tsx';
import { sayDay } from '../../shared/time-words.ts';
import type { Facts } from './commitment-view.ts';
import { KINDS } from './commitment-words.parts.ts';

const Funds = ({ of: { funds, funder } }: { of: Facts }) => {
  if (!funds) return <>No funds move.</>;
  const { amount, account, until, instrument } = funds;
  return (
    <>
      ${sayDecimal(amount)} of <bdi>{funder}</bdi>
      {account !== undefined && `, from ${account}`}
      {until !== undefined && `, until ${sayDay(until)}`}, subject to appropriations
      {instrument === undefined ? '' : `; obligated only by instrument no. ${instrument}`}.
    </>
  );
};

export const FactList = ({ of }: { of: Facts }) => (
  <SummaryList
    of={[
      ['Status', of.standing],
      ['Agreed in', of.dispute && <a href={of.dispute.href}>Dispute {of.dispute.number}</a>],
      ['What it does', <p class="concord-words">{of.does}</p>],
      ['Promised by', of.madeBy],
      ['Closing duty of', of.office],
      ['Promised to', of.to],
      [of.kind ? `Gives: ${KINDS[of.kind].toLowerCase()}` : 'Gives', of.measure],
      ['New measure, as agreed', of.measureSince],
      ['Due', of.by],
      ['New due day, as agreed', of.bySince],
      ['Funds', of.kind && <Funds of={of} />],
    ]}
  />
);
