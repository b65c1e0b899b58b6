/** Every party of an MOU in a row: how far its clearance and its signature are, what is missing, and mail that did not arrive. */
import { Fragment } from 'preact';
import { seatsOf } from '../../agreements/domain/seats.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { officeOf, ROLES } from '../../signing/pages/signatories.parts.tsx';
import type { PartyOnRecord } from '../authorize-agreement.ts';
import type { PartyWords } from './party-standing.ts';

interface Row {
  party: PartyOnRecord;
  words: PartyWords;
}

const Status = ({ status, look, clearance, missing, trouble }: PartyWords) => (
  <>
    <strong class={`concord-is-${look}`}>{status}</strong>
    {clearance && <p class="concord-missing">{clearance}</p>}
    {missing.map((words) => (
      <p key={words} class="concord-missing">
        {words}
      </p>
    ))}
    {trouble.map((words) => (
      <p key={words} class="concord-trouble" dir="auto">
        {words}
      </p>
    ))}
  </>
);

const sum = (rows: readonly Row[], which: 'signed' | 'of'): number =>
  rows.reduce((all, { words }) => all + words.signatures[which], 0);

interface PartiesView {
  of: readonly Row[];
  text: SignedMou;
  /** It was signed elsewhere: here its parties confirm that. */
  elsewhere: boolean;
}

export const PartiesTable = ({ of, text, elsewhere }: PartiesView) => (
  <table class="usa-table usa-table--borderless concord-signatories" {...ROLES.table}>
    <caption>
      {elsewhere ? 'Confirmed' : 'Signatures'}:{' '}
      {elsewhere ? of.filter(({ words }) => words.look === 'signed').length : sum(of, 'signed')} of{' '}
      {elsewhere ? of.length : sum(of, 'of')}
    </caption>
    <thead {...ROLES.group}>
      <tr {...ROLES.row}>
        <th {...ROLES.column}>Agency</th>
        <th {...ROLES.column}>{elsewhere ? 'Signed through' : 'Signs through'}</th>
        <th {...ROLES.column}>Status</th>
      </tr>
    </thead>
    <tbody {...ROLES.group}>
      {of.map(({ party: { registered, mine }, words }) => (
        <tr key={registered.party} {...ROLES.row}>
          <th {...ROLES.first} dir="auto">
            {registered.name}
            {mine && ' (your agency)'}
            <p class="concord-small">{registered.mailDomains.join(', ')}</p>
          </th>
          <td {...ROLES.cell} dir="auto">
            {seatsOf(registered.party, registered.signatories).map((seat, index) => (
              <Fragment key={seat}>
                {index > 0 && <br />}
                {officeOf(text, seat)}
              </Fragment>
            ))}
          </td>
          <td {...ROLES.cell}>
            <Status {...words} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
