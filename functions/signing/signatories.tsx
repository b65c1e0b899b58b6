/** Who was asked, who has signed, and whose mail did not arrive: the same table on every page of a round. */
import type { SignedMou } from '../agreements/document.ts';
import { sayInstant } from '../shared/time-words.ts';
import type { Round, Signatory } from './round.state.ts';

export const nameOf = (text: SignedMou, party: string): string =>
  text.parties.find(({ key }) => key === party)?.name ?? party;

export const officeOf = (text: SignedMou, party: string): string => {
  const found = text.parties.find(({ key }) => key === party);
  return found?.offices.find(({ key }) => key === found.signatory)?.title ?? '';
};

const STATUS: Record<Signatory['status'], string> = {
  waiting: 'Not asked yet',
  asked: 'Asked to sign',
  signed: 'Signed',
  declined: 'Declined',
};

/** Only what needs someone to act; a delivered mail needs no word. */
const TROUBLE = {
  bounced: 'Mail came back. The agency that organizes this agreement can correct the mailbox and send a new link.',
  rejected:
    'Mail was not accepted. The agency that organizes this agreement can correct the mailbox and send a new link.',
  complained: 'Mail was marked as spam. Please call this office.',
} as const;

const trouble = ({ mail, status }: Signatory) =>
  status === 'asked' && mail && mail !== 'delivered' ? TROUBLE[mail] : undefined;

export const Signatories = ({ round, text, me }: { round: Round; text: SignedMou; me?: string }) => (
  <table class="usa-table usa-table--borderless usa-table--stacked concord-signatories">
    <caption>
      Signatures: {Object.values(round.signatories).filter(({ status }) => status === 'signed').length} of{' '}
      {Object.keys(round.signatories).length}
    </caption>
    <thead>
      <tr>
        <th scope="col">Agency</th>
        <th scope="col">Office</th>
        <th scope="col">Status</th>
      </tr>
    </thead>
    <tbody>
      {Object.entries(round.signatories).map(([party, signatory]) => (
        <tr key={party}>
          <th scope="row" data-label="Agency" dir="auto">
            {nameOf(text, party)}
            {party === me && ' (your agency)'}
          </th>
          <td data-label="Office" dir="auto">
            {officeOf(text, party)}
          </td>
          <td data-label="Status">
            {STATUS[signatory.status]}
            {signatory.at && `, ${sayInstant(signatory.at, round.zone)}`}
            {trouble(signatory) && <p class="margin-y-05">{trouble(signatory)}</p>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
