/** The step that writes the executed copy, seals it and keeps it: once, and with the time stamp that it promises or not at all. */
import { join } from 'node:path';
import { readFindings, readHtml, readText } from '../../agreements/agreement.reads.ts';
import { setSeal } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { Seal } from '../../agreements/domain/version.state.ts';
import { readClearances } from '../../offices/clearances.reads.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import type { Instant } from '../../shared/kernel.ts';
import { keepDocument } from '../../shared/ledger/document.store.ts';
import { stepTask } from '../../shared/step.ts';
import { roundStep, type WatchedRound, watchedRound } from '../../signing/round-step.reads.ts';
import { streamsOf } from '../export/streams.ts';
import { detachedJws } from '../jws.ts';
import { sealingKey } from '../keys/sealing-key.ts';
import { fontsIn } from '../pdf/typeface.ts';
import { sealedPdf } from '../seal/sealed-pdf.ts';
import { copyOf } from './copy-of.ts';

const fonts = fontsIn(join(import.meta.dirname, 'fonts'));

async function makeCopy(agreement: Agreement, madeAt: Instant): Promise<Omit<Seal, 'version'>> {
  const timestampAuthority = process.env.TIMESTAMP_AUTHORITY ?? null;
  const [text, html, findings, streams, clearances, sealer] = await Promise.all([
    readText(agreement.textHash),
    readHtml(agreement.htmlHash),
    readFindings(agreement.findingsHash),
    streamsOf(agreement),
    readClearances(agreement),
    sealingKey(madeAt),
  ]);
  const { jwk, certificate } = sealer;
  const seal = { kid: jwk.kid, certificateHash: sha256(certificate), timestampAuthority };
  const service = process.env.SERVICE_URL ?? '';
  const copy = copyOf({ agreement, text, findings, streams, clearances, service, madeAt, seal });
  const pdf = await sealedPdf({ copy, html, fonts: await fonts, sealer });
  const json = canonicalJson({ copy, jws: await detachedJws(copy, sealer), key: jwk });
  const [pdfHash, jsonHash] = await Promise.all([keepDocument(pdf), keepDocument(json)]);
  return { pdfHash, pdfBytes: pdf.length, jsonHash, kid: jwk.kid, timestampAuthority };
}

const sealCopy = ({ round }: WatchedRound, now: Instant) =>
  roundStep(round, {
    once: async ({ agreement }) => (agreement.seal ? undefined : makeCopy(agreement, now)),
    agreement: (current, seal) => (seal ? setSeal(current, seal) : { events: [] }),
  });

export const handler = stepTask(watchedRound, { 'seal-copy': sealCopy });
