/** What is waited for from whom, with its own deadline: never an act that is not offered. */
import { describe, expect, it } from 'vitest';
import {
  aDispute,
  answered,
  DEADLINE,
  decided,
  LADDER,
  onDay,
  onLevel,
  proposed,
  REASON_DUE,
  reasoned,
  running,
  vetoed,
  withdrawn,
  withOfficial,
} from '../testing/a-dispute.ts';
import type { Dispute } from './dispute.schema.ts';
import { offered, turnIn } from './offered.rules.ts';

const lead = (party: string) => ({ party, offices: ['lead'] });
const NOON = onDay('2027-03-03', 14);
const directors = onLevel(1, answered(aDispute({ ladder: withOfficial('health', 'director', LADDER) })));

describe('The turn', () => {
  it.each<[string, Dispute, string, string, string | undefined, string | undefined]>([
    ['of the other side: its answer, by its own day', aDispute(), 'health', 'lead', 'answer', onDay('2027-03-04', 22)],
    ['of who raised it: none yet', aDispute(), 'air', 'lead', undefined, undefined],
    ['of an office above: none', aDispute(), 'health', 'director', undefined, undefined],
    ['once answered: a proposal of either, by the end of the level', answered(), 'air', 'lead', 'propose', DEADLINE],
    ['of who has not accepted the proposal', proposed(), 'health', 'lead', 'accept', DEADLINE],
    ['of who wrote it: none', proposed(), 'air', 'lead', undefined, undefined],
    ['after the decision: none', decided(), 'health', 'lead', undefined, undefined],
    ['of who vetoed: the reason, by its own day', vetoed(), 'forest', 'lead', 'veto-reason', REASON_DUE],
    ['of the others meanwhile: none', vetoed(), 'air', 'lead', undefined, undefined],
    ['after the reason: its answer', reasoned(), 'health', 'lead', 'veto-answer', reasoned().opened.deadline],
    ['of the one official', directors, 'health', 'director', 'propose', directors.opened.deadline],
    ['beside the one official: none', directors, 'air', 'director', undefined, undefined],
    ['after it was withdrawn: none', withdrawn(), 'health', 'lead', undefined, undefined],
  ])('%s', (_, dispute, party, office, act, due) => {
    const now = dispute.opened.at > NOON ? dispute.opened.at : NOON;
    const who = { party, offices: [office] };
    const turn = turnIn(dispute, who, running(now));
    expect(turn).toEqual(act === undefined ? undefined : { act, due });
    if (turn) expect(offered(dispute, who, running(now))).toContain(turn.act);
  });

  it('to answer is over with its day, and the level goes on', () => {
    expect(turnIn(aDispute(), lead('health'), running(onDay('2027-03-05')))).toEqual({ act: 'propose', due: DEADLINE });
    expect(turnIn(aDispute(), lead('health'), running(DEADLINE))).toBeUndefined();
  });

  it('is nobody’s who speaks for no party', () => expect(turnIn(aDispute(), undefined, running(NOON))).toBeUndefined());
});
