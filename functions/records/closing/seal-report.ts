/** The step that seals a closing report and keeps the file: with it the MOU is closed, and everyone gets it. */
import { join } from 'node:path';
import { readText } from '../../agreements/agreement.reads.ts';
import { agreementStream } from '../../agreements/agreement.stream.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { closingStream } from '../../closing/closing.stream.ts';
import {
  type ClosingRead,
  closingStep,
  type WatchedClosing,
  watchedClosing,
} from '../../closing/closing-step.reads.ts';
import type { ClosingEvent } from '../../closing/domain/closing.events.ts';
import type { ClosingReport } from '../../closing/domain/report.rules.ts';
import { sha256 } from '../../shared/canonical.ts';
import type { Instant } from '../../shared/kernel.ts';
import { keepDocument, readDocument } from '../../shared/ledger/document.store.ts';
import { stepTask } from '../../shared/step.ts';
import { sealingKey } from '../keys/sealing-key.ts';
import { fontsIn } from '../pdf/typeface.ts';
import { sealed } from '../seal/sealed-pdf.ts';
import type { ClosingPaper } from './closing-paper.ts';
import { reportPdf } from './report-pdf.ts';

type Ended = Extract<ClosingEvent, { type: 'ClosingEnded' }>['data'];

const loadFonts = fontsIn(join(import.meta.dirname, 'fonts'));

async function sealReport({ agreement, state }: ClosingRead, at: Instant): Promise<Ended | undefined> {
  const { reported, ended } = state;
  if (!reported || ended) return undefined;
  const timestampAuthority = process.env.TIMESTAMP_AUTHORITY ?? null;
  const [text, bytes, sealer, fonts] = await Promise.all([
    readText(agreement.textHash),
    readDocument(reported.reportHash),
    sealingKey(at),
    loadFonts,
  ]);
  const { kid } = sealer.jwk;
  const service = process.env.SERVICE_URL ?? '';
  const report = JSON.parse(bytes.toString('utf8')) as ClosingReport;
  const paper: ClosingPaper = {
    ...{ format: 'concord-sealed-report@1', service, report, reportHash: reported.reportHash },
    seal: { kid, certificateHash: sha256(sealer.certificate), timestampAuthority },
  };
  const reason = `The service seals the closing report of ${mouName(agreement.number)}. It is no signature of a party.`;
  const pdf = await sealed({ sealer, madeAt: new Date(report.madeAt), service, reason, timestampAuthority }, (last) =>
    reportPdf({ paper, text, fonts, last }),
  );
  return { pdfHash: await keepDocument(pdf), pdfBytes: pdf.length, kid, timestampAuthority };
}

const seal = ({ closing: id }: WatchedClosing, now: Instant) =>
  closingStep<Ended>(id, now, {
    once: (read) => sealReport(read, now),
    decide: ({ tip, state, whole }, data) => ({
      changes:
        data && state.reported && !state.ended
          ? [
              closingStream.change(tip, [{ type: 'ClosingEnded', data }]),
              agreementStream.change(whole, [{ type: 'AgreementClosed', data: { closedAt: now } }]),
            ]
          : [],
    }),
  });

export const handler = stepTask(watchedClosing, { 'seal-report': seal });
