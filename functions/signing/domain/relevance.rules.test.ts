/** Which mail of a round goes to the office that signs, by what has become of the round when the mail goes out. */
import { describe, expect, it } from 'vitest';
import { after, anOpenRound, aRound, closed, onDay, signedBy } from '../testing/a-round.ts';
import { hearsAsSignatory, type Now, toLiaison, toSignatory } from './relevance.rules.ts';
import type { Round } from './round.state.ts';

const waiting = anOpenRound();
const asked = aRound();
const signed = signedBy(asked, ['air']);
const takenBack = after(
  signed,
  [{ type: 'SignatureTakenBack', data: { party: 'air' }, body: { reason: 'x' } } as never],
  onDay('2026-11-05'),
);
const lapsed = closed(asked, 'lapsed');
const ended = closed(signed, 'lapsed');

const now = (round: Round | undefined, changes: Partial<Now> = {}): Now => ({
  ...{ party: 'air', round, current: true, noticeOwed: false, inTerm: true },
  ...changes,
});
const OWED = { noticeOwed: true };
const FORMER = { current: false };
const OUT = { inTerm: false };

const CASES: [what: string, template: string, now: Now, chosen: string | undefined][] = [
  ['the request', 'signature-request', now(asked), 'signature-request'],
  ['the request after the signature', 'signature-request', now(signed), undefined],
  ['the request after the end', 'signature-request', now(lapsed), undefined],
  ['the request of a version that was replaced', 'signature-request', now(asked, FORMER), undefined],
  ['the request to a holder whose term is over', 'signature-request', now(asked, OUT), undefined],
  ['a reminder', 'reminder', now(asked), 'reminder'],
  ['a reminder after the signature', 'reminder', now(signed), undefined],
  ['a warning before the end, to whoever was not asked', 'ending', now(waiting), undefined],
  ['the test before a round is open', 'prepare', now(undefined, OWED), 'notice'],
  ['the test before the office is asked', 'prepare', now(waiting, OWED), 'notice'],
  ['the test when its word came back', 'prepare', now(waiting), undefined],
  ['the test once the office is asked', 'prepare', now(asked, OWED), undefined],
  ['a new holder before the office is asked', 'new-holder', now(waiting, OWED), 'notice'],
  ['a new holder once it is asked', 'new-holder', now(asked), 'new-holder'],
  ['a new holder once it has signed', 'new-holder', now(signed), undefined],
  ['a new holder whose term has not begun', 'new-holder', now(asked, OUT), undefined],
  ['a link that the liaison asked for before the office is asked', 'liaison-link', now(waiting, OWED), 'notice'],
  ['a link that the liaison asked for', 'liaison-link', now(asked), 'liaison-link'],
  ['a fresh link once the office has signed', 'fresh-link', now(signed), 'fresh-link'],
  ['a fresh link after the end', 'fresh-link', now(lapsed), 'fresh-link'],
  ['a link that was looked for', 'found', now(asked), 'found'],
  ['a code', 'code', now(asked), 'code'],
  ['a code to take the signature back', 'code', now(signed), 'code'],
  ['a code after the end', 'code', now(lapsed), undefined],
  ['a long code before the office is asked', 'long-code', now(waiting), undefined],
  ['a code to a holder whose term is over', 'code', now(asked, OUT), undefined],
  ['the taking back of a signature', 'taken-back', now(takenBack, { party: 'health' }), 'taken-back'],
  ['the taking back after it was given again', 'taken-back', now(signedBy(takenBack, ['air'])), undefined],
  ['the end', 'closed', now(ended), 'closed'],
  ['the end, to whoever was never asked', 'closed', now(closed(waiting, 'lapsed')), undefined],
  ['the end of what never opened', 'closed', now(undefined), undefined],
  ['the end to a holder whose term is over', 'closed', now(ended, OUT), 'closed'],
  ['an execution', 'executed', now(ended), 'executed'],
];

describe('To the office that signs', () => {
  it.each(CASES)('%s', (_, template, as, chosen) => expect(toSignatory(template, as)).toBe(chosen));
});

describe('To a liaison', () => {
  it.each([
    ['of a round that has ended', lapsed, true, 'closed'],
    ['of a round that never opened: nothing', undefined, true, undefined],
    ['of a version that was replaced: nothing', lapsed, false, undefined],
  ] as const)('the end %s', (_, round, current, chosen) =>
    expect(toLiaison('closed', { round, current })).toBe(chosen),
  );

  it('goes also when the liaison holds the office, unless that office hears of it itself', () =>
    expect([waiting, asked, signed, undefined].map((round) => hearsAsSignatory(round, 'air'))).toEqual([
      false,
      true,
      true,
      false,
    ]));
});
