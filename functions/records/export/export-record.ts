/** GET /api/agreements/{agreement}/record, /copy and /copy.json: what a convener takes away, to be verified without this service. */
import { agreementTip, readFindings, readHtml, readText } from '../../agreements/agreement.reads.ts';
import { type Agreement, readAs } from '../../agreements/domain/agreement.rules.ts';
import { copyName } from '../../agreements/domain/mou-name.ts';
import { authorize } from '../../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { Missing } from '../../shared/failures.ts';
import { api, type Request } from '../../shared/http/page.ts';
import { answer, download } from '../../shared/http/reply.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { history } from '../../shared/ledger/history.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { releasedOf } from './release.ts';
import { exportedIdsOf } from './stream-ids.ts';

async function readable(request: Request): Promise<Agreement> {
  const { bearer, path } = request;
  const id = path.agreement ?? '';
  const found = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
  const agreement = existing(agreementTip(found, id));
  const actor = convenerFrom(found, bearer);
  authorize(request, rolesOf(actor), { organization: readAs(agreement, actor) });
  return agreement;
}

/** Everything needed to verify the record away from here, but for words and events that may not leave: those are named. */
export const exportRecord = api(async (request) => {
  const agreement = await readable(request);
  const [text, html, findings, ...streams] = await Promise.all([
    readText(agreement.textHash),
    readHtml(agreement.htmlHash),
    readFindings(agreement.findingsHash),
    ...(await exportedIdsOf(agreement)).map(history),
  ]);
  const { seal } = agreement;
  return answer({
    format: 'concord-record@3',
    agreement: agreement.id,
    document: { text, html, findings },
    streams: streams.filter(({ events }) => events.length > 0).map(({ events, bodies }) => releasedOf(events, bodies)),
    copies: seal ? [{ pdfHash: seal.pdfHash, jsonHash: seal.jsonHash }] : [],
  });
});

async function copyAs(kind: 'pdf' | 'json', request: Request) {
  const { seal, number } = await readable(request);
  if (!seal) throw new Missing('No copy was sealed');
  const bytes = await readDocument(kind === 'pdf' ? seal.pdfHash : seal.jsonHash);
  return download(bytes, { name: copyName(number, kind), type: `application/${kind}` });
}

export const exportCopy = api((request) => copyAs('pdf', request));
export const exportCopyData = api((request) => copyAs('json', request));
