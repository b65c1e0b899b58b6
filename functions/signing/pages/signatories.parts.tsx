/** Who was asked, who has signed, and whose mail did not arrive: the same table on every page of a round. */
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { partyName, type SignedMou, signersOf } from '../../agreements/domain/signed-mou.ts';
import { sayInstant } from '../../shared/time-words.ts';
import type { OutsideKind, Signer } from '../domain/round.events.ts';
import type { Round, Signatory } from '../domain/round.state.ts';
import type { Intent } from '../domain/statement.ts';

export const officeOf = (text: SignedMou, seat: string): string =>
  signersOf(text).find(({ key }) => key === seat)?.office ?? '';

/** Of the offices that sign for the same agency, the seats of the others. */
export const besides = (text: SignedMou, seat: string): string[] =>
  signersOf(text).flatMap(({ key }) => (key !== seat && partyOf(key) === partyOf(seat) ? [key] : []));

/** `Birch Energy`, or `Birch Energy (Chief Financial Officer)` where several offices sign for it. */
export const seatName = (text: SignedMou, seat: string): string =>
  besides(text, seat).length === 0 ? partyName(text, seat) : `${partyName(text, seat)} (${officeOf(text, seat)})`;

/** What an office says by signing: the text's agency and authority, and whoever holds the office today. */
export const intentOf = (text: SignedMou, seat: string, signer: Signer): Intent => {
  const found = signersOf(text).find(({ key }) => key === seat);
  return {
    name: signer.name,
    title: signer.title,
    agency: partyName(text, seat),
    authority: found?.statute ?? '',
    jurisdiction: found?.jurisdiction,
    onBehalfOf: signer.onBehalfOf,
    leaves: found?.leaves,
    // Whoever leaves renews nothing.
    certifies: found?.leaves === undefined ? text.succession?.certifies : undefined,
  };
};

/** The seats that stand so, in the order of the MOU: a database returns them in an order of its own. */
export const signatoriesThat = (round: Round, text: SignedMou, status: Signatory['status']): string[] =>
  signersOf(text)
    .map(({ key }) => key)
    .filter((seat) => round.signatories[seat]?.status === status);

/** How a signature made outside is called wherever it is shown. */
export const OUTSIDE_WORDS: Record<OutsideKind, string> = {
  ink: 'In ink, on paper',
  piv: 'With a PIV card, on a PDF',
};

const STATUS: Record<Signatory['status'], string> = {
  waiting: 'Not asked yet',
  asked: 'Asked to sign',
  signed: 'Signed',
  declined: 'Declined',
};

/** Once a round has ended, nobody is asked any more; who is asked a second time took a signature back. */
const statusOf = ({ status, at }: Signatory, round: Round): string => {
  if (status === 'asked' && at !== undefined) return 'Took its signature back';
  return round.status !== 'open' && (status === 'asked' || status === 'waiting') ? 'Did not sign' : STATUS[status];
};

/** Only what needs someone to act; a delivered mail needs no word. */
const TROUBLE = {
  bounced:
    'The email came back: the mailbox does not exist or is full. This agency’s liaison can name the right mailbox; email goes there at once.',
  suppressed:
    'The email was not sent: this mailbox refused our email before. The operator can lift that once the mailbox takes email; or this agency’s liaison names another mailbox.',
  rejected:
    'The email was not accepted. This agency’s liaison can name another mailbox, or the agency that organizes this agreement sends a new link.',
  complained:
    'The email was marked as spam, so no more may be sent there. Please call this office; its liaison can name another mailbox.',
  undelivered:
    'The email was not taken in the end: the mailbox may be full, or refuses our email. This agency’s liaison asks the office and sends the email again.',
  delayed:
    'The email is delayed: the email system there does not take it yet, and we keep trying. Please call this office if its day is near.',
  unknown: 'The email may not have arrived. This agency’s liaison asks the office, and sends it again if it has not.',
} as const;

/** Before anyone vouched for the agency, its liaison is the one who must be reached. */
const LIAISON =
  'Email to this agency’s liaison does not arrive. Please call the agency; the operator can register another liaison.';

const trouble = ({ mail, status }: Signatory, round: Round, seat: string): string | undefined => {
  if (round.status !== 'open' || (status !== 'asked' && status !== 'waiting')) return undefined;
  if (mail) return TROUBLE[mail];
  return status === 'waiting' && round.liaisons?.[partyOf(seat)] ? LIAISON : undefined;
};

/** Said aloud because on a phone a row stands as a block, which takes the table's own roles away in some browsers. */
export const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader', scope: 'col' },
  first: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;

interface SignatoriesProps {
  round: Round;
  text: SignedMou;
  me?: string;
}

/** Whoever is asked to sign reads the text first; what keeps a signature from being given stands open. */
export const FoldedSignatories = (of: SignatoriesProps) => {
  const { round, text } = of;
  const all = signersOf(text);
  const hindered = all.some(({ key }) => {
    const signatory = round.signatories[key];
    return signatory !== undefined && trouble(signatory, round, key) !== undefined;
  });
  return (
    <details class="concord-contents" open={hindered}>
      <summary>
        {signatoriesThat(round, text, 'signed').length} of {all.length} signed
      </summary>
      <Signatories {...of} />
    </details>
  );
};

export const Signatories = ({ round, text, me }: SignatoriesProps) => (
  <table class="usa-table usa-table--borderless concord-signatories" {...ROLES.table}>
    <caption>
      Signatures: {signatoriesThat(round, text, 'signed').length} of {signersOf(text).length}
    </caption>
    <thead {...ROLES.group}>
      <tr {...ROLES.row}>
        <th {...ROLES.column}>Agency</th>
        <th {...ROLES.column}>Signs through</th>
        <th {...ROLES.column}>Status</th>
      </tr>
    </thead>
    <tbody {...ROLES.group}>
      {signersOf(text).map(({ key: seat, leaves }) => {
        const signatory = round.signatories[seat];
        if (!signatory) return undefined;
        const at = signatory?.at;
        return (
          <tr key={seat} {...ROLES.row}>
            <th {...ROLES.first} dir="auto">
              {partyName(text, seat)}
              {partyOf(seat) === me && ' (your agency)'}
              {leaves !== undefined && <p class="concord-small">Leaves with this version</p>}
            </th>
            <td {...ROLES.cell} dir="auto">
              {officeOf(text, seat)}
            </td>
            <td {...ROLES.cell}>
              <strong class={`concord-is-${signatory.status}`}>{statusOf(signatory, round)}</strong>
              {at && <span class="concord-when"> {sayInstant(at, round.zone)}</span>}
              {signatory.outside && (
                <p class="concord-small">
                  {OUTSIDE_WORDS[signatory.outside]}; confirmed by another agency, not given here
                </p>
              )}
              {trouble(signatory, round, seat) && <p class="concord-trouble">{trouble(signatory, round, seat)}</p>}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
