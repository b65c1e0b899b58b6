/** POST /agreements/{agreement}/disputes/{number}/evidence: an office of a side adds a PDF to the evidence. */
import { readOnlyAfterEnd } from '../../../agreements/domain/after-end.rules.ts';
import { act } from '../../../shared/act.ts';
import { sha256 } from '../../../shared/canonical.ts';
import { outcomeOf } from '../../../shared/carry-out.ts';
import type { Request } from '../../../shared/http/page.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { keepDocument } from '../../../shared/ledger/document.store.ts';
import { existing } from '../../../shared/ledger/ledger.ts';
import { checkPdf } from '../../../shared/pdf/pdf-check.ts';
import { speakingIn } from '../../acts/dispute-act.ts';
import { disputeStream } from '../../dispute.stream.ts';
import { disputePath, docketForm, type VisitedDocket, visitDocket } from '../../dispute-access.reads.ts';
import { layDown, mayLay, type PdfFile } from '../domain/evidence.rules.ts';
import { type Exhibit, readExhibits } from '../exhibits.reads.ts';
import { showNewEvidence } from '../pages/read-new-evidence.ts';

const ACT = 'evidence';

type Laying = VisitedDocket & { laid: Exhibit[] };

const contentOf = ({ files }: Request): Buffer | undefined => files.file && Buffer.from(files.file.content);

async function fileOf(request: Request): Promise<PdfFile | undefined> {
  const content = contentOf(request);
  return content && { sha256: sha256(content), bytes: content.length, wrong: await checkPdf(content) };
}

export const addEvidence = act<Laying, undefined, PdfFile>(ACT, {
  form: (request) => {
    const content = contentOf(request);
    return { ...docketForm(ACT)(request), also: content ? sha256(content) : '' };
  },
  load: async (request, command) => {
    const visited = await visitDocket(request, [command]);
    return { ...visited, laid: await readExhibits(speakingIn(visited).dispute.id) };
  },
  once: (_, request) => fileOf(request),
  decide: ({ laid, ...visited }, { form, now }, file) => {
    const { tip, dispute, who, by } = speakingIn(visited);
    const stopped = readOnlyAfterEnd(existing(visited.agreementsTip), now) ?? mayLay(dispute, who, laid);
    if (stopped) return { refused: [stopped] };
    return outcomeOf(layDown(dispute, who, { by, says: form.says ?? '', file, laid }), (events) => ({
      changes: [disputeStream.change(tip, events)],
      result: undefined,
    }));
  },
  keep: (_, { files }) => keepDocument(files.file?.content ?? ''),
  done: (_, __, { loaded }) => seeOther(`${disputePath(speakingIn(loaded).dispute)}?done=${ACT}`),
  show: (visited, request, [refused]) => showNewEvidence(visited, request, refused),
});
