/** Every guard of a reviewer's link with its yes and its no. */
import { describe, expect, it } from 'vitest';
import { DAY, type Decision, type Instant, plus } from '../../shared/kernel.ts';
import { anAnswer, aParty, asked, NOON, OTHER_TEXT, partyAfter, TEXT } from '../testing/a-reviewed-party.ts';
import type { PartyEvent } from './party.events.ts';
import type { PartyState } from './party.state.ts';
import { answerReview, type ReviewAsked } from './review.rules.ts';
import { REVIEW_LINK_LIFE, type ReviewLink, reissueReview, reviewLinkHolds } from './review-link.rules.ts';

const said = ({ events, refused }: Decision<PartyEvent>) => refused?.wrong ?? events?.map(({ type }) => type);
const cleared = (): PartyState =>
  partyAfter(aParty(), answerReview(aParty(), asked(), anAnswer('counsel'), NOON).events ?? []);

describe('A reviewer’s link', () => {
  const link: ReviewLink = {
    round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1',
    party: 'health',
    kind: 'counsel',
    documentHash: TEXT,
    reviewer: 'per_counsel',
    expiresAt: plus(NOON, REVIEW_LINK_LIFE),
  };

  it.each<[string, ReviewAsked, string | undefined, Instant, RegExp | undefined]>([
    ['opens for 14 days', asked(), 'per_counsel', plus(link.expiresAt, -1), undefined],
    ['and no longer', asked(), 'per_counsel', link.expiresAt, /older than 14 days/],
    ['not for who was replaced', asked(), 'per_other', NOON, /Someone else reviews/],
    ['not where nobody reviews any more', asked(), undefined, NOON, /Someone else reviews/],
    ['not for another text', asked({ documentHash: OTHER_TEXT }), 'per_counsel', NOON, /text has changed/],
    ['not when the round has ended', asked({ open: false }), 'per_counsel', NOON, /round has ended/],
    ['not when the period is over', asked({ deadline: plus(NOON, -DAY) }), 'per_counsel', NOON, /round has ended/],
  ])('%s', (_, about, reviewer, at, wrong) => {
    const { refused } = reviewLinkHolds(link, about, reviewer, at);
    if (wrong) expect(refused?.wrong).toMatch(wrong);
    else expect(refused).toBeUndefined();
  });

  it.each<[string, PartyState | undefined, ReviewAsked, boolean, RegExp | string[]]>([
    ['is sent afresh to a named reviewer', aParty(), asked(), true, ['MailAskedAgain']],
    ['after the answer too, to read', cleared(), asked(), true, ['MailAskedAgain']],
    ['to nobody where nobody is named', aParty({}), asked(), true, /asks no clearance/],
    ['nor when the round has ended', aParty(), asked({ open: false }), true, /has ended/],
    ['at most five times a day', aParty(), asked(), false, /5 fresh links/],
  ])('%s', (_, state, about, left, outcome) => {
    const decision = said(reissueReview(state, 'counsel', about, left, NOON));
    if (outcome instanceof RegExp) expect(decision).toMatch(outcome);
    else expect(decision).toEqual(outcome);
  });
});
