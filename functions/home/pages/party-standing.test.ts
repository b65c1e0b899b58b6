/** What an MOU's page says of each party: all of it to its own people, to others without what passes in clearance. */
import { describe, expect, it } from 'vitest';
import type { RegisteredParty } from '../../agreements/agreement.reads.ts';
import { anAgreement } from '../../agreements/testing/an-agreement.ts';
import type { PartyState } from '../../offices/domain/party.state.ts';
import { answerReview } from '../../offices/domain/review.rules.ts';
import { anAnswer, aParty, asked, NOON, partyAfter, STRUCTURE } from '../../offices/testing/a-reviewed-party.ts';
import type { Round } from '../../signing/domain/round.state.ts';
import { anOpenRound, aRound, closed, signedBy } from '../../signing/testing/a-round.ts';
import type { PartyOnRecord } from '../authorize-agreement.ts';
import { partyWords } from './party-standing.ts';

const registered = {
  party: 'health',
  name: 'Health',
  structure: STRUCTURE,
  signatories: ['head'],
} as unknown as RegisteredParty;
const mine = { liaison: true, recordsOfficer: false, offices: [], alternates: [], reviews: [] };
const two = { counsel: 'required', budget: 'required' } as const;
const returned = partyAfter(
  aParty(two),
  answerReview(aParty(two), asked(), anAnswer('counsel', 'returned'), NOON).events ?? [],
);

const words = (state: PartyState | undefined, round: Round | undefined, own = false) => {
  const party: PartyOnRecord = { registered, state, ...(own && { mine }) };
  return partyWords({ agreement: anAgreement(), round, now: NOON }, party);
};

describe('A party on the page of its MOU', () => {
  it.each<[string, PartyState | undefined, Round | undefined, string]>([
    ['before the round is open', undefined, undefined, 'In preparation'],
    ['while its reviewers read', aParty(two), anOpenRound(), 'In preparation'],
    ['when it is prepared', aParty({}), anOpenRound(), 'Prepared; has its turn later'],
    ['when its head has a link', aParty({}), aRound(), 'Asked to sign'],
    ['when it has signed', aParty({}), signedBy(aRound(), ['health']), 'Signed on Wed, Nov 4, 2026, 7:00 a.m. ET'],
    ['when another declined', aParty({}), closed(aRound(), 'declined'), 'Did not sign'],
  ])('%s', (_, state, round, status) => expect(words(state, round).status).toBe(status));

  it('says what is missing, by the liaison’s hand', () => {
    expect(words(undefined, anOpenRound()).missing).toEqual(['Its liaison has not confirmed who holds its offices.']);
  });

  it('tells its own people who has not cleared, and others only how many have', () => {
    const own = words(returned, anOpenRound(), true);
    expect(own.missing).toEqual([
      'Not cleared by counsel, who returned it with comments.',
      'Not cleared by the budget office.',
    ]);
    expect(words(returned, anOpenRound())).toEqual(words(aParty(two), anOpenRound()));
    expect(words(returned, anOpenRound())).toMatchObject({
      clearance: 'In clearance: 0 of 2 required cleared',
      missing: [],
    });
  });

  it.each([
    ['bounced', /came back.*liaison of Health corrects/],
    ['suppressed', /suppression list.*operator/],
    ['complained', /marked as spam. Call/],
    ['rejected', /not accepted/],
  ] as const)('says of mail that was %s who mends it, and how', (report, sentence) => {
    const state = partyAfter(aParty(two), [
      { type: 'PartyMailReported', data: { to: 'liaison', report, template: 'prepare', messageId: 'm-1' } },
    ]);
    expect(words(state, anOpenRound()).trouble).toEqual([expect.stringMatching(sentence)]);
  });

  it('keeps to its own people that mail to a reviewer came back', () => {
    const state = partyAfter(aParty(two), [
      { type: 'PartyMailReported', data: { to: 'counsel', report: 'bounced', template: 'prepare', messageId: 'm-1' } },
    ]);
    expect(words(state, anOpenRound()).trouble).toEqual([]);
    expect(words(state, anOpenRound(), true).trouble).toEqual([expect.stringMatching(/Email to counsel came back/)]);
  });

  it('has no trouble with mail once it has signed', () => {
    const state = partyAfter(aParty({}), [
      { type: 'PartyMailReported', data: { to: 'liaison', report: 'bounced', template: 'prepare', messageId: 'm-1' } },
    ]);
    expect(words(state, signedBy(aRound(), ['health'])).trouble).toEqual([]);
  });
});
