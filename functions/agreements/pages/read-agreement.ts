/** GET /api/agreements/{agreement}: what systems of its parties may read of an agreement: the text that holds, the one that shall follow it, and the days to come. */
import { readNextClose } from '../../kpis/next-close.reads.ts';
import { readReviewDays } from '../../reviews/waiting.reads.ts';
import { api } from '../../shared/http/page.ts';
import { answer } from '../../shared/http/reply.ts';
import { changesAt } from '../changes/domain/changes-at.rules.ts';
import { visitAsConvener } from '../convener-view.reads.ts';
import { inForce } from '../domain/in-force.rules.ts';
import { datesAhead } from '../domain/term-dates.rules.ts';

export const readAgreement = api(async (request) => {
  const { whole, agreement } = await visitAsConvener(request);
  const { now } = request;
  const changes = agreement.changes && { changes: changesAt(whole, now) };
  const runs = inForce(whole, now);
  const [figures, review] = await Promise.all([
    runs ? readNextClose(whole, now) : undefined,
    readReviewDays(whole, now),
  ]);
  const ahead = [
    ...datesAhead(whole, now),
    ...review,
    ...(figures === undefined ? [] : [{ is: 'figures', at: figures }]),
  ];
  return answer({
    ...{ ...agreement, ...changes, inForce: runs },
    ahead: ahead.sort((one, other) => (one.at < other.at ? -1 : 1)),
  });
});
