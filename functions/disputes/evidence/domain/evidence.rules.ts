/** A side adds PDFs to the evidence while the dispute is open, each once and each with a line that says what it is. */
import { type Decision, type Refusal, refuse } from '../../../shared/kernel.ts';
import { textOf } from '../../../shared/text.ts';
import { notOpen, refused } from '../../domain/acting.rules.ts';
import type { DisputeEvent } from '../../domain/dispute.events.ts';
import type { Dispute } from '../../domain/dispute.schema.ts';
import { isSide, type Who } from '../../domain/ladder.rules.ts';
import type { Speaker } from '../../domain/speaker.schema.ts';

/** What was laid down stays for good. Counted for each side, so that none takes the room of another. */
export const MOST_FILES = 20;
export const LONGEST_LINE = 300;

/** A file as its bytes show it; `wrong` says why it cannot be taken. */
export interface PdfFile {
  sha256: string;
  bytes: number;
  wrong: Refusal | undefined;
}

export interface Laying {
  by: Speaker;
  /** What it is, in one line. */
  says: string;
  file: PdfFile | undefined;
  /** What lies there already. */
  laid: readonly { party: string; sha256: string }[];
}

/** Why this person can add nothing, whatever the file. */
export function mayLay(dispute: Dispute, { party }: Who, laid: Laying['laid']): Refusal | undefined {
  const ended = notOpen(dispute);
  if (ended) return ended;
  if (!isSide(dispute, party))
    return refuse(
      'not-in-dispute',
      'Your agency is not in this dispute.',
      'Join it first, or give the file to one of its sides.',
    ).refused;
  return laid.filter((one) => one.party === party).length >= MOST_FILES
    ? refuse(
        'files-too-many',
        `Your agency has added ${MOST_FILES} files, and there is room for no more.`,
        'Say in a proposal or an answer where the rest can be read.',
      ).refused
    : undefined;
}

const lineOf = (says: string) =>
  textOf(says, {
    field: 'says',
    max: LONGEST_LINE,
    empty: [
      'description-missing',
      'It does not say what this is.',
      'Say it in a line, such as “Log of closures, May 2027”.',
    ],
    line: true,
  });

const fileHolds = (file: PdfFile | undefined, laid: Laying['laid']): Refusal | undefined => {
  if (!file) return refuse('file-missing', 'There is no file yet.', 'Choose the PDF.', 'file').refused;
  if (file.wrong) return { ...file.wrong, field: 'file' };
  return laid.some(({ sha256 }) => sha256 === file.sha256)
    ? refuse('file-here-already', 'This file is here already.', 'Choose another one; the list of files has it.', 'file')
        .refused
    : undefined;
};

export function layDown(dispute: Dispute, who: Who, { by, says, file, laid }: Laying): Decision<DisputeEvent> {
  const line = lineOf(says);
  const wrong = mayLay(dispute, who, laid) ?? line.refused ?? fileHolds(file, laid);
  if (wrong || !file) return refused(wrong) ?? { events: [] };
  const data = { party: who.party, sha256: file.sha256, bytes: file.bytes };
  return { events: [{ type: 'EvidenceKept', data, body: { by, says: line.text ?? '' } }] };
}
