/** How an MOU was closed: its closing runs as long as its signed text says, each duty ended in one way, and the report is what the record says when it is reckoned again. */
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { versionsIn } from '../../../agreements/domain/versions.rules.ts';
import type { ClosingEvent, DataOf } from '../../../closing/domain/closing.events.ts';
import { type Closing, evolveClosing } from '../../../closing/domain/closing.state.ts';
import { closingOf } from '../../../closing/domain/opening.rules.ts';
import { type ClosingReport, closingReport, dutiesIn, type Told } from '../../../closing/domain/report.rules.ts';
import { canonicalJson, hashOf } from '../../../shared/canonical.ts';
import { closingIdOf, isCommitmentsId, isDisputeId, planIdOf } from '../../../shared/ids.ts';
import { type ExportedRecord, type ExportedStream, isShown } from '../record.schema.ts';
import { blank, faulty, type Verdict } from '../verdict.ts';
import type { TextRead, Versions } from './text-read.ts';

const nameOf = ({ events }: ExportedStream): string => events[0]?.stream ?? '';

/** The closing before it began, as its parties had planned it. */
function plannedBefore(events: Told['events']): Closing | undefined {
  let state: Closing | undefined;
  for (const { at, ...event } of events) {
    if (event.type === 'ClosingBegan') break;
    if (event.type !== 'BodyRemoved') state = evolveClosing(state, event as unknown as ClosingEvent, at);
  }
  return state;
}

/** As that version stood last: with the parties that had not left it by the end. */
function agreementIn({ agreement, streams }: ExportedRecord, version: number): Agreement | undefined {
  const own = streams.find((one) => nameOf(one) === agreement);
  return [...versionsIn((own?.events ?? []).filter(isShown)).values()].find((one) => one.version === version);
}

/** What began is what the signed text says, with what the parties had agreed upon before the end. */
function beganRightly(
  began: DataOf<'ClosingBegan'>,
  told: Told,
  { agreement, signed }: { agreement: Agreement; signed: SignedMou },
): string[] {
  const { law, ...right } = closingOf(agreement, signed, began.endedAt, plannedBefore(told.events));
  const { law: reckonedBy, ...is } = began;
  // Days that were reckoned by another table may differ; the table is named.
  if (law !== reckonedBy) return [];
  return canonicalJson(is) === canonicalJson(right)
    ? []
    : ['The closing did not begin with the duties and days that the signed text and the parties’ agreement give it.'];
}

/** Streams that a report counts, as far as it counted them; undefined where some of them are hidden. */
function countedIn({ agreement, streams }: ExportedRecord, { counted }: ClosingReport) {
  const is = (name: string) => isCommitmentsId(name) || isDisputeId(name) || name === planIdOf(agreement);
  const those = streams.filter((one) => is(nameOf(one)));
  if (!those.every(({ events }) => events.every(isShown))) return undefined;
  const all = those.map((one): Told => {
    const stream = nameOf(one);
    const most = counted[stream] ?? Number.POSITIVE_INFINITY;
    return { stream, events: one.events.filter(isShown).filter(({ seq }) => seq <= most) };
  });
  return {
    commitments: all.filter(({ stream }) => isCommitmentsId(stream)),
    disputes: all.filter(({ stream }) => isDisputeId(stream)),
    plans: all.filter(({ stream }) => stream === planIdOf(agreement)),
  };
}

const firstDay = (texts: readonly TextRead[]): string =>
  texts.flatMap(({ term }) => (term ? [String(term.effective)] : [])).sort()[0] ?? '';

function verifyReport(
  record: ExportedRecord,
  began: DataOf<'ClosingBegan'>,
  reported: DataOf<'ClosingReported'>,
  { texts, text }: { texts: readonly TextRead[]; text: TextRead },
): Verdict {
  const report = record.closing as ClosingReport | undefined;
  if (!report) return faulty('The closing report is missing, which the closing names.');
  if (hashOf(report) !== reported.reportHash)
    return faulty('The closing report is not the one that the closing names: its hash is another.');
  const holds = [`The closing report is the one that was kept when the MOU was closed: ${reported.reportHash}.`];
  if (canonicalJson(dutiesIn(report)) !== canonicalJson(reported.duties))
    return faulty('What became of the closing duties is said in one way by the closing and in another by its report.');
  const streams = countedIn(record, report);
  if (!streams)
    return {
      ...{ ...blank(), holds },
      unknown: ['Whether the closing report counts what only named people may know as it is: that is not shown here.'],
    };
  const { madeAt } = report;
  const again = closingReport({ began, number: String(text.data.number), since: firstDay(texts), ...streams, madeAt });
  return canonicalJson(again) === canonicalJson(report)
    ? { ...blank(), holds: [...holds, 'Calculated again from this record, the closing report says the same.'] }
    : faulty('Calculated again from this record, the closing report says something else.');
}

export function verifyClosing(record: ExportedRecord, { texts, endedAt }: Versions): Verdict {
  const stream = closingIdOf(record.agreement);
  const found = record.streams.find((one) => nameOf(one) === stream);
  const told: Told = { stream, events: (found?.events ?? []).filter(isShown) };
  const dataOf = <Type extends ClosingEvent['type']>(type: Type) =>
    told.events.filter((event) => event.type === type).map(({ data }) => data as DataOf<Type>);
  const [[began, twice], [reported, again]] = [dataOf('ClosingBegan'), dataOf('ClosingReported')];
  if (!began)
    return endedAt === undefined
      ? blank()
      : faulty(`The stream ${stream} is missing: the MOU has ended, and how it was closed is not here.`);
  const text = texts.find(({ version }) => version === began.version);
  const signed = record.documents.find(({ version }) => version === began.version)?.text as SignedMou | undefined;
  const agreement = agreementIn(record, began.version);
  if (!text || !signed || !agreement) return faulty('The closing is that of a text which is not in this record.');
  const faults = [
    ...(twice ? ['The closing began twice.'] : []),
    ...(again ? ['The closing was reported twice.'] : []),
    ...(endedAt === began.endedAt ? [] : ['The closing began with another end than that of the MOU.']),
    ...beganRightly(began, told, { agreement, signed }),
  ];
  if (faults.length > 0) return faulty(...faults);
  const runs = `The closing ran from ${began.endedAt} and no longer than to ${began.until}, as the signed text says.`;
  if (!reported) return { ...blank(), holds: [runs] };
  const verdict = verifyReport(record, began, reported, { texts, text });
  return { ...verdict, holds: [runs, ...verdict.holds] };
}
