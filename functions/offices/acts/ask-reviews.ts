/** POST …/reviewers and …/mail: who clears the text, and a mail that is sent again to the mailbox on record. */

import { countTry } from '../../shared/ledger/tries.store.ts';
import { partyPath } from '../authorize-party.ts';
import { holderOfSeat, refusedBy } from '../domain/matter.rules.ts';
import { askMailAgain as askAgain, MAILS_AGAIN_A_DAY, nameReviewers as name } from '../domain/reviewers.rules.ts';
import { showReviewers } from '../pages/read-party.ts';
import { changingParty } from './change-party.ts';

export const nameReviewers = changingParty(
  'reviewers',
  {
    read: () => import('../holder-form.parts.ts'),
    decide: ({ matter, more }, { form }) => {
      const reviewers = more.reviewersFrom(form);
      return reviewers.value ? name(matter, reviewers.value) : refusedBy(...reviewers.findings);
    },
  },
  { show: showReviewers, pathOf: partyPath },
);

export const askMailAgain = changingParty<undefined, boolean>('mail', {
  once: async ({ matter, agreement }, { form, now }) => {
    const { _reader: to = '', _office: office } = form;
    // Only what could be sent is counted. A new holder finds nothing used up by mails to the one before.
    const party = `${holderOfSeat(matter, office)}#${to}`;
    return askAgain(matter, to, true, office).refused
      ? undefined
      : countTry('mails', MAILS_AGAIN_A_DAY, { round: agreement.round, party, now });
  },
  decide: ({ matter }, { form }, left = true) => askAgain(matter, form._reader ?? '', left, form._office),
});
