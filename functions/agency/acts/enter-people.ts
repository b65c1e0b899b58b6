/** POST …/people/new, …/offices/{office}, …/removal, …/reviewers, …/confirmation: who the agency's people are, and that a liaison vouches for them. */
import { act } from '../../shared/act.ts';
import { type Outcome, refusals } from '../../shared/carry-out.ts';
import type { Request } from '../../shared/http/page.ts';
import { type Reply, seeOther } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { peopleForm, peoplePath, type VisitedPeople, visitPeople } from '../authorize-people.ts';
import {
  type Changed,
  confirmPeople as confirm,
  enterOffice as enter,
  enterReviewers as name,
  removeOffice as remove,
} from '../domain/people.rules.ts';
import { showConfirmation } from '../pages/read-confirmation.ts';
import { showNewOffice, showOffice } from '../pages/read-office.ts';
import { showReviewers } from '../pages/read-reviewers.ts';
import { putPeople } from '../people.store.ts';
import { peopleStream } from '../people.stream.ts';

type Forms = typeof import('./office-form.ts');

interface Changing {
  decide: (visited: VisitedPeople & { forms: Forms }, request: Request) => Changed;
  show: (visited: VisitedPeople, request: Request, refused: readonly Refusal[]) => Promise<Reply> | Reply;
}

const recorded = ({ tip, people }: VisitedPeople, changed: Extract<Changed, { refused?: undefined }>): Outcome => ({
  changes: [peopleStream.change(tip, changed.events)],
  also: [putPeople(people, changed.people)],
  result: undefined,
});

const changingPeople = (of: string, { decide, show }: Changing) =>
  act<VisitedPeople & { forms: Forms }>(of, {
    form: peopleForm,
    load: async (request, command) => ({
      ...(await visitPeople(request, [command])),
      // The schema of an MOU is heavy to load, and who only reads needs none of it.
      forms: await import('./office-form.ts'),
    }),
    decide: (visited, request) => {
      const changed = decide(visited, request);
      return changed.refused ? refusals(changed.refused) : recorded(visited, changed);
    },
    done: (_, __, { loaded }) => seeOther(`${peoplePath(loaded.agency)}?done=${of}`),
    show: async (visited, request, refused) => show(visited, request, refused),
  });

export const addOffice = changingPeople('office', {
  decide: ({ forms, desk }, { form }) => {
    const office = forms.officeFrom(form);
    return office.value ? enter(desk, office.value) : { refused: office.findings };
  },
  show: showNewOffice,
});

export const changeOffice = changingPeople('change', {
  decide: ({ forms, desk }, { form, path }) => {
    const office = forms.officeFrom(form, path.office);
    return office.value ? enter(desk, office.value) : { refused: office.findings };
  },
  show: showOffice,
});

export const removeOffice = changingPeople('removal', {
  decide: ({ desk }, { path: { office = '' } }) => remove(desk, office),
  show: showOffice,
});

export const enterReviewers = changingPeople('reviewers', {
  decide: ({ forms, desk }, { form }) => {
    const reviewers = forms.reviewersFrom(form);
    return reviewers.value ? name(desk, reviewers.value) : { refused: reviewers.findings };
  },
  show: showReviewers,
});

export const confirmPeople = changingPeople('confirmation', {
  decide: ({ desk }, { form }) => confirm(desk, Number(form._seen)),
  show: showConfirmation,
});
