/** What the agencies disagreed about in the evidence: disputes, subjects that come back, vetoes and changes of the plan. */
import { Listed, Table } from '../../../agreements/pages/document.parts.tsx';
import { sayDayOf } from '../../../shared/time-words.ts';
import type { Evidence } from '../domain/evidence.schema.ts';
import { type EvidenceView, Part, recordOf } from './evidence-part.parts.tsx';
import { Each, Kept } from './evidence-promises.parts.tsx';
import { daysIn, listed, many } from './evidence-words.parts.ts';

const OUTCOMES: Record<Evidence['disputes']['list'][number]['status'], string> = {
  open: 'Open',
  decided: 'Decided',
  vetoed: 'Decided, and vetoed',
  withdrawn: 'Withdrawn',
  impasse: 'No agreement on any level',
  ended: 'Ended with the text',
};
const HOW = { agreement: 'by agreement', official: 'by an official', referee: 'by the referee' } as const;

const DisputeLink = ({ of, view }: { of: number; view: EvidenceView }) => (
  <a href={recordOf(view, `/disputes/${of}`)}>Dispute {of}</a>
);

export const Disputes = (view: EvidenceView) => {
  const { evidence, words } = view;
  const { list, named } = evidence.disputes;
  return (
    <Part id="disputes" title="Disputes">
      {named > 0 && (
        <p>
          {many(named, 'dispute')} for named people {named === 1 ? 'was' : 'were'} raised in this term. Nothing else of
          {named === 1 ? ' it' : ' them'} is counted anywhere in this evidence.
        </p>
      )}
      {list.length === 0 ? (
        <p>There was no {named > 0 && 'other '}dispute.</p>
      ) : (
        <Table
          caption="Days are counted from the raising to the decision, without the time for which deadlines were paused"
          wide={1}
          columns={['Dispute', 'About', 'Between', 'Raised', 'Level', 'Result', 'Days to decide']}
          rows={list.map((one) => ({
            head: <DisputeLink of={one.dispute} view={view} />,
            cells: [
              words.about(one.about.kind, one.about.key),
              listed([one.by, one.against, ...one.joined].map(words.party), 60),
              sayDayOf(one.raisedAt, evidence.zone),
              one.level + 1,
              one.decided ? `${OUTCOMES[one.status]} ${HOW[one.decided.how]}` : OUTCOMES[one.status],
              one.decided ? daysIn(one.decided.ran) : 'None',
            ],
          }))}
        />
      )}
    </Part>
  );
};

export const Recurring = (view: EvidenceView) => {
  const { evidence, words } = view;
  const { recurring } = evidence.disputes;
  return (
    <Part id="recurring" title="Subjects that came up again">
      {recurring.length === 0 ? (
        <p>No term was disputed more than once.</p>
      ) : (
        <Listed
          of={recurring.map(({ kind, key, disputes, inTerm }) => (
            <>
              {words.about(kind, key)} ({many(disputes.length, 'dispute')} since the MOU began, {inTerm} in this term:{' '}
              {disputes.map((number, index) => (
                <span key={number}>
                  {index > 0 && ', '}
                  <DisputeLink of={number} view={view} />
                </span>
              ))}
              )
            </>
          ))}
        />
      )}
    </Part>
  );
};

const VETOES = { reasoned: 'The decision fell', lapsed: 'No reason came in time', open: 'Its reason is owed' } as const;
const CHANGED = {
  target: 'Target moved',
  baseline: 'Baseline measured again',
  exception: 'Late figure accepted',
} as const;

export const Decisions = (view: EvidenceView) => {
  const { evidence, words } = view;
  const { vetoes, planChanges, disputes, followUps } = evidence;
  const dissent = disputes.list.filter((one) => one.dissent.length > 0);
  return (
    <Part id="decisions" title="Decisions, dissent, vetoes and actions">
      <Listed
        of={[
          `${many(disputes.list.filter(({ decided }) => decided).length, 'dispute')} decided; they are in the table above.`,
          ...dissent.map((one) => (
            <>
              Dissent of {listed(one.dissent.map(words.party), 60)} from the last text of{' '}
              <DisputeLink of={one.dispute} view={view} />, kept there word for word.
            </>
          )),
          ...vetoes.map(({ dispute, party, right, at, came }) => (
            <>
              Veto of {words.party(party)} on {sayDayOf(at, evidence.zone)} in <DisputeLink of={dispute} view={view} />,
              for “{words.right(right)}”. {VETOES[came]}.
            </>
          )),
          ...planChanges.map(({ proposal, kpi, kind, at }) => (
            <>
              {CHANGED[kind]} by all on {sayDayOf(at, evidence.zone)}:{' '}
              <a href={recordOf(view, `/kpis/plan/${proposal}`)}>{words.kpi(kpi)?.name ?? kpi}</a>.
            </>
          )),
        ]}
      />
      {followUps.list.length === 0 ? (
        <p>No decision that all may read made anybody do anything.</p>
      ) : (
        <>
          <Kept of={followUps} words={words} title="Actions from decisions, by agency" />
          <Each
            of={followUps.list}
            view={view}
            says={({ commitment }) => `Action ${commitment.split('-').at(-1)} of dispute ${commitment.split('-')[0]}`}
            caption="Each of them"
          />
        </>
      )}
    </Part>
  );
};
