/** POST /agreements/{agreement}/disputes/{number}/evidence: an office of a side lays a PDF before the others. */
import { sha256 } from '../../shared/canonical.ts';
import { keepDocument } from '../../shared/document.store.ts';
import { commit, existing } from '../../shared/ledger.ts';
import { page, type Request, seeOther } from '../../shared/page.ts';
import { checkPdf } from '../../shared/pdf-check.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { disputeChange } from '../dispute.store.ts';
import { layDown, mayLay, type PdfFile } from '../evidence.rules.ts';
import { visitDocket } from '../visit-dispute.ts';
import { speakerFor } from '../who.rules.ts';
import { readExhibits } from './exhibits.ts';
import { evidencePath, showEvidence } from './read-evidence.ts';

const ACT = 'evidence';

/** A form is one act with its file: the same words with another file are another. */
const withFile = ({ form, ...request }: Request, hash: string): Request => ({
  ...request,
  form: { ...form, file: hash },
});

/** A PDF is read once, however often a lost race decides again. */
function checkedOnce(content: Uint8Array | undefined, hash: string) {
  const check = async (bytes: Uint8Array): Promise<PdfFile> => ({
    sha256: hash,
    bytes: bytes.length,
    wrong: await checkPdf(bytes),
  });
  let checked: Promise<PdfFile> | undefined;
  return () => {
    if (content && !checked) checked = check(content);
    return checked;
  };
}

export const layEvidence = page((request) => {
  const content = request.files.file?.content;
  const hash = content === undefined ? '' : sha256(Buffer.from(content));
  const fileOf = checkedOnce(content, hash);
  return retryOnConflict(async () => {
    const visited = await visitDocket(withFile(request, hash), 'dispute.act', ACT);
    const { dispute: tip, standing: who, command, before, person } = visited;
    if (!tip || !who || !command) throw new Error('An act has a dispute, a speaker and a form');
    const dispute = existing(tip);
    const done = seeOther(`${evidencePath(dispute)}?done=${ACT}`);
    if (before) return done;
    const laid = await readExhibits(dispute.id);
    const stopped = mayLay(dispute, who, laid);
    const [hidden] = request.refused;
    if (stopped || hidden) return showEvidence(visited, request, stopped ?? hidden);
    const by = speakerFor(dispute, who);
    const outcome = layDown(dispute, who, { by, says: request.form.says ?? '', file: await fileOf(), laid });
    if (outcome.refused) return showEvidence(visited, request, outcome.refused);
    await keepDocument(content ?? '');
    const changes = [disputeChange(tip, outcome.events)];
    await commit({ command, at: request.now, actor: person.actor.id, changes, result: ACT });
    return done;
  });
});
