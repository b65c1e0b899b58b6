/** The reviews of an MOU: each with where it stands, when the next one opens by itself, and how a party calls for one before that. */

import { StackedTable } from '../../kpis/pages/stacked-table.parts.tsx';
import type { Refusal } from '../../shared/kernel.ts';
import { Notice } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import type { ReviewFrame } from './review-view.ts';

interface Row {
  name: string;
  href: string;
  opened: string;
  due: string;
  standing: string;
}

export interface ReviewsView extends ReviewFrame {
  rows: readonly Row[];
  /** When the review of this term opens by itself; absent where it has, and where none is owed. */
  opens: string | undefined;
  /** Whether the reader may call for one at all, and why not now. */
  mayCall: boolean;
  cannotCall: Refusal | undefined;
  path: string;
  /** What silence does under this text. */
  then: 'ends' | 'goes-on';
}

const Calling = ({ view: { mayCall, cannotCall, path } }: { view: ReviewsView }) => {
  if (!mayCall) return null;
  return (
    <section aria-labelledby="call">
      <h2 id="call">Call for a review</h2>
      {cannotCall ? (
        <p>
          {cannotCall.wrong} {cannotCall.remedy}
        </p>
      ) : (
        <>
          <p>
            Your agency can call for a review at any time. It asks every agency the same questions, and lasts 60 days.
          </p>
          <p>
            <a class="usa-button usa-button--outline" href={`${path}/new?kind=early`}>
              Call for an early review
            </a>
          </p>
          <p>
            <a class="usa-button usa-button--outline" href={`${path}/new?kind=renegotiation`}>
              The MOU says one thing, we do another
            </a>
          </p>
        </>
      )}
    </section>
  );
};

export const reviewsPage = (view: ReviewsView): string => {
  const { person, frame, mou, rows, opens, then } = view;
  return layout({
    title: `Reviews: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>Reviews</h1>
        <p>
          At least once every 18 months the agencies decide whether to go on together. Silence never renews:{' '}
          {then === 'ends'
            ? 'if nobody chooses, the MOU ends on its last day.'
            : 'this MOU goes on, and the review stays open until everyone has chosen.'}
        </p>
        {opens !== undefined && (
          <Notice heading={`The next review opens by itself on ${opens}`}>
            <p>Every agency is then asked by email.</p>
          </Notice>
        )}
        {rows.length > 0 ? (
          <StackedTable
            caption="Reviews of this MOU"
            rows={rows}
            keyOf={({ name }) => name}
            columns={[
              { title: 'Review', of: ({ name, href }) => <a href={href}>{name}</a> },
              { title: 'Opened', of: ({ opened }) => opened },
              { title: 'Last day', of: ({ due }) => due },
              { title: 'Status', of: ({ standing }) => standing },
            ]}
          />
        ) : (
          <p>No review of this MOU has opened yet.</p>
        )}
        <Calling view={view} />
      </>
    ),
  });
};
