/** Every MOU of a person, title first, with where it stands and what comes next; those of one status by a link. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { STATUSES, type Status } from '../../agreements/domain/status.rules.ts';
import { sayStatus } from '../../agreements/pages/frame.parts.ts';
import { sayDay } from '../../shared/time-words.ts';
import { ROLES } from '../../signing/pages/signatories.parts.tsx';
import type { Standing } from '../domain/standing.ts';

interface MousView {
  agreements: readonly Standing[];
  /** As an address has it. */
  status: string;
}

const addressOf = (status: Status): string => status.toLowerCase().replaceAll(' ', '-');

const Filters = ({ agreements, status }: MousView) => {
  const counts = STATUSES.map((one) => [one, agreements.filter(({ status }) => status === one).length] as const).filter(
    ([, count]) => count > 0,
  );
  if (counts.length < 2) return null;
  const chosen = counts.find(([one]) => addressOf(one) === status)?.[0];
  return (
    <nav aria-label="MOUs by status" class="concord-filters">
      <ul>
        <li>
          <a href="/home#mous" aria-current={chosen === undefined ? 'true' : undefined}>
            All {agreements.length}
          </a>
        </li>
        {counts.map(([one, count]) => (
          <li key={one}>
            <a href={`/home?status=${addressOf(one)}#mous`} aria-current={one === chosen ? 'true' : undefined}>
              {one} {count}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const many = (count: number): string => `${count} open dispute${count === 1 ? '' : 's'}`;

const sayWithdrawing = ({ own, others }: NonNullable<Standing['withdrawing']>): string => {
  if (own) return others === 0 ? 'Your agency withdraws' : `Your agency and ${others} more withdraw`;
  return others === 1 ? 'A party withdraws' : `${others} parties withdraw`;
};

const Row = ({
  of: { agreement, title, number, status, openDisputes = 0, round, next, elsewhere, successor, withdrawing },
}: {
  of: Standing;
}) => (
  <tr {...ROLES.row}>
    <th {...ROLES.first}>
      <a href={`/agreements/${agreement}`}>
        <bdi>{title}</bdi>
      </a>{' '}
      <span class="concord-number">{mouName(number)}</span>
    </th>
    <td {...ROLES.cell}>
      <strong class={`concord-tag concord-tag-${sayStatus(status).look}`}>{status}</strong>
      {elsewhere && <p class="concord-missing">Signed elsewhere</p>}
      {withdrawing && (
        <p class="concord-missing">
          <a href={`/agreements/${agreement}/withdrawal`}>{sayWithdrawing(withdrawing)}</a>
        </p>
      )}
      {round?.open && (
        <p class="concord-missing">
          {successor !== undefined && `Version ${successor}: `}
          {round.signed} of {round.of} signed
        </p>
      )}
    </td>
    <td {...ROLES.cell}>
      {openDisputes > 0 ? (
        <a href={`/agreements/${agreement}/disputes`}>{many(openDisputes)}</a>
      ) : (
        <span class="concord-none">No open dispute</span>
      )}
    </td>
    <td {...ROLES.cell}>{next ? `${next.what} ${sayDay(next.on)}` : ''}</td>
  </tr>
);

export const Mous = ({ agreements, status }: MousView) => {
  const chosen = agreements.filter((one) => addressOf(one.status) === status);
  const shown = chosen.length > 0 ? chosen : agreements;
  return (
    <section aria-labelledby="mous">
      <h2 id="mous">Your MOUs ({agreements.length})</h2>
      {agreements.length === 0 ? (
        <p>There is no MOU with you yet.</p>
      ) : (
        <>
          <Filters agreements={agreements} status={status} />
          <table
            class="usa-table usa-table--borderless concord-signatories concord-mous"
            aria-labelledby="mous"
            {...ROLES.table}
          >
            <thead {...ROLES.group}>
              <tr {...ROLES.row}>
                <th {...ROLES.column}>MOU</th>
                <th {...ROLES.column}>Status</th>
                <th {...ROLES.column}>Disputes</th>
                <th {...ROLES.column}>Next date</th>
              </tr>
            </thead>
            <tbody {...ROLES.group}>
              {shown.map((one) => (
                <Row key={one.agreement} of={one} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
};
