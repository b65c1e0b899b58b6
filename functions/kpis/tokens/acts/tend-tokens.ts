/** POST …/figures/tokens and …/tokens/{token}/revocation: a liaison lets a system report for its party, and ends that. */
import { personForm } from '../../../identity/person.reads.ts';
import { newBearerOf } from '../../../identity/reporting-system.reads.ts';
import { putToken, revokedToken, tokenOf } from '../../../identity/token.store.ts';
import { act } from '../../../shared/act.ts';
import { outcomeOf } from '../../../shared/carry-out.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { type VisitedReporter, visitReporter } from '../../authorize-figures.ts';
import { reportStream, reportsKey } from '../../report.stream.ts';
import { labelOf, makeToken as make, revokeToken as revoke } from '../domain/token.rules.ts';
import { notNow, showTokens, tokensPath } from '../pages/read-tokens.ts';

/** The secret is known to the answer of the request that made it, and to nothing that is kept: what a repeat is answered with is not it. */
export const makeToken = act<VisitedReporter & { secret: string }>('make-token', {
  form: (request) => personForm(request, tokensPath(request)),
  load: async (request, command) => {
    const visited = await visitReporter(request, [command]);
    return { ...visited, secret: newBearerOf(visited.party) };
  },
  decide: (visited, { form, now }) => {
    const { tip, speaker: by, party, agreement, secret } = visited;
    const closed = notNow(visited, now);
    const read = labelOf(form.label ?? '');
    if (closed) return { refused: [closed] };
    if (read.refused) return { refused: [read.refused] };
    const { label } = read;
    const of = { agreement: agreement.id, party };
    const token = tokenOf(secret);
    return {
      changes: [reportStream.change(tip, [make(of, { token: token.id, label, by })])],
      also: [putToken({ ...token, ...of, label, madeAt: now, by: { name: by.name, mailbox: by.mailbox } })],
      result: undefined,
    };
  },
  done: async (_, request, { loaded, recorded }) => {
    // Read anew: the list has the new one.
    const visited = await visitReporter(request, [reportsKey(request.path.agreement ?? '', loaded.party)]);
    return showTokens(visited, request, { done: 'made', ...(recorded && { secret: loaded.secret }) });
  },
  show: (visited, request, refused) => showTokens(visited, request, { refused }),
});

export const revokeToken = act<VisitedReporter>('revoke-token', {
  form: (request) => personForm(request, `${tokensPath(request)}/${request.path.token}`),
  load: (request, command) => visitReporter(request, [command]),
  decide: ({ tip, speaker: by }, { path: { token = '' }, now }) =>
    outcomeOf(revoke(tip.state, { token, by }), (events) => ({
      changes: [reportStream.change(tip, events)],
      also: [revokedToken(token, now)],
      result: undefined,
    })),
  done: (_, request) => seeOther(`${tokensPath(request)}?done=revoked`),
  show: (visited, request, refused) => showTokens(visited, request, { refused }),
});
