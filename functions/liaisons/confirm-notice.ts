/** POST …/notice: the liaison types the word that the office which signs read in its test mail. */
import { wordsFrom } from '../offices/notice.store.ts';
import { confirmNotice as confirm, WRONG_WORDS_A_DAY } from '../offices/party.rules.ts';
import { codeHash } from '../shared/ids.ts';
import { countTry } from '../signing/link.store.ts';
import { changingParty } from './change-party.ts';

export const confirmNotice = changingParty(
  'party.tend',
  'notice',
  async ({ matter, agreement, beside, notice }, request, once) => {
    // Another holder gets another word, and the tries for it begin anew.
    const party = `${matter.register.party}#${matter.state?.epoch ?? 0}`;
    const words = wordsFrom(beside, notice);
    const given = { given: request.form.word ?? '', words, hash: codeHash };
    // A try is counted before the word is compared, and only where a word could be right.
    const early = confirm(matter, { ...given, words: [], triesLeft: true });
    if (early.refused && early.refused.field === undefined) return early;
    const triesLeft = await once(() =>
      countTry('words', WRONG_WORDS_A_DAY, { round: agreement.round, party, now: request.now }),
    );
    return confirm(matter, { ...given, triesLeft });
  },
);
