/** What becomes of open disputes, KPIs, commitments and seats when a party leaves: counted, with links. */
import type { ComponentChildren } from 'preact';
import { SummaryList } from '../../../shared/pages/elements.tsx';
import type { Becomes, Named } from './what-becomes.ts';

const many = (count: number, one: string, several = `${one}s`): string =>
  count === 0 ? `No ${one}` : `${count} ${count === 1 ? one : several}`;

const LONGEST = 90;
const short = (does: string): string => {
  const [line = ''] = does.split('\n');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
};

export const Linked = ({ of }: { of: readonly { href: string; label: string }[] }) =>
  of.length === 0 ? null : (
    <ul class="usa-list">
      {of.map(({ href, label }) => (
        <li key={href} dir="auto">
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );

interface BecomesProps {
  of: Becomes;
  /** Address of the MOU. */
  mou: string;
  /** The MOU ends with it, for all. */
  ends: boolean;
}

export const commitmentsIn = (mou: string, of: readonly Named[]) =>
  of.map(({ key, does }) => ({
    href: `${mou}/commitments/${key}`,
    label: does === undefined ? `Agreed in a dispute: ${key}` : short(does),
  }));

const Disputes = ({ of: { disputes }, mou, ends }: BecomesProps): ComponentChildren => (
  <>
    <p>
      {many(disputes.length, 'open dispute')} with it as a side.{' '}
      {ends
        ? 'What is open on the last day ends with the MOU, without a decision.'
        : 'Those go on to their decision, or are withdrawn; it stays a side of them and acts in them as before. It raises no new one, none is raised against it, and it decides in none in which it is no side.'}
    </p>
    <Linked of={disputes.map((number) => ({ href: `${mou}/disputes/${number}`, label: `Dispute ${number}` }))} />
  </>
);

const Kpis = ({ of: { kpis, unmeasured }, mou }: BecomesProps): ComponentChildren => (
  <>
    <p>
      {many(kpis.length, 'KPI')} reported by it. Figures of periods that end by its last day stay owed; of later ones
      nothing is owed, and none counts as missed. What it reported stays.
      {unmeasured.length > 0 &&
        ` Nobody else reports ${unmeasured.map((one) => `“${one}”`).join(', ')}: ${unmeasured.length === 1 ? 'it is' : 'they are'} not measured for later periods.`}
    </p>
    <Linked of={kpis.map(({ key, name }) => ({ href: `${mou}/kpis/${key}`, label: name }))} />
  </>
);

const Commitments = ({ of: { owed, closed }, mou }: BecomesProps): ComponentChildren => (
  <>
    <p>{many(owed.length, 'commitment')} due by its last day and not delivered: these stay owed.</p>
    <Linked of={commitmentsIn(mou, owed)} />
    <p>
      {many(closed.length, 'commitment')} due later, or on no day, that it made or that were promised to it alone: these
      are closed.
    </p>
    <Linked of={commitmentsIn(mou, closed)} />
  </>
);

const saySeats = ({ of: { seats, levels, decides } }: BecomesProps): string =>
  [
    seats.length === 0
      ? 'No office of it is named for the operating board'
      : `${many(seats.length, 'seat')} on the operating board: ${seats.join(', ')}. Nobody takes them over`,
    ...(levels.length === 0
      ? []
      : [`On ${levels.join(', ')} an office of it decides disputes alone: from then on that level runs out undecided`]),
    ...(decides === 0
      ? []
      : [`It decides ${many(decides, 'matter')} alone by the text, which it takes an amendment to give to others`]),
  ].join('. ');

export const WhatBecomes = (props: BecomesProps) => (
  <SummaryList
    of={[
      ['Open disputes', <Disputes {...props} />],
      ['KPIs', <Kpis {...props} />],
      ['Commitments', <Commitments {...props} />],
      ['Seats and decisions', `${saySeats(props)}.`],
      [
        'Its people',
        'They can still read what they could read until then, do what is still owed, and change nothing else. A text that takes effect later without the agency is not theirs to read. From then on this page lists what is still owed, with where it is done.',
      ],
      ['The signed text', 'It stays as it was signed, and names the agency. The executed copy stays theirs.'],
    ]}
  />
);
