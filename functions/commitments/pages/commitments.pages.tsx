/** Who does what for whom by when, under one MOU: what is late first, then what waits, then what is ahead. */
import { Notice } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import type { Facts } from './commitment-view.ts';
import { KINDS, shortly } from './commitment-words.parts.ts';

export interface Listed {
  key: string;
  /** Of one that was agreed in a dispute which the reader may not read, its day alone. */
  facts: Facts | { hidden: string };
  /** Another measure was agreed, which its page tells. */
  anew: boolean;
}

export interface CommitmentsView {
  person: SignedIn;
  frame: FrameView;
  agreement: string;
  mou: string;
  /** Whether a text is in force today. */
  holds: boolean;
  /** Whether it has closing duties. */
  closes: boolean;
  groups: readonly { standing: string; heading: string; list: readonly Listed[] }[];
  former: readonly Listed[];
}

const Hidden = ({ due }: { due: string }) => (
  <li>
    <p>Agreed in a dispute for named people. {due}.</p>
  </li>
);

const Shown = ({ of: { key, facts, anew }, agreement }: { of: Listed & { facts: Facts }; agreement: string }) => (
  <li>
    <p dir="auto">
      <a href={`/agreements/${agreement}/commitments/${key}`}>{shortly(facts.does)}</a>
    </p>
    <p dir="auto">
      {facts.madeBy}, for: {facts.to}. {facts.kind && `${KINDS[facts.kind]}: ${facts.measure}`}
      {anew && ' (another measure was agreed since)'}
      {facts.dispute && (
        <>
          Agreed in <a href={facts.dispute.href}>dispute {facts.dispute.number}</a>.
        </>
      )}
    </p>
    <p dir="auto">
      {facts.bySince === undefined
        ? facts.by
        : `${facts.bySince}; by the ${facts.dispute ? 'decision' : 'signed text'} ${facts.by}`}
      . {facts.kind && (facts.funder === undefined ? 'No funds move.' : `Funded by ${facts.funder}.`)}
    </p>
  </li>
);

const Entry = ({ of, agreement }: { of: Listed; agreement: string }) =>
  'hidden' in of.facts ? (
    <Hidden due={of.facts.hidden} />
  ) : (
    <Shown of={{ ...of, facts: of.facts }} agreement={agreement} />
  );

const Group = ({
  id,
  heading,
  list,
  agreement,
}: {
  id: string;
  heading: string;
  list: readonly Listed[];
  agreement: string;
}) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    <ul class="concord-record">
      {list.map((one) => (
        <Entry key={one.key} of={one} agreement={agreement} />
      ))}
    </ul>
  </section>
);

export const commitmentsPage = ({
  person,
  frame,
  agreement,
  mou,
  holds,
  closes,
  groups,
  former,
}: CommitmentsView): string =>
  layout({
    title: `Commitments of ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>Commitments</h1>
        <p>
          Who does what for whom by when. The agency that made a commitment says when it has delivered. The agencies to
          which it was promised accept that, or say what is missing. Ask for another day before the due day; the others
          must agree. Actions that follow from decided disputes are listed here, too.
        </p>
        {!holds && (
          <Notice heading="No text of this MOU is in force today">
            What became of its commitments is kept as it was left.{' '}
            {closes && (
              <>
                The duties of its <a href={`/agreements/${agreement}/closing`}>closing</a> are listed here, too.
              </>
            )}
          </Notice>
        )}
        {groups.length === 0 && <p>There are no commitments.</p>}
        {groups.map(({ standing, heading, list }) => (
          <Group key={standing} id={standing} {...{ heading, list, agreement }} />
        ))}
        {former.length > 0 && (
          <Group id="former" heading="Ended with an earlier text" list={former} agreement={agreement} />
        )}
      </>
    ),
  });
