/** Each event of the closing of an MOU as one sentence. */
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import type { DataOf } from '../../../closing/domain/closing.events.ts';
import { instantOf, type Of, official, type Sentences } from './event-words.ts';

const agency = (of: Of): string => partyName(of.text, String(of.data.party));
const owner = (of: Of): string => partyName(of.text, (of.data as DataOf<'DutyProposed'>).owner.party);
const written = (words: unknown): string => (words === undefined ? 'The words were removed by law.' : `“${words}”`);
const count = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`;

/** How many duties came to each end, in the order in which they are told. */
function outcomes({ duties }: DataOf<'ClosingReported'>): string {
  const all = Object.values(duties);
  const told = (['accepted', 'delivered', 'undone'] as const).flatMap((outcome) => {
    const many = all.filter((one) => one === outcome).length;
    return many === 0 ? [] : [`${many} ${outcome}`];
  });
  return told.length === 0 ? 'It had no duties' : `Of ${count(all.length, 'duty', 'duties')}: ${told.join(', ')}`;
}

export const CLOSING_SENTENCES: Sentences = {
  DutyProposed: (of) => ({
    what: `${agency(of)} proposed a closing duty of ${owner(of)}, within ${count(Number(of.data.days), 'day')} after the end`,
    more: written(of.body.does),
  }),
  DutyAgreed: (of) => ({ what: `${agency(of)} took on the proposed duty ${of.data.duty}`, more: official(of) }),
  DutyObjected: (of) => ({
    what: `${agency(of)} objected to the proposed duty ${of.data.duty}: it is none`,
    more: written(of.body.reason),
  }),
  DutyTakenBack: (of) => ({ what: `${agency(of)} took back the proposed duty ${of.data.duty}`, more: official(of) }),
  ClosingBegan: (of) => ({
    what: `The closing began; its clause lasts to ${instantOf(of, 'until')}`,
    more: `${count((of.data as DataOf<'ClosingBegan'>).duties.length, 'closing duty', 'closing duties')}`,
  }),
  ClosingReminded: () => ({ what: 'Reminded that the closing comes to its end' }),
  ClosingHandedOver: () => ({
    what: 'The workflow of the closing went on under a fresh execution, as it has to each year',
  }),
  ClosingReported: (of) => ({
    what: 'The closing report was made',
    more: `${outcomes(of.data as DataOf<'ClosingReported'>)}. SHA-256 ${of.data.reportHash}`,
  }),
  ClosingEnded: (of) => ({
    what: 'The closing report was sealed, and everyone has it',
    more: `PDF ${of.data.pdfHash}`,
  }),
  ClosingStalled: () => ({ what: 'A step of the closing failed; the operator was told' }),
};
