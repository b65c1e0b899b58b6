/** GET /agreements/{agreement}/parties/{party}/figures/tokens: which systems report for the party. */
import { titleOf } from '../../../agreements/agreement.reads.ts';
import { frameOf } from '../../../agreements/pages/frame.parts.ts';
import { countOpen } from '../../../disputes/due.reads.ts';
import { headerOf } from '../../../identity/person.reads.ts';
import { keyOfToken, type ReportingToken } from '../../../identity/token.store.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { batchGet } from '../../../shared/ledger/table.ts';
import { kpisPath, reportPath, type VisitedReporter, visitReporter } from '../../authorize-figures.ts';
import { readOnly } from '../../domain/taking.rules.ts';
import { mayMake, tokensIn } from '../domain/token.rules.ts';
import { tokensPage } from './tokens.pages.tsx';

export const tokensPath = (request: Request): string => `${reportPath(request)}/tokens`;

/** Why the party can make none now. */
export const notNow = ({ tip, text, party, reporting }: VisitedReporter): Refusal | undefined =>
  mayMake(tip.state, {
    reportsAny: text.kpis.some(({ reporters }) => reporters.some((one) => one.party === party)),
    readOnly: readOnly(reporting),
  });

/** @param secret of a token that was just made: on this one page, and nowhere else */
export async function showTokens(
  visited: VisitedReporter,
  request: Request,
  { refused = [], secret, done }: { refused?: readonly Refusal[]; secret?: string; done?: 'made' | 'revoked' } = {},
): Promise<Reply> {
  const { agreement, register, roles, registered, tip, person, speaker, text, life } = visited;
  const ids = tokensIn(tip.state).map(({ id }) => id);
  const [found, openDisputes] = await Promise.all([batchGet(ids.map(keyOfToken)), countOpen(agreement)]);
  const title = titleOf(register, agreement);
  const html = tokensPage({
    person: headerOf(person, speaker.name),
    frame: frameOf({
      ...{ agreement, title, now: request.now, register, roles, openDisputes, part: 'overview', current: 'true' },
    }),
    tokens: ids.flatMap((id) => found.get<ReportingToken>(keyOfToken(id)) ?? []),
    kpi: text.kpis.find(({ reporters }) => reporters.some(({ party }) => party === visited.party)),
    closed: notNow(visited),
    ...{ agreement: agreement.id, number: agreement.number, zone: agreement.zone, partyName: registered.name },
    ...{ path: tokensPath(request), kpis: kpisPath(request), first: life.first.slice(0, 7) },
    ...{ service: process.env.SERVICE_URL ?? '', refused, typed: request.form, secret, done },
  });
  return show(html, refused.length > 0 ? 422 : 200);
}

export const lookAtTokens = page(async (request) =>
  showTokens(await visitReporter(request), request, request.query.done === 'revoked' ? { done: 'revoked' } : {}),
);
