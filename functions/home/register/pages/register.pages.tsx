/** Every agreement of an agency on one page: with whom, which text holds, when it ends and is reviewed, what is open and what its text leaves open. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { STATUSES } from '../../../agreements/domain/status.rules.ts';
import { sayStatus } from '../../../agreements/pages/frame.parts.ts';
import type { PlainDay } from '../../../shared/kernel.ts';
import { Lines } from '../../../shared/pages/elements.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { sayDay } from '../../../shared/time-words.ts';
import { ROLES } from '../../../signing/pages/signatories.parts.tsx';
import { type Filter, type Row, slug } from '../domain/register.rules.ts';

interface RegisterView {
  person: SignedIn;
  /** For which the person speaks. */
  agencies: readonly { id: string; name: string }[];
  rows: readonly Row[];
  filter: Filter;
  shown: readonly Row[];
}

const queryOf = (filter: Partial<Filter>): string => {
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

interface Choice {
  label: string;
  value: string;
  count: number;
}

const Choices = ({ of, name, filter, label }: { of: Choice[]; name: keyof Filter; filter: Filter; label: string }) =>
  of.length < 2 ? null : (
    <nav aria-label={label} class="concord-filters">
      <ul>
        {[{ label: 'All', value: '', count: 0 }, ...of].map((one) => (
          <li key={one.value}>
            <a
              href={`/agency${queryOf({ ...filter, [name]: one.value })}`}
              aria-current={filter[name] === one.value ? 'true' : undefined}
            >
              {one.label} {one.value !== '' && one.count}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

const byStatus = (rows: readonly Row[]): Choice[] =>
  STATUSES.map((label) => ({
    ...{ label, value: slug(label) },
    count: rows.filter(({ status }) => status === label).length,
  })).filter(({ count }) => count > 0);

const byAgency = (rows: readonly Row[]): Choice[] =>
  [...new Set(rows.flatMap((row) => row.with))].sort().map((label) => ({
    ...{ label, value: slug(label) },
    count: rows.filter((row) => row.with.includes(label)).length,
  }));

const Day = ({ day, none }: { day: PlainDay | undefined; none: string }) =>
  day === undefined ? <span class="concord-none">{none}</span> : <time dateTime={day}>{sayDay(day)}</time>;

const Listed = ({ of, none }: { of: readonly string[]; none: string }) =>
  of.length === 0 ? <span class="concord-none">{none}</span> : <Lines of={of} />;

const COLUMNS = ['MOU', 'With', 'Status', 'Text in force', 'Ends', 'Review opens', 'Open', 'Not said in the text'];

const Line = ({ of }: { of: Row }) => {
  const label = (index: number) => ({ ...ROLES.cell, 'data-label': COLUMNS[index] });
  return (
    <tr {...ROLES.row}>
      <th {...ROLES.first} data-label={COLUMNS[0]}>
        <a href={`/agreements/${of.agreement}`}>
          <bdi>{of.title}</bdi>
        </a>{' '}
        <span class="concord-number">{mouName(of.number)}</span>
        <p class="concord-small" dir="auto">
          As {of.as}
        </p>
      </th>
      <td {...label(1)}>
        <Listed of={of.with} none="Nobody" />
      </td>
      <td {...label(2)}>
        <strong class={`concord-tag concord-tag-${sayStatus(of.status).look}`}>{of.status}</strong>
        {of.elsewhere && <p class="concord-small">Signed elsewhere {sayDay(of.elsewhere)}</p>}
      </td>
      <td {...label(3)}>
        {of.inForce ? (
          <>
            Version {of.inForce.version}, since <Day day={of.inForce.since} none="" />
          </>
        ) : (
          <span class="concord-none">None yet</span>
        )}
      </td>
      <td {...label(4)}>
        <Day day={of.ends} none={of.inForce ? 'No last day' : 'Not signed'} />
      </td>
      <td {...label(5)}>
        <Day day={of.review} none="None set" />
      </td>
      <td {...label(6)}>
        <Listed of={of.open} none="Nothing" />
      </td>
      <td {...label(7)}>
        <Listed of={of.missing} none="Nothing" />
      </td>
    </tr>
  );
};

/** Who the agency’s people are, entered once for all its MOUs. */
const People = ({ of }: { of: RegisterView['agencies'] }) => (
  <>
    {of.map(({ id, name }) => (
      <p key={id}>
        <a class="usa-button usa-button--outline" href={`/agencies/${id}/people`}>
          People and offices{of.length > 1 && `: ${name}`}
        </a>
      </p>
    ))}
  </>
);

export const registerPage = ({ person, agencies, rows, filter, shown }: RegisterView): string =>
  layout({
    title: 'Your agency’s agreements',
    person,
    main: (
      <>
        <h1>Your agency’s agreements</h1>
        {agencies.length === 0 ? (
          <p>
            Liaisons and records officers of an agency see all its agreements here. You are neither: the MOUs in which
            you have a part are on <a href="/home">your home page</a>.
          </p>
        ) : (
          <p dir="auto">
            {agencies.map(({ name }) => name).join(', ')}: {rows.length}{' '}
            {rows.length === 1 ? 'agreement' : 'agreements'}. What comes first is listed first.
          </p>
        )}
        <People of={agencies} />
        {rows.length === 0 ? (
          agencies.length > 0 && <p>Your agency is party to no agreement here yet.</p>
        ) : (
          <>
            <Choices of={byStatus(rows)} name="status" filter={filter} label="Agreements by status" />
            <Choices of={byAgency(rows)} name="with" filter={filter} label="Agreements by agency" />
            <p>
              <a href={`/agency/agreements.csv${queryOf(filter)}`}>Download as CSV</a>
            </p>
            <table class="usa-table usa-table--borderless usa-table--stacked concord-register" {...ROLES.table}>
              <caption>
                {shown.length} of {rows.length} shown
              </caption>
              <thead {...ROLES.group}>
                <tr {...ROLES.row}>
                  {COLUMNS.map((column) => (
                    <th key={column} {...ROLES.column}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody {...ROLES.group}>
                {shown.map((row) => (
                  <Line key={`${row.agreement} ${row.as}`} of={row} />
                ))}
              </tbody>
            </table>
          </>
        )}
      </>
    ),
  });
