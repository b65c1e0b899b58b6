/** POST /agreements/{agreement}/kpis/{kpi}/miss/{period}: a reporter says why it was missed, and what follows. */
import { readOnlyAfterEnd } from '../../../agreements/domain/after-end.rules.ts';
import { personForm } from '../../../identity/person.reads.ts';
import { act } from '../../../shared/act.ts';
import { refusals } from '../../../shared/carry-out.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { explainMiss as explain } from '../../domain/report.rules.ts';
import { reportStream } from '../../report.stream.ts';
import { missPath, type VisitedMiss, visitMiss } from '../authorize-miss.ts';
import { missOf } from '../domain/missed.rules.ts';
import { showMiss } from '../pages/read-miss.ts';

export const explainMiss = act<VisitedMiss>('explain-miss', {
  form: (request) => personForm(request, missPath(request)),
  load: (request, command) => visitMiss(request, [command]),
  decide: ({ agreement, acts, one, published, tip }, { form, now }) => {
    // The last period closes after the end; once the MOU is closed as well, its record is only kept.
    const over = agreement.closedAt === undefined ? undefined : readOnlyAfterEnd(agreement, now);
    if (over) return refusals([over]);
    const { party, speaker } = acts;
    const { events, findings } = explain({ agreement: agreement.id, party }, missOf(one, published), {
      ...{ speaker, why: form.why ?? '', follows: form.follows ?? '' },
    });
    return findings ? refusals(findings) : { changes: [reportStream.change(tip, events)], result: undefined };
  },
  done: (_, request) => seeOther(`${missPath(request)}?done=explained`),
  show: showMiss,
});
