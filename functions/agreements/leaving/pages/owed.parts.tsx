/** What a party still owes that has left, with where it is done. */
import { commitmentsIn, Linked } from './becomes.parts.tsx';
import type { StillOwed } from './still-owed.ts';

export const Owed = ({ of, agreement }: { of: StillOwed; agreement: string }) => {
  const { party, name, commitments, figures, disputes } = of;
  const mou = `/agreements/${agreement}`;
  const links = [
    ...commitmentsIn(mou, commitments),
    ...(figures
      ? [{ href: `${mou}/parties/${party}/figures`, label: 'Figures of periods that ended by its last day' }]
      : []),
    ...disputes.map((number) => ({ href: `${mou}/disputes/${number}`, label: `Dispute ${number}` })),
  ];
  const title = `owed-${party}`;
  return (
    <section aria-labelledby={title}>
      <h2 id={title} dir="auto">
        What {name} still owes
      </h2>
      {links.length === 0 ? (
        <p>Nothing: no commitment of it is open, it reports no figures, and it is a side of no open dispute.</p>
      ) : (
        <>
          <p>It has left, and this is still its own to do. Each page says how.</p>
          <Linked of={links} />
        </>
      )}
      <p>Its executed copy stays its own: it was sent to the offices that signed, and to its liaison.</p>
    </section>
  );
};
