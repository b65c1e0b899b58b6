/** GET /api/agreements/{agreement}/record, /copy and /copy.json: what a convener takes away, to be verified without this service. */
import { readFindings, readHtml, readText } from '../../agreements/agreement.reads.ts';
import { visitAsConvener } from '../../agreements/convener-view.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { copyName } from '../../agreements/domain/mou-name.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { closingKey, closingTip } from '../../closing/duties.reads.ts';
import { Missing } from '../../shared/failures.ts';
import { api, type Request } from '../../shared/http/page.ts';
import { answer, download, refusal } from '../../shared/http/reply.ts';
import { refuse } from '../../shared/kernel.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { history } from '../../shared/ledger/history.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { RECORD_FORMAT } from '../verify/record.schema.ts';
import { type Place, partFrom, placeIn, sayPlace } from './record-page.ts';
import { releasedOf } from './release.ts';
import { exportedIdsOf } from './stream-ids.ts';

/** Every version that was executed, and the one that went out last. */
export const exportedOf = (versions: readonly Agreement[]): Agreement[] =>
  versions.filter(({ status }, index) => status === 'executed' || index === versions.length - 1);

const documentOf = async ({ version, textHash, htmlHash, findingsHash }: Agreement) => {
  const [text, html, findings] = await Promise.all([
    readText(textHash),
    readHtml(htmlHash),
    readFindings(findingsHash),
  ]);
  return { version, text, html, findings };
};

/** Absent before it was made. */
async function closingReportOf(agreement: string): Promise<unknown> {
  const { reported } = closingTip(await batchGet([closingKey(agreement)]), agreement).state ?? {};
  return reported && JSON.parse((await readDocument(reported.reportHash)).toString('utf8'));
}

const MOVED_ON = refuse(
  'record-moved-on',
  'Something has happened under this agreement since the first part of its record was read.',
  'Fetch the record again from its beginning.',
).refused;

/** Where the next part begins, of the record as the agreement's own stream stood when the first part was read. */
function placeOf(request: Request, events: number): Place | undefined {
  const { from } = request.query;
  if (from === undefined) return undefined;
  const [, count, rest = ''] = /^(\d{1,9})~(.*)$/.exec(from) ?? [];
  const place = placeIn(rest);
  if (!place) throw new Missing('No such part');
  return Number(count) === events ? place : undefined;
}

/**
 * Everything needed to verify the record away from here, but for words and events that may not leave: those are named. What one answer
 * cannot hold comes in parts, each from the place that the one before names.
 */
export const exportRecord = api(async (request) => {
  const { whole } = await visitAsConvener(request);
  const [ids, own] = await Promise.all([exportedIdsOf(whole), history(whole.id)]);
  const place = placeOf(request, own.events.length);
  if (request.query.from !== undefined && !place) return refusal(MOVED_ON);
  const versions = [...versionsIn(own.events).values()];
  const read = async (id: string) => (id === whole.id ? own : history(id));
  const { next, ...part } = await partFrom(
    {
      documents: exportedOf(versions).map((one) => ({ version: one.version, read: () => documentOf(one) })),
      streams: ids.map((id) => ({
        id,
        read: async () => {
          const { events, bodies } = await read(id);
          return releasedOf(events, bodies);
        },
      })),
    },
    place,
  );
  const report = place ? undefined : await closingReportOf(whole.id);
  return answer({
    ...{ format: RECORD_FORMAT, agreement: whole.id, ...part },
    ...(report !== undefined && { closing: report }),
    copies: versions.flatMap(({ version, seal }) =>
      seal ? [{ version, pdfHash: seal.pdfHash, jsonHash: seal.jsonHash }] : [],
    ),
    ...(next && { next: `${own.events.length}~${sayPlace(next)}` }),
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
