/** The closing report in words, for its page and for its sealed file: what the figures stand for is read in the signed text when it is shown. */
import type { ComponentChildren } from 'preact';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { officeTitle, partyName, type SignedMou } from '../../agreements/domain/signed-mou.ts';
import { Facts, Listed, many, Said, Table } from '../../agreements/pages/document.parts.tsx';
import { agreedDutyIn, dutyIn } from '../../commitments/domain/duty.rules.ts';
import { disputeOf } from '../../commitments/domain/follow-up.rules.ts';
import { sayDay, sayDayOf, sayInstantOnRecord } from '../../shared/time-words.ts';
import type { Outcome } from '../domain/closing.events.ts';
import type { ClosingReport, Kept } from '../domain/report.rules.ts';

/** What a duty says, by its key; of one that parties proposed, its words can be removed by law, and no sealed file has them. */
export type DutyWords = (key: string) => string | undefined;

export interface ReportOf {
  report: ClosingReport;
  text: SignedMou;
  zone: string;
  words: DutyWords;
}

export const OUTCOMES: Record<Outcome, string> = {
  accepted: 'Done and accepted',
  delivered: 'Delivered; nobody has accepted or disputed it',
  undone: 'Left undone',
};

const KEPT: Record<Kept, string> = {
  kept: 'Kept',
  'kept late': 'Kept, late',
  delivered: 'Delivered, and never answered',
  disputed: 'Delivered, and disputed',
  broken: 'Overdue at the end',
  open: 'Not due before the end',
  dropped: 'Given up by a later text',
};

const STATUSES: Record<ClosingReport['kpis'][number]['status'], string> = {
  'on track': 'On track',
  'at risk': 'At risk',
  'off track': 'Off track',
  'not reported': 'Not reported',
  'nothing to measure': 'Nothing to measure',
};

const DISPUTES: Record<ClosingReport['disputes'][number]['is'], string> = {
  decided: 'Decided',
  withdrawn: 'Withdrawn',
  ended: 'Ended with the MOU, undecided',
  impasse: 'Impasse',
  open: 'Undecided',
  vetoed: 'Vetoed',
};

/** `2 kept, 1 broken`, of nothing nothing. */
function counted<Is extends string>(
  list: readonly { is: Is }[],
  words: Readonly<Record<Is, string>>,
): string | undefined {
  const kinds = Object.keys(words) as Is[];
  const said = kinds.flatMap((is) => {
    const count = list.filter((one) => one.is === is).length;
    return count > 0 ? [`${words[is]}: ${count}`] : [];
  });
  return said.length > 0 ? said.join('; ') : undefined;
}

const commitmentWords = (text: SignedMou, key: string): string => {
  const dispute = disputeOf(key);
  const own = text.commitments.find((one) => one.key === key);
  return dispute === undefined ? (own?.does ?? `${key}, of an earlier text`) : `Agreed in dispute ${dispute}`;
};

const Section = ({ id, heading, children }: { id: string; heading: string; children: ComponentChildren }) => (
  <section aria-labelledby={id}>
    <h3 id={id}>{heading}</h3>
    {children}
  </section>
);

/** Of a duty whose party had left before the end. */
export const UNOWNED = 'Nobody owed it: the agency whose duty it was had left the MOU before the end';

export const Duties = ({ of: { report, text, zone, words } }: { of: ReportOf }) => {
  const says = (key: string) => words(key) ?? `Duty ${agreedDutyIn(key) ?? dutyIn(key)}, agreed upon before the end`;
  return report.duties.length + report.unowned.length === 0 ? (
    <p>The signed text names no closing duty, and the parties had agreed upon none.</p>
  ) : (
    <Table
      caption="Closing duties"
      columns={['Duty', 'Of', 'Due', 'What became of it']}
      wide={1}
      rows={[
        ...report.duties.map(({ key, party, dueAt, is, late }) => ({
          head: says(key),
          cells: [partyName(text, party), sayDayOf(dueAt, zone), `${OUTCOMES[is]}${late ? '; it came late' : ''}`],
        })),
        ...report.unowned.map(({ key, party }) => ({
          head: says(key),
          cells: [partyName(text, party), 'On no day', UNOWNED],
        })),
      ]}
    />
  );
};

/** Everything that the report says, below a heading of the page that shows it. */
export const Report = ({ of }: { of: ReportOf }) => {
  const { report, text, zone } = of;
  const { kpis, commitments, disputes, named, survivors } = report;
  return (
    <>
      <Facts
        of={[
          ['In force', `From ${sayDay(report.since)} to ${sayInstantOnRecord(report.endedAt, zone)}`],
          ['Closed by', sayInstantOnRecord(report.until, zone)],
          ['Report made', sayInstantOnRecord(report.madeAt, zone)],
          ['Closing duties', counted(report.duties, OUTCOMES)],
          ['Commitments', counted(commitments, KEPT)],
          ['Disputes', counted(disputes, DISPUTES)],
          [
            'KPIs at their last status',
            counted(
              kpis.map(({ status }) => ({ is: status })),
              STATUSES,
            ),
          ],
          [
            'Known to named people only',
            named.commitments + named.disputes > 0
              ? `${many(named.disputes, 'dispute')} and ${many(named.commitments, 'commitment')}`
              : undefined,
          ],
        ]}
      />
      <Section id="duties" heading="What was done in the closing">
        <Duties of={of} />
      </Section>
      <Section id="survivors" heading="What still binds">
        {survivors.length === 0 ? (
          <p>Nothing but the duties that the law sets on records.</p>
        ) : (
          <Listed of={survivors.map((key) => text.survivingObligations.find((one) => one.key === key)?.what ?? key)} />
        )}
      </Section>
      <Section id="kpis" heading="What was achieved">
        {kpis.length === 0 ? (
          <p>No period of a KPI was closed.</p>
        ) : (
          <Table
            caption="KPIs at their last status"
            columns={['KPI', 'Period that begins with', 'Status']}
            wide={1}
            rows={kpis.map(({ kpi, period, status }) => ({
              head: text.kpis.find(({ key }) => key === kpi)?.name ?? kpi,
              cells: [period, STATUSES[status]],
            }))}
          />
        )}
      </Section>
      <Section id="commitments" heading="Commitments">
        {commitments.length === 0 ? (
          <p>There were none.</p>
        ) : (
          <Table
            caption="Commitments of the MOU and of decisions"
            columns={['Commitment', 'Of', 'What became of it']}
            wide={1}
            rows={commitments.map(({ party, key, is }) => ({
              head: commitmentWords(text, key),
              cells: [partyName(text, party), KEPT[is]],
            }))}
          />
        )}
      </Section>
      <Section id="disputes" heading="Disputes">
        {disputes.length === 0 ? (
          <p>There were none.</p>
        ) : (
          <Table
            caption="Disputes under the MOU"
            columns={['Dispute', 'How it ended', 'When']}
            wide={1}
            rows={disputes.map(({ number, is, at }) => ({
              head: `Dispute ${number}`,
              cells: [DISPUTES[is], at === null ? 'It did not' : sayInstantOnRecord(at, zone)],
            }))}
          />
        )}
      </Section>
    </>
  );
};

export const ownerOf = (text: SignedMou, { party, office }: { party: string; office: string }) => (
  <>
    <Said>{officeTitle(text, party, office)}</Said>, <Said>{partyName(text, party)}</Said>
  </>
);

export const reportTitle = (number: string): string => `${mouName(number)}: closing report`;
export const reportFile = (number: string): string => `${number.replace(/[^A-Za-z0-9-]/g, '-')}-closing-report.pdf`;
