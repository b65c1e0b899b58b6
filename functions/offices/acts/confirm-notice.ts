/** POST …/notice: the liaison types the word that the office which signs read in its test mail. */

import { seatOf } from '../../agreements/domain/seats.rules.ts';
import { codeHash } from '../../shared/ids.ts';
import { countTry } from '../../shared/ledger/tries.store.ts';
import { holderOfSeat, officeIn } from '../domain/matter.rules.ts';
import { confirmNotice as confirm, WRONG_WORDS_A_DAY } from '../domain/party.rules.ts';
import { wordsFrom } from '../notice.reads.ts';
import { changingParty } from './change-party.ts';

export const confirmNotice = changingParty<undefined, boolean>('notice', {
  once: async ({ matter, agreement }, { form, now }) => {
    // A try is counted before the word is compared, and only where a word could be right.
    const early = confirm(matter, {
      office: officeIn(matter, form._office),
      given: form.word ?? '',
      words: [],
      hash: codeHash,
      triesLeft: true,
    });
    if (early.refused && early.refused.field === undefined) return undefined;
    // Another holder gets another word, and the tries for it begin anew.
    const party = holderOfSeat(matter, form._office);
    return countTry('words', WRONG_WORDS_A_DAY, { round: agreement.round, party, now });
  },
  decide: ({ matter, beside, noticeOf }, { form }, triesLeft = true) => {
    const office = officeIn(matter, form._office);
    const seat = seatOf(matter.register.party, office, matter.register.signatories);
    const words = wordsFrom(beside, noticeOf(seat));
    return confirm(matter, { office, given: form.word ?? '', words, hash: codeHash, triesLeft });
  },
});
