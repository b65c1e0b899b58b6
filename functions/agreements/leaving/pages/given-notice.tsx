/** A notice of withdrawal that was given: until when the party stays, whom it has reached, why, and what becomes of what the party has. */
import { SummaryList } from '../../../shared/pages/elements.tsx';
import type { Withdrawn } from '../domain/withdrawals-in.rules.ts';
import { WhatBecomes } from './becomes.parts.tsx';
import { type Given, moment, sayEnds, type WithdrawalView } from './withdrawal-view.ts';

const FATES: Record<Withdrawn['status'], string> = {
  open: 'Given: the notice days run',
  left: 'The agency has left',
  retracted: 'Taken back: nothing has changed',
  last: 'The MOU has ended with it: fewer than two parties would have been left',
  ended: 'The MOU has ended first',
  moot: 'The agency was left out by a text that took effect first',
};

const NOW: Record<Withdrawn['status'], string> = {
  open: 'withdraws',
  left: 'has left',
  retracted: 'stays',
  last: 'has withdrawn',
  ended: 'stayed to the end',
  moot: 'was left out before',
};

const lastDay = (view: WithdrawalView, { status, until, fixed }: Given): string | undefined => {
  if (until === undefined) return undefined;
  return `${moment(view, until)}${status === 'open' && !fixed ? ', at the latest: the notice has not reached everyone yet' : ''}`;
};

export const GivenNotice = ({ of, view }: { of: Given; view: WithdrawalView }) => {
  const { withdrawal, name, status, days, noticedAt, by, reason, retractedAt, missing, becomes, ends } = of;
  const title = `withdrawal-${withdrawal}`;
  return (
    <section aria-labelledby={title}>
      <h2 id={title} dir="auto">
        Notice {withdrawal}: {name} {NOW[status]}
      </h2>
      <SummaryList
        of={[
          ['Status', FATES[status]],
          ['Last day', lastDay(view, of)],
          ['Then', status === 'open' ? (sayEnds(ends) ?? 'The MOU goes on among the others.') : undefined],
          ['Given', `${moment(view, noticedAt)}${by ? `, by ${by.name}, ${by.title}` : ''}`],
          ['Notice', `${days} days`],
          [
            'Reached',
            status === 'open'
              ? missing.length === 0
                ? 'All other parties'
                : `Not yet: ${missing.join(', ')}. It counts as given to them from the fifth business day on.`
              : undefined,
          ],
          ['Taken back', retractedAt && moment(view, retractedAt)],
          [
            'Reason',
            <blockquote class="concord-words" dir="auto">
              {reason ?? 'The reason was removed by law.'}
            </blockquote>,
          ],
        ]}
      />
      {becomes && (
        <>
          <h3>What becomes of what {name} has under this MOU</h3>
          <WhatBecomes of={becomes} mou={`/agreements/${view.agreement}`} ends={ends !== undefined} />
        </>
      )}
    </section>
  );
};
