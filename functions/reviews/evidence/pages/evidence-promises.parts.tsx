/** What was promised in the evidence: commitments and what became of them, and the money among them. */
import { Table } from '../../../agreements/pages/document.parts.tsx';
import { sayDay } from '../../../shared/time-words.ts';
import type { Evidence, Promised } from '../domain/evidence.schema.ts';
import { type EvidenceView, Part, recordOf } from './evidence-part.parts.tsx';
import { dollars, type EvidenceWords, listed, many } from './evidence-words.parts.ts';

const STANDINGS: Record<Promised['standing'], string> = {
  'open-ended': 'Open-ended',
  ahead: 'Ahead',
  late: 'Overdue',
  delivered: 'Delivered, not answered',
  disputed: 'Delivery disputed',
  accepted: 'Accepted',
  stayed: 'On hold by a veto',
  left: 'Closed: a party has left',
};

export const Kept = ({ of, words, title }: { of: Evidence['commitments']; words: EvidenceWords; title: string }) => (
  <Table
    caption={title}
    wide={1}
    columns={['Agency', 'Promised', 'Due by now', 'Delivered', 'Accepted', 'Came late', 'Overdue']}
    rows={of.by.map(({ party, ...count }) => ({
      head: words.party(party),
      cells: [count.promised, count.due, count.delivered, count.accepted, count.late, count.overdue],
    }))}
  />
);

export const Each = ({
  of,
  view,
  says,
  caption,
}: {
  of: readonly Promised[];
  view: EvidenceView;
  says: (one: Promised) => string;
  caption: string;
}) => (
  <Table
    caption={caption}
    wide={1}
    columns={['What', 'Agency', 'Day', 'Status', 'Notes']}
    rows={of.map((one) => ({
      head: <a href={recordOf(view, `/commitments/${one.commitment}`)}>{says(one)}</a>,
      cells: [
        view.words.party(one.party),
        one.by === undefined ? 'None' : sayDay(one.by),
        STANDINGS[one.standing],
        listed(
          [
            ...(one.late ? ['came late'] : []),
            ...(one.disputed ? [`disputed ${many(one.disputed, 'time')}`] : []),
            ...(one.moved ? [`moved ${many(one.moved, 'time')}`] : []),
            ...(one.ended ? ['no longer promised'] : []),
          ],
          4,
        ) || 'None',
      ],
    }))}
  />
);

export const Commitments = (view: EvidenceView) => {
  const { commitments } = view.evidence;
  return (
    <Part id="commitments" title="Commitments promised and delivered">
      {commitments.list.length === 0 ? (
        <p>The texts of this term had no commitments.</p>
      ) : (
        <>
          <Kept of={commitments} words={view.words} title="By agency" />
          <Each
            of={commitments.list}
            view={view}
            says={(one) => view.words.commitment(one.commitment)}
            caption="Each of them"
          />
        </>
      )}
    </Part>
  );
};

export const Money = (view: EvidenceView) => {
  const { evidence, words } = view;
  return (
    <Part id="money" title="Money planned and moved">
      {evidence.money.length === 0 ? (
        <p>The texts of this term plan no money.</p>
      ) : (
        <Table
          caption="By the agency whose money it is, in US dollars: moved is what was delivered, accepted what a receiver has taken"
          wide={4}
          columns={['Agency', 'Planned', 'Moved', 'Accepted', 'By']}
          rows={evidence.money.map(({ party, planned, delivered, accepted, commitments }) => ({
            head: words.party(party),
            cells: [
              dollars(planned),
              dollars(delivered),
              dollars(accepted),
              commitments.map((key, index) => (
                <span key={key}>
                  {index > 0 && '; '}
                  <a href={recordOf(view, `/commitments/${key}`)}>{words.commitment(key)}</a>
                </span>
              )),
            ],
          }))}
        />
      )}
    </Part>
  );
};
