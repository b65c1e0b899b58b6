/** POST /agreements/{agreement}/reviews/new: a party calls for an early review, or for a renegotiation. */
import { agreementStream } from '../../agreements/agreement.stream.ts';
import { personForm } from '../../identity/person.reads.ts';
import { acting } from '../../shared/act.ts';
import { addingRow } from '../../shared/add-row.ts';
import { refusals } from '../../shared/carry-out.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { reviewIdOf } from '../../shared/ids.ts';
import { emptyTip } from '../../shared/ledger/ledger.ts';
import type { Key } from '../../shared/ledger/table.ts';
import { aroundReview } from '../around-review.reads.ts';
import { reviewPath, reviewsPath, serves, signs, visitAs } from '../authorize-reviews.ts';
import { call } from '../domain/calling.rules.ts';
import type { Review } from '../domain/review.state.ts';
import { termsIn } from '../domain/terms.rules.ts';
import { showNew } from '../pages/read-new.ts';
import { driftTyped } from '../pages/review-form.ts';
import { reviewStream } from '../review.stream.ts';

const form = (request: Request) => personForm(request, `${reviewsPath(request)}/new`);
const load = (request: Request, more: readonly Key[] = []) =>
  visitAs(request, (role, party) => serves(role) || signs(role, party), more);
type Visited = Awaited<ReturnType<typeof load>>;

const calling = acting<Visited, number>('call-review', {
  form,
  load: (request, command) => load(request, [command]),
  decide: ({ whole, tip, reviews, text, acts }, { form: fields, now }) => {
    const kind = fields._kind === 'renegotiation' ? 'renegotiation' : 'early';
    const { party, by } = acts;
    const open = reviews.flatMap(({ state }) => state ?? []);
    const asked = { party, by, kind, reason: fields.reason ?? '', drift: driftTyped(fields) } as const;
    const { findings, began, opened } = call(whole, asked, { open, terms: termsIn(text) }, now);
    if (findings) return refusals(findings);
    const { review } = opened.data;
    const stream = emptyTip<Review>(reviewIdOf(whole.id, review));
    return {
      changes: [
        agreementStream.change(tip, [began]),
        reviewStream.change(stream, [opened], aroundReview(whole, stream.stream, now)),
      ],
      result: review,
    };
  },
  done: (review, request) => seeOther(`${reviewPath(request, review)}?done=called`),
  show: (visited, request, refused) => showNew(visited, request, { refused, typed: request.form }),
});

const addRow = addingRow({ form, load, show: showNew });

export const callReview = page((request) => (request.form._add ? addRow(request) : calling(request)));
