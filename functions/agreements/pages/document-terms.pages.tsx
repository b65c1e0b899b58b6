/** Who decides, who does, what is counted: the terms of an MOU, one section each, in words and numbers. */

import type { Commitment, DecisionRight, Funds, Kpi } from '../domain/mou.schema.ts';
import type { SignedMou } from '../domain/signed-mou.ts';
import { Facts, many, On, Prose, Said, Table } from './document.parts.tsx';

/** The name by which tables call a party. */
export const nameOf = (mou: SignedMou, key: string): string => {
  const party = mou.parties.find((one) => one.key === key);
  return party?.shortName ?? party?.name ?? key;
};

export const officeTitle = (mou: SignedMou, partyKey: string, officeKey: string | undefined): string =>
  mou.parties.find((one) => one.key === partyKey)?.offices.find((one) => one.key === officeKey)?.title ?? '';

const Names = ({ mou, keys }: { mou: SignedMou; keys: readonly string[] }) => (
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
            'All parties jointly, by the rules of the operating board'
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
      {mou.decisionRights.map((right, index) => (
        <Decision key={index} mou={mou} right={right} />
      ))}
    </ol>
  </>
);

export const sayFunds = (funds: Funds) =>
  funds.kind === 'none' ? (
    'No funds move.'
  ) : (
    <>
      Planned: ${funds.amountUsd.toLocaleString('en-US')}, subject to appropriations, obligated only by instrument no.{' '}
      <Said>{funds.instrument}</Said>.
    </>
  );

export const Commitments = ({ mou }: { mou: SignedMou }) => (
  <Table
    caption="What each agency does, how much, and by when"
    wide={2}
    columns={['Agency', 'Does', 'How much', 'By', 'Funds']}
    rows={mou.commitments.map((one: Commitment) => ({
      head: nameOf(mou, one.party),
      cells: [<Prose key="does" text={one.does} />, one.measure, <On key="by" day={one.by} />, sayFunds(one.funds)],
    }))}
  />
);

const sayTarget = ({ target }: Kpi): string =>
  `${target.kind === 'at-least' ? 'At least' : 'At most'} ${target.value.toLocaleString('en-US', { maximumFractionDigits: 20 })}`;

export const Kpis = ({ mou }: { mou: SignedMou }) => (
  <Table
    caption="The numbers that all parties answer for together"
    wide={1}
    columns={['KPI', 'Target', 'Unit', 'By', 'Contributions from']}
    rows={mou.kpis.map((kpi) => ({
      head: kpi.name,
      cells: [
        sayTarget(kpi),
        kpi.unit,
        <On key="by" day={kpi.by} />,
        <Names key="from" mou={mou} keys={kpi.contributions} />,
      ],
    }))}
  />
);

export const Ladder = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>
      A disagreement starts on the first level. If the counterparts of a level have not settled it when their time is
      up, it goes to the next one.
    </p>
    {mou.ladder.levels.map((level, index) => (
      <section key={level.name}>
        <h4>
          Level {index + 1}: <Said>{level.name}</Said>, {many(level.businessDays, 'business day')}
        </h4>
        <Facts
          of={mou.parties.map((party) => [
            <Said key="agency">{nameOf(mou, party.key)}</Said>,
            <Said key="office">{officeTitle(mou, party.key, level.offices[party.key])}</Said>,
          ])}
        />
      </section>
    ))}
    {mou.ladder.referee ? (
      <>
        <p>
          What the last level does not settle goes to the referee: <Said>{mou.ladder.referee.name}</Said>.
        </p>
        <Prose text={mou.ladder.referee.procedure} />
      </>
    ) : (
      <p>The parties have named no referee for what the last level does not settle.</p>
    )}
  </>
);

const DECISIONS = {
  consent: 'by consent: a proposal stands unless a party objects with a reason',
  majority: 'by a majority of the parties present',
  unanimity: 'unanimously: every party must agree',
} as const;

export const BoardRules = ({ mou }: { mou: SignedMou }) => {
  const { quorum, decision, veto } = mou.boardRules;
  const nobody = veto.whoMayVeto.length === 0;
  return (
    <Facts
      of={[
        ['Quorum', `${many(quorum, 'party').replace('partys', 'parties')} of ${mou.parties.length}`],
        ['Decisions', `The operating board decides ${DECISIONS[decision]}.`],
        [
          'Who may veto',
          nobody ? (
            'No party'
          ) : veto.whoMayVeto === 'every-party' ? (
            'Every party'
          ) : (
            <Names mou={mou} keys={veto.whoMayVeto} />
          ),
        ],
        [
          'How a veto is given',
          nobody
            ? undefined
            : `In writing, with its reason, within ${veto.reasonWithinHours} hours; without a written reason it lapses.`,
        ],
      ]}
    />
  );
};
