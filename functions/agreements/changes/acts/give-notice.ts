/** POST /agreements/{agreement}/parties/{party}/change: a liaison gives notice of a contact or a reporting office of its own party. */
import { personForm } from '../../../identity/person.reads.ts';
import { act } from '../../../shared/act.ts';
import { outcomeOf, refusals } from '../../../shared/carry-out.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { agreementStream } from '../../agreement.stream.ts';
import { changePath, noticePath, type VisitedChanges, visitChanges } from '../authorize-changes.ts';
import { giveNotice as give } from '../domain/notice.rules.ts';
import { showNotice } from '../pages/read-notice.ts';
import type { wantedIn } from './contact-form.ts';

export const giveNotice = act<VisitedChanges & { form: ReturnType<typeof wantedIn> }, number>('give-notice', {
  form: (request) => personForm(request, noticePath(request)),
  load: async (request, command) => {
    // Schemas are built for whoever sends a form, and nobody who only looks waits for them.
    const [visited, { wantedIn: read }] = await Promise.all([
      visitChanges(request, [command]),
      import('./contact-form.ts'),
    ]);
    return { ...visited, form: read(request.form) };
  },
  decide: ({ tip, whole, registered, by, contacts, reporters, form }, { path: { party = '' }, now }) => {
    if (form.refused) return refusals(form.refused);
    const offices = Object.keys(registered?.offices ?? {});
    const noticing = { party, by, wanted: form.wanted, contacts, reporters, offices };
    return outcomeOf(give(whole, noticing, now), (events) => ({
      changes: [agreementStream.change(tip, events)],
      result: (whole.noticed ?? 0) + 1,
    }));
  },
  done: (change, request) => seeOther(`${changePath(request, change)}?done=given`),
  show: showNotice,
});
