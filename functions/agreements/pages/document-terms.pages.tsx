/** Who decides, who gives what, who is named: the terms of an MOU, one section each, in words and numbers. */

import type { SignedMou } from '../domain/signed-mou.ts';
import type { DecisionRight, Funds } from '../mou/domain/responsibilities.schema.ts';
import { Facts, On, Prose, Said, sayDecimal, Table } from './document.parts.tsx';

/** The name by which tables call a party. */
export const nameOf = (mou: SignedMou, key: string): string => {
  const party = mou.parties.find((one) => one.key === key);
  return party?.shortName ?? party?.name ?? key;
};

export const Names = ({ mou, keys }: { mou: SignedMou; keys: readonly string[] }) => (
  <>
    {keys.map((key, index) => (
      <span key={key}>
        {index > 0 && ', '}
        <Said>{nameOf(mou, key)}</Said>
      </span>
    ))}
  </>
);

const Decision = ({ mou, right }: { mou: SignedMou; right: DecisionRight }) => (
  <li>
    <p dir="auto">
      <strong>{right.what}</strong>
    </p>
    <Facts
      of={[
        [
          'Who decides',
          right.decides === 'jointly' ? (
            `All parties jointly${mou.boardRules ? ', by the rules of the operating board' : ''}`
          ) : (
            <Said>{nameOf(mou, right.decides)}</Said>
          ),
        ],
        [
          'Who is consulted first',
          right.consulted.length > 0 ? <Names mou={mou} keys={right.consulted} /> : 'No other party',
        ],
        ...right.staysWith.map(
          (kept) =>
            [
              <span key="with">
                Stays with <Said>{nameOf(mou, kept.party)}</Said>
              </span>,
              <Said key="what">{kept.what}</Said>,
            ] as const,
        ),
      ]}
    />
  </li>
);

export const DecisionRights = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>A party listed as consulted is heard before the decision; it does not decide.</p>
    <ol class="concord-decisions">
      {mou.decisionRights.map((right) => (
        <Decision key={right.key} mou={mou} right={right} />
      ))}
    </ol>
  </>
);

const Planned = ({ mou, of: { from, account, amount, until, instrument } }: { mou: SignedMou; of: Funds }) => (
  <>
    Planned: ${sayDecimal(amount)} of <Said>{nameOf(mou, from)}</Said>
    {account !== undefined && (
      <>
        , from <Said>{account}</Said>
      </>
    )}
    {until !== undefined && (
      <>
        , until <On day={until} />
      </>
    )}
    , subject to appropriations;{' '}
    {instrument === undefined ? (
      'no instrument that would obligate it is named'
    ) : (
      <>
        obligated only by instrument no. <Said>{instrument}</Said>
      </>
    )}
    .
  </>
);

const GIVEN = { money: 'Money', staff: 'Staff', data: 'Data', 'in kind': 'Things or services' } as const;

export const Commitments = ({ mou }: { mou: SignedMou }) => (
  <Table
    caption="What each agency gives, how much, and by when"
    wide={2}
    columns={['Agency', 'Does', 'For', 'Gives', 'By', 'Funds']}
    rows={mou.commitments.map((one) => ({
      head: nameOf(mou, one.party),
      cells: [
        <Prose key="does" text={one.does} />,
        one.to === 'all' ? 'All other parties' : nameOf(mou, one.to),
        <>
          {GIVEN[one.kind]}: <Said>{one.measure}</Said>
        </>,
        one.by === undefined ? 'No day agreed' : <On day={one.by} />,
        one.funds ? <Planned mou={mou} of={one.funds} /> : 'No funds move.',
      ],
    }))}
  />
);

export const Credit = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>Parties are named in the order in which they appear here.</p>
    <Facts
      of={mou.publicCredit.map(({ what, who }) => [
        <Said key="what">{what}</Said>,
        who.includes('all') ? 'All parties' : <Names key="who" mou={mou} keys={who} />,
      ])}
    />
  </>
);

export const Contacts = ({ mou }: { mou: SignedMou }) => (
  <ul>
    {mou.contacts.map(({ key, party, title, for: subject, address }) => (
      <li key={key}>
        <p>
          <Said>{nameOf(mou, party)}</Said>: <Said>{title}</Said>
          {subject !== undefined && (
            <>
              , for <Said>{subject}</Said>
            </>
          )}
        </p>
        {address !== undefined && <Prose text={address} />}
      </li>
    ))}
  </ul>
);
