/** Decided disputes with actions due, below the open ones. */
import { sayDay } from '../../shared/time-words.ts';
import type { DecidedRow } from '../domain/decided.rules.ts';

const Action = ({
  of: { party, by, says, overdue, key },
  agreement,
}: {
  of: DecidedRow['actions'][number];
  agreement: string;
}) => (
  <li dir="auto">
    <a href={`/agreements/${agreement}/commitments/${key}`}>
      {party}, by {sayDay(by)}
    </a>
    {': '}
    {overdue ? <strong>Overdue</strong> : says}
  </li>
);

export const DecidedDisputes = ({ of }: { of: readonly DecidedRow[] }) =>
  of.length === 0 ? null : (
    <section aria-labelledby="decided">
      <h2 id="decided">Decided, actions due</h2>
      <table class="usa-table usa-table--borderless concord-signatories">
        <caption>Decided disputes, the next action first</caption>
        <thead>
          <tr>
            <th scope="col">Dispute</th>
            <th scope="col">Between</th>
            <th scope="col">Actions due</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ id, agreement, number, mou, about, between, actions }) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                <a href={`/agreements/${agreement}/disputes/${number}`}>
                  {mou}, dispute {number}
                </a>
                <br />
                <span class="concord-plain">{about}</span>
              </th>
              <td dir="auto">{between.join(', ')}</td>
              <td>
                <ul class="usa-list">
                  {actions.map((one) => (
                    <Action key={one.key} of={one} agreement={agreement} />
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
