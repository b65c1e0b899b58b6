/** An annex is kept only if its bytes are those that the text names, and nobody is asked to sign while one is missing. */
import { type Decision, type Refusal, refuse } from '../../shared/kernel.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { Agreement } from './agreement.state.ts';

/** The largest annex that the record can hold: 4 MB. In base64, and with what a request has around it, a Lambda takes no more. */
export const ANNEX_BYTES = 4 * 1024 * 1024;

const count = (bytes: number): string => bytes.toLocaleString('en-US');

/** Hashes of the annexes that the current version names and that nobody has handed in yet. */
export const annexesMissing = ({ annexes = {} }: Pick<Agreement, 'annexes'>): string[] =>
  Object.keys(annexes).filter((hash) => annexes[hash] === 'missing');

/** A file as it was handed in. */
export interface HandedIn {
  bytes: number;
  sha256: string;
  /** What is wrong with it as a PDF, of a file that should be or looks like one. */
  flaw?: Refusal | undefined;
}

/** `named` is the annex as the text names it. A file that is there already changes nothing. */
export function keepAnnex(
  agreement: Agreement,
  named: { title: string; sha256: string; bytes: number } | undefined,
  file: HandedIn,
): Decision<AgreementEvent> {
  if (!named)
    return refuse(
      'annex-unknown',
      'This MOU names no annex of that hash.',
      'Look into its `annexes` for the hashes it names; `sha256sum FILE` says which one a file has.',
      'sha256',
    );
  if (file.bytes > ANNEX_BYTES)
    return refuse(
      'file-too-large',
      `The file has ${count(file.bytes)} bytes; at most ${count(ANNEX_BYTES)} are possible.`,
      'Make it smaller or divide it, and name the new file in a new version of the MOU.',
    );
  if (file.bytes !== named.bytes)
    return refuse(
      'annex-size-differs',
      `The file has ${count(file.bytes)} bytes; the MOU names “${named.title}” with ${count(named.bytes)}.`,
      'Hand in the file that the MOU names, unchanged, as application/octet-stream.',
    );
  if (file.sha256 !== named.sha256)
    return refuse(
      'annex-hash-differs',
      `The file is not “${named.title}”: its hash is ${file.sha256}.`,
      'Hand in the file that the MOU names, unchanged, as application/octet-stream.',
    );
  if (file.flaw) return { refused: file.flaw };
  if (agreement.annexes?.[named.sha256] === 'kept') return { events: [] };
  if (agreement.status !== 'out for signature' && agreement.status !== 'being confirmed')
    return refuse(
      'annexes-closed',
      `This agreement is ${agreement.status}; its annexes are as they are.`,
      'Send a new version, or look at its history for what ended it.',
    );
  return { events: [{ type: 'AnnexKept', data: { sha256: named.sha256, bytes: file.bytes } }] };
}
