/** POST to a commitment’s /change and below: another day or measure is asked for, agreed to, refused, or taken back. */
import { dayTyped } from '../../shared/day-typed.ts';
import { visitAs } from '../authorize-commitments.ts';
import { agree, askFor, refuseAsked, takeBackAsked } from '../domain/renegotiation.rules.ts';
import { measureNow } from '../pages/commitment-view.ts';
import { showChange } from '../pages/read-change.ts';
import { showChangeAnswer } from '../pages/read-change-answer.ts';
import { showCommitment } from '../pages/read-commitment.ts';
import { actingOn, countIn } from './commitment-act.ts';

const made = visitAs('made');
const answering = { load: visitAs('asked'), show: showChangeAnswer };

export const askForChange = actingOn('asked', {
  load: made,
  decide: (visited, { form, now }) =>
    askFor(
      visited.about,
      {
        // What a decision says has no measure beside it.
        ...{ by: visited.by, day: dayTyped(form.day), measure: visited.own?.kind ? (form.measure ?? '') : '' },
        why: form.why ?? '',
        ...{ measureNow: measureNow(visited), ends: visited.ends },
      },
      now,
    ),
  show: showChange,
});

export const agreeToChange = actingOn('agreed', {
  ...answering,
  decide: ({ about, acts: party, by }, { form, now }) => agree(about, { party, by, asked: countIn(form._asked) }, now),
});

export const refuseChange = actingOn('refused', {
  ...answering,
  decide: ({ about, acts: party, by }, { form, now }) =>
    refuseAsked(about, { party, by, asked: countIn(form._asked), reason: form.reason ?? '' }, now),
});

export const takeBackChange = actingOn('taken-back', {
  load: made,
  decide: ({ about, by }, { form, now }) => takeBackAsked(about, { by, asked: countIn(form._asked) }, now),
  show: showCommitment,
});
