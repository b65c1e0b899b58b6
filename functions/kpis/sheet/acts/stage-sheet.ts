/** POST /agreements/{agreement}/parties/{party}/figures/sheet: takes a sheet, keeps it for its reporter, and leads to the page on which it is looked at. */
import { personForm } from '../../../identity/person.reads.ts';
import { sha256 } from '../../../shared/canonical.ts';
import { fileText } from '../../../shared/characters/file-text.ts';
import { submittedBy } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { type Refusal, say } from '../../../shared/kernel.ts';
import { visitReporter } from '../../authorize-figures.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { keepDraft } from '../draft.store.ts';
import { showSheet } from '../pages/read-sheet.ts';
import { sheetPath } from '../visit-draft.ts';

/** A function is handed at most 6 MB, files in base64 among them. */
const LARGEST_SHEET = 4_000_000;

type Handed = { text: string; refused?: undefined } | { refused: Refusal; text?: undefined };

/** The file, or what was pasted. */
function handedIn({ files, asSent }: Request): Handed {
  const { content, name = '' } = files.file ?? {};
  const pasted = asSent.pasted?.trim() ? asSent.pasted : undefined;
  if (content && pasted !== undefined)
    return { refused: say('sheet-twice', 'There is a file, and a pasted sheet.', 'Hand in one of the two.', 'file') };
  if (content === undefined && pasted === undefined)
    return { refused: say('sheet-missing', 'There is no sheet.', 'Choose a file, or paste the cells.', 'file') };
  if ((content?.length ?? pasted?.length ?? 0) > LARGEST_SHEET)
    return { refused: say('sheet-too-large', 'The sheet is larger than 4 MB.', 'Hand it in in parts.', 'file') };
  if (content === undefined) return { text: pasted ?? '' };
  if (/\.(?:xlsx?|ods|numbers)$/i.test(name) || Buffer.from(content.subarray(0, 2)).toString() === 'PK')
    return {
      refused: say(
        'sheet-not-csv',
        'This is a workbook of a spreadsheet program.',
        'Save it as CSV there, which it offers under “Save as” or “Download”, and hand that in.',
        'file',
      ),
    };
  const read = fileText(content);
  return read.refused ? { refused: { ...read.refused, field: 'file' } } : read;
}

export const stageSheet = page(async (request) => {
  const { file } = request.files;
  const form = { ...personForm(request, sheetPath(request)), also: sha256(Buffer.from(file?.content ?? [])) };
  const command = submittedBy(form, request.form, 'stage-sheet');
  const visited = await visitReporter(request);
  const over = readOnly(visited.reporting);
  const { text, refused = over } = handedIn(request);
  if (text === undefined || refused) return showSheet(visited, request, refused);
  // The same form sent twice is the same sheet.
  const draft = sha256(`${command.id} ${command.fingerprint}`);
  const { agreement, party, person } = visited;
  await keepDraft(draft, { agreement: agreement.id, party, mailbox: person.mailbox }, text, request.now);
  return seeOther(`${sheetPath(request)}/${draft}`);
});
