/** The pages of a sealed closing report. Words that a law could remove are not in it: their places say where they are read. */
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { Facts } from '../../agreements/pages/document.parts.tsx';
import { Report, reportTitle } from '../../closing/pages/report.parts.tsx';
import { dutyIn } from '../../commitments/domain/duty.rules.ts';
import { HashText } from '../../shared/pages/elements.tsx';
import { CLOSING_NAME, type ClosingPaper } from './closing-paper.ts';

export const ReportPages = ({ paper, text }: { paper: ClosingPaper; text: SignedMou }) => {
  const { report, reportHash, seal, service } = paper;
  const words = (key: string) => text.closingDuties.find((one) => one.key === dutyIn(key))?.does;
  return (
    <>
      <h1>{reportTitle(report.number)}</h1>
      <p>{text.title}</p>
      <Report of={{ report, text, zone: text.calendar.zone, words }} />
      <section>
        <h3>What the seal says</h3>
        <p>
          This service made this file from the record of the MOU, and no byte of it has changed since. The attached file{' '}
          {CLOSING_NAME} has every figure of it as data. Anyone who has the exported record can calculate them again
          with the service’s program.
        </p>
        <Facts
          of={[
            ['SHA-256 of the report', <HashText key="report">{reportHash}</HashText>],
            ['SHA-256 of the signed text', <HashText key="document">{report.documentHash}</HashText>],
            ['Sealing key', <HashText key="kid">{seal.kid}</HashText>],
            ['SHA-256 of the certificate', <HashText key="certificate">{seal.certificateHash}</HashText>],
            ['Time-stamping authority', seal.timestampAuthority ?? 'None: every time is the service’s own word'],
            ['How to check it', <a key="verify" href={`${service}/verify`}>{`${service}/verify`}</a>],
          ]}
        />
      </section>
    </>
  );
};
