/** POST …/offices: the liaison vouches for the party's offices, holders, authority and mailboxes, and names who clears the text. What the form says is confirmed, whatever was drafted. */
import { readText } from '../../agreements/agreement.reads.ts';
import { partyPath } from '../authorize-party.ts';
import { refusedBy } from '../domain/matter.rules.ts';
import { confirmOffices as confirm } from '../domain/party.rules.ts';
import { authorityIn } from '../pages/party-view.ts';
import { showCheck, showParty } from '../pages/read-party.ts';
import { toConfirm } from '../pages/view-party.ts';
import { changingParty } from './change-party.ts';

export const confirmOffices = changingParty(
  'offices',
  {
    read: async ({ matter, agreement }) => ({
      // The schema of an MOU is heavy to load, and who only reads the page needs none of it.
      ...(await import('../holder-form.parts.ts')),
      inText: authorityIn(await readText(agreement.textHash), matter.register.party),
    }),
    decide: ({ matter, more: { holderFrom, reviewersFrom, inText } }, { form }) => {
      const read = Object.keys(matter.register.offices).map((key) => ({ key, ...holderFrom(form, `offices.${key}.`) }));
      const reviewers = reviewersFrom(form);
      const findings = [...read, reviewers].flatMap((one) => one.findings ?? []);
      if (findings.length > 0 || !reviewers.value) return refusedBy(...findings);
      const holders = Object.fromEntries(read.flatMap(({ key, value }) => (value ? [[key, value]] : [])));
      return confirm(matter, { authority: form.authority ?? '', inText, holders, reviewers: reviewers.value });
    },
  },
  {
    show: (visited, request, refused) => (toConfirm(visited) ? showCheck : showParty)(visited, request, refused),
    pathOf: partyPath,
  },
);
