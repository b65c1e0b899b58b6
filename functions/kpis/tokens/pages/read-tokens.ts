/** GET /agreements/{agreement}/parties/{party}/figures/tokens: which systems report for the party. */
import { hasEnded } from '../../../agreements/domain/in-force.rules.ts';
import { keyOfToken, type ReportingToken } from '../../../identity/token.store.ts';
import { addMonths } from '../../../shared/days.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Instant, Refusal } from '../../../shared/kernel.ts';
import { batchGet } from '../../../shared/ledger/table.ts';
import { kpisPath, reportPath, type VisitedReporter, visitReporter } from '../../authorize-figures.ts';
import { measuredIn } from '../../domain/life.rules.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { reporterFrame } from '../../reporting/pages/reporter-frame.ts';
import { mayMake, tokensIn } from '../domain/token.rules.ts';
import { tokensPage } from './tokens.pages.tsx';

/** Months, twice: the MOU may begin within the first. */
const LONGEST_PERIOD = 24;

export const tokensPath = (request: Request): string => `${reportPath(request)}/tokens`;

/** Why the party can make none now. */
export const notNow = (
  { tip, text, party, reporting, whole, registered }: VisitedReporter,
  now: Instant,
): Refusal | undefined =>
  mayMake(tip.state, {
    over: hasEnded(whole, now) || registered.left !== undefined,
    reportsAny: text.kpis.some(({ reporters }) => reporters.some((one) => one.party === party)),
    readOnly: readOnly(reporting),
  });

/** The first cell of a KPI that it reports. */
function exampleFor({ text, party, life }: VisitedReporter) {
  const kpi = text.kpis.find(({ reporters }) => reporters.some((one) => one.party === party));
  const { period = life.first.slice(0, 7) } = kpi
    ? (measuredIn(life, kpi.key, addMonths(life.first, LONGEST_PERIOD))[0] ?? {})
    : {};
  return kpi && { kpi, period };
}

/** @param secret of a token that was just made: on this one page, and nowhere else */
export async function showTokens(
  visited: VisitedReporter,
  request: Request,
  { refused = [], secret, done }: { refused?: readonly Refusal[]; secret?: string; done?: 'made' | 'revoked' } = {},
): Promise<Reply> {
  const ids = tokensIn(visited.tip.state).map(({ id }) => id);
  const found = await batchGet(ids.map(keyOfToken));
  const html = tokensPage({
    ...reporterFrame(visited, request.now),
    agreement: visited.agreement.id,
    tokens: ids.flatMap((id) => found.get<ReportingToken>(keyOfToken(id)) ?? []),
    cell: exampleFor(visited),
    closed: notNow(visited, request.now),
    ...{ path: tokensPath(request), kpis: kpisPath(request) },
    ...{ service: process.env.SERVICE_URL ?? '', refused, typed: request.form, secret, done },
  });
  return show(html, refused.length > 0 ? 422 : 200);
}

export const lookAtTokens = page(async (request) =>
  showTokens(await visitReporter(request), request, request.query.done === 'revoked' ? { done: 'revoked' } : {}),
);
