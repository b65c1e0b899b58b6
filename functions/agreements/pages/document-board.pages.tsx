/** What the parties do when they disagree, and how they decide together: the ladder, the operating board, the veto, notice of independent action. */
import { officeTitle, type SignedMou } from '../domain/signed-mou.ts';
import { Facts, Listed, many, Prose, Said } from './document.parts.tsx';
import { Names, nameOf } from './document-terms.pages.tsx';

const Level = ({ mou, of, number }: { mou: SignedMou; of: LevelOf; number: number }) => (
  <section>
    <h4>
      Level {number}: <Said>{of.name}</Said>, {many(of.businessDays, 'business day')}
    </h4>
    <Facts
      of={mou.parties.map((party) => [
        <Said key="agency">{nameOf(mou, party.key)}</Said>,
        <Said key="office">{officeTitle(mou, party.key, of.offices[party.key])}</Said>,
      ])}
    />
    {of.decides && (
      <p>
        Here one office decides alone: <Said>{officeTitle(mou, of.decides.party, of.decides.office)}</Said> of{' '}
        <Said>{nameOf(mou, of.decides.party)}</Said>.
      </p>
    )}
  </section>
);

type LevelOf = NonNullable<SignedMou['ladder']>['levels'][number];

export const Ladder = ({ mou }: { mou: SignedMou }) => {
  const { levels = [], referee } = mou.ladder ?? {};
  return (
    <>
      <p>
        A disagreement starts on the first level. If the counterparts of a level have not settled it when their time is
        up, it goes to the next one.
      </p>
      {levels.map((level, index) => (
        <Level key={level.name} mou={mou} of={level} number={index + 1} />
      ))}
      {referee ? (
        <>
          <p>
            What the last level does not settle goes to the referee: <Said>{referee.name}</Said>
            {referee.businessDays !== undefined && `, ${many(referee.businessDays, 'business day')}`}.
          </p>
          <Prose text={referee.procedure} />
        </>
      ) : (
        <p>The parties have named no referee for what the last level does not settle.</p>
      )}
    </>
  );
};

const DECISIONS = {
  consent: 'by consent: a proposal is adopted unless a party objects with a reason',
  majority: 'by a majority of the parties present',
  unanimity: 'unanimously: every party must agree',
} as const;

const MEETS = {
  month: 'Every month',
  quarter: 'Every quarter',
  'half-year': 'Every half year',
  year: 'Every year',
} as const;

export const BoardRules = ({ mou }: { mou: SignedMou }) => {
  if (!mou.boardRules) return null;
  const { seats, quorum, decision, meets, calibration } = mou.boardRules;
  const parties = seats ? new Set(seats.map(({ party }) => party)).size : mou.parties.length;
  return (
    <Facts
      of={[
        [
          'Seats',
          seats ? (
            <Listed
              of={seats.map(({ party, office }) => (
                <>
                  <Said>{nameOf(mou, party)}</Said>: <Said>{officeTitle(mou, party, office)}</Said>
                </>
              ))}
            />
          ) : (
            `Every party’s ${mou.ladder ? 'office of the first level' : 'first office that signs'}`
          ),
        ],
        ['Quorum', `${quorum} of ${parties} parties`],
        ['Decisions', `The operating board decides ${DECISIONS[decision]}.`],
        ['Meets', meets && MEETS[meets]],
        ['Calibration', calibration === undefined ? undefined : <Prose text={calibration} />],
      ]}
    />
  );
};

export const Veto = ({ mou }: { mou: SignedMou }) =>
  mou.veto ? (
    <Facts
      of={[
        [
          'Who may veto',
          mou.veto.whoMayVeto === 'every-party' ? 'Every party' : <Names mou={mou} keys={mou.veto.whoMayVeto} />,
        ],
        [
          'How a veto is given',
          `In writing, with its reason, within ${mou.veto.reasonWithinHours} hours; without a written reason it lapses.`,
        ],
      ]}
    />
  ) : null;

export const IndependentAction = ({
  of: { days, text },
}: {
  of: NonNullable<SignedMou['independentActionNotice']>;
}) => (
  <>
    <p>A party gives {many(days, 'day')} of notice before it acts on its own.</p>
    <Prose text={text} />
  </>
);
