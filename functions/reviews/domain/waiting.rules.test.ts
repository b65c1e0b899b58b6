/** What waits in a review: answers to prepare, a choice to make, an amendment to draft; and for nobody who has done it. */
import { describe, expect, it } from 'vitest';
import {
  AMEND,
  answered,
  aReview,
  aStanding,
  closed,
  EARLIER,
  LATE,
  LEE,
  RENEW,
  revealed,
  WINDOWS,
} from '../testing/a-review.ts';
import type { Standing } from './choosing.rules.ts';
import { waitingIn } from './waiting.rules.ts';

const AIR = { party: 'air', signatory: 'head' };
const waits = (standing: Standing, now = EARLIER, of = AIR) =>
  waitingIn(standing, of, now).map(({ who, what, due }) => `${who} ${what} ${due.slice(0, 10)}`);
const prepared = {
  type: 'AnswersPrepared',
  data: { party: 'air', prepared: 1 },
  body: { by: LEE, answers: {} },
} as const;

describe('In a review waits', () => {
  it.each<[string, Standing, string, string[]]>([
    ['at first, for both', aStanding(aReview()), EARLIER, ['liaison prepare 2027-11-01', 'head choose 2027-11-01']],
    ['what is prepared, for the office', aStanding(aReview(prepared)), EARLIER, ['head choose 2027-11-01']],
    ['nothing of whoever has answered', aStanding(aReview(answered('air'))), EARLIER, []],
    [
      'a silent party’s choice until the text is out',
      aStanding(aReview(revealed({}, ['air']))),
      LATE,
      ['head choose 2027-12-01'],
    ],
    [
      'and after that until the end',
      aStanding(aReview(revealed({}, ['air']))),
      WINDOWS.textBy,
      ['head choose 2028-02-29'],
    ],
    [
      'the amendment, for the organizing party',
      aStanding(aReview(revealed({ air: RENEW, health: AMEND, forest: RENEW }))),
      LATE,
      ['liaison draft 2027-12-01'],
    ],
    [
      'no amendment that is out',
      aStanding(aReview(revealed({ air: RENEW, health: AMEND, forest: RENEW })), { followed: 'out' }),
      LATE,
      [],
    ],
    [
      'none that another party took over',
      aStanding(
        aReview(revealed({ air: RENEW, health: AMEND, forest: RENEW }), {
          ...{ type: 'DraftingTakenOver', data: { party: 'health' }, body: { by: LEE } },
        }),
      ),
      LATE,
      [],
    ],
    ['nothing after its end', aStanding(aReview(closed())), EARLIER, []],
    ['nothing for whoever has left', aStanding(aReview(), { gone: ['air'] }), EARLIER, []],
  ])('%s', (_, standing, now, expected) => expect(waits(standing, now)).toEqual(expected));
});
