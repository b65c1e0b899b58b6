/** GET /api/agreements/{agreement}/record, /copy and /copy.json: what a convener takes away, to be verified without this service. */
import { readFindings, readHtml, readText } from '../../agreements/agreement.reads.ts';
import { visitAsConvener } from '../../agreements/convener-view.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { copyName } from '../../agreements/domain/mou-name.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { Missing } from '../../shared/failures.ts';
import { api, type Request } from '../../shared/http/page.ts';
import { answer, download } from '../../shared/http/reply.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { history } from '../../shared/ledger/history.ts';
import { RECORD_FORMAT } from '../verify/record.schema.ts';
import { releasedOf } from './release.ts';
import { exportedIdsOf } from './stream-ids.ts';

/** Every version that was executed, and the one that went out last. */
const exportedOf = (versions: readonly Agreement[]): Agreement[] =>
  versions.filter(({ status }, index) => status === 'executed' || index === versions.length - 1);

const documentOf = async ({ version, textHash, htmlHash, findingsHash }: Agreement) => {
  const [text, html, findings] = await Promise.all([
    readText(textHash),
    readHtml(htmlHash),
    readFindings(findingsHash),
  ]);
  return { version, text, html, findings };
};

/** Everything needed to verify the record away from here, but for words and events that may not leave: those are named. */
export const exportRecord = api(async (request) => {
  const { whole } = await visitAsConvener(request);
  const [own, ...streams] = await Promise.all((await exportedIdsOf(whole)).map(history));
  const versions = [...versionsIn(own?.events ?? []).values()];
  const documents = await Promise.all(exportedOf(versions).map(documentOf));
  return answer({
    format: RECORD_FORMAT,
    agreement: whole.id,
    documents,
    streams: [own, ...streams].flatMap((stream) =>
      stream && stream.events.length > 0 ? [releasedOf(stream.events, stream.bodies)] : [],
    ),
    copies: versions.flatMap(({ version, seal }) =>
      seal ? [{ version, pdfHash: seal.pdfHash, jsonHash: seal.jsonHash }] : [],
    ),
  });
});

/** The text that holds, or the version that is asked for. */
async function versionFor(request: Request): Promise<Agreement> {
  const { agreement } = await visitAsConvener(request);
  const { version = String(agreement.version) } = request.query;
  if (version === String(agreement.version)) return agreement;
  const versions = versionsIn((await history(agreement.id)).events).values();
  const asked = [...versions].find((one) => String(one.version) === version);
  if (!asked) throw new Missing(`No version ${version}`);
  return asked;
}

async function copyAs(kind: 'pdf' | 'json', request: Request) {
  const version = await versionFor(request);
  const { seal } = version;
  if (!seal) throw new Missing('No copy was sealed');
  const bytes = await readDocument(kind === 'pdf' ? seal.pdfHash : seal.jsonHash);
  return download(bytes, { name: copyName(version, kind), type: `application/${kind}` });
}

export const exportCopy = api((request) => copyAs('pdf', request));
export const exportCopyData = api((request) => copyAs('json', request));
