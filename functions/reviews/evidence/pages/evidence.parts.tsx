/** The evidence in tables, for the page and for the sealed PDF alike: every figure with the page of its record. */
import type { ComponentChildren } from 'preact';
import { Facts, Listed, Table } from '../../../agreements/pages/document.parts.tsx';
import { HashText } from '../../../shared/pages/elements.tsx';
import { sayDay, sayDayOf, sayInstant } from '../../../shared/time-words.ts';
import type { Evidence, Promised } from '../domain/evidence.schema.ts';
import { Burden, Kpis, OnTime, Took } from './evidence-figures.parts.tsx';
import { type EvidenceView, Part, recordOf } from './evidence-part.parts.tsx';
import { daysIn, dollars, type EvidenceWords, listed, many } from './evidence-words.parts.ts';
import { TenLines, tenLines } from './ten-lines.parts.tsx';

const Opening = ({ evidence, frozen, words }: EvidenceView) => {
  const { term, at, zone } = evidence;
  return (
    <Facts
      of={[
        ['Term', `Since ${sayDay(term.day)}; the parties choose by ${sayDay(term.sunset)}`],
        ['Stands as of', `${sayInstant(at, zone)}. What happened later is not in it`],
        ['Made', `${sayInstant(frozen.frozenAt, zone)}, as number ${frozen.evidence} of this review`],
        ['Agencies', listed(evidence.parties.map(words.party), 60)],
        ['Hash', <HashText key="hash">{frozen.hash}</HashText>],
      ]}
    />
  );
};

const STANDINGS: Record<Promised['standing'], string> = {
  'open-ended': 'Open-ended',
  ahead: 'Ahead',
  late: 'Overdue',
  delivered: 'Delivered, not answered',
  disputed: 'Delivery disputed',
  accepted: 'Accepted',
  stayed: 'Stayed by a veto',
  left: 'Closed: a party has left',
};

const Kept = ({ of, words, title }: { of: Evidence['commitments']; words: EvidenceWords; title: string }) => (
  <Table
    caption={title}
    wide={1}
    columns={['Agency', 'Promised', 'Time has come', 'Delivered', 'Accepted', 'Came late', 'Overdue']}
    rows={of.by.map(({ party, ...count }) => ({
      head: words.party(party),
      cells: [count.promised, count.due, count.delivered, count.accepted, count.late, count.overdue],
    }))}
  />
);

const Each = ({
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
    columns={['What', 'Agency', 'Day', 'Stands', 'Notes']}
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

const Commitments = (view: EvidenceView) => {
  const { commitments } = view.evidence;
  return (
    <Part id="commitments" title="Commitments promised and delivered">
      {commitments.list.length === 0 ? (
        <p>No commitment stood in the texts of this term.</p>
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

const Money = (view: EvidenceView) => {
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

const Disputes = (view: EvidenceView) => {
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

const Recurring = (view: EvidenceView) => {
  const { evidence, words } = view;
  const { recurring } = evidence.disputes;
  return (
    <Part id="recurring" title="Subjects that come back">
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
  baseline: 'Baseline measured anew',
  exception: 'Late figure accepted',
} as const;

const Decisions = (view: EvidenceView) => {
  const { evidence, words } = view;
  const { vetoes, planChanges, disputes, followUps } = evidence;
  const dissent = disputes.list.filter((one) => one.dissent.length > 0);
  return (
    <Part id="decisions" title="Decisions, dissent, vetoes and follow-ups">
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
          <Kept of={followUps} words={words} title="Follow-ups of decisions, by agency" />
          <Each
            of={followUps.list}
            view={view}
            says={({ commitment }) =>
              `Follow-up ${commitment.split('-').at(-1)} of dispute ${commitment.split('-')[0]}`
            }
            caption="Each of them"
          />
        </>
      )}
    </Part>
  );
};

const CAUSES = { appropriations: 'no appropriations', emergency: 'an emergency', other: 'another cause' } as const;

const Interruptions = (view: EvidenceView) => {
  const { evidence, words } = view;
  const { suspensions, signatures, zone } = evidence;
  const late = signatures.filter((one) => one.late);
  const missing = signatures.filter((one) => one.signedAt === undefined);
  return (
    <Part id="pauses" title="Paused deadlines and late signatures">
      <Listed
        of={[
          ...(suspensions.length === 0 ? ['Deadlines were never paused.'] : []),
          ...suspensions.map(({ party, cause, from, to }) => (
            <>
              {words.party(party)} paused deadlines on {sayDayOf(from, zone)} for {CAUSES[cause]}; they ran again on{' '}
              {sayDayOf(to, zone)} (<a href={recordOf(view, '/disputes')}>disputes</a>).
            </>
          )),
          `${many(signatures.length, 'office')} of all texts of this term ${signatures.length === 1 ? 'was' : 'were'} to sign; ${many(late.length, 'signature')} came after everybody had been warned, and ${missing.length} did not come.`,
          ...[...late, ...missing].map(({ seat, version, signedAt }) => (
            <>
              {words.party(seat)}, version {version}:{' '}
              {signedAt ? `signed on ${sayDayOf(signedAt, zone)}` : 'not signed'} (
              <a href={recordOf(view, '/record')}>record</a>).
            </>
          )),
        ]}
      />
    </Part>
  );
};

const Made = ({ evidence }: EvidenceView) => (
  <Part id="made" title="How it was made">
    <p>
      From {many(evidence.streams.length, 'stream')} of the record, each up to the event that was its last one, and from
      nothing else. It holds ids, figures and hashes; what they are called is read from the signed texts whenever it is
      shown. Whoever exports the record can make it again: the program <code>npm run verify</code> compares the hash.
    </p>
  </Part>
);

/** @param charts of KPIs, where they can be drawn */
export const EvidenceBody = ({ charts, ...view }: EvidenceView & { charts?: ComponentChildren }) => (
  <>
    <Opening {...view} />
    <Part id="ten-lines" title="In ten lines">
      <TenLines
        lines={tenLines(view.evidence, view.words).map(({ says, href }) => ({
          says,
          href: view.base === '' ? href.slice(href.indexOf('#')) : `${view.base}${href}`,
        }))}
      />
    </Part>
    <Kpis {...view}>{charts}</Kpis>
    <OnTime {...view} />
    <Commitments {...view} />
    <Money {...view} />
    <Burden {...view} />
    <Disputes {...view} />
    <Recurring {...view} />
    <Decisions {...view} />
    <Interruptions {...view} />
    <Took {...view} />
    <Made {...view} />
  </>
);
