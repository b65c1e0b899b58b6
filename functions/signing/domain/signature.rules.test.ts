/** Every guard of a signature, a decline and a code, with its yes and its no. */
import { describe, expect, it } from 'vitest';
import { DAY, type Decision, type Instant, MINUTE, plus } from '../../shared/kernel.ts';
import {
  aCode,
  anOpenRound,
  aProof,
  aRound,
  aSigner,
  closed,
  DEADLINE,
  DOCUMENT,
  evidenceOf,
  OTHER_DOCUMENT,
  onDay,
  signedBy,
} from '../testing/a-round.ts';
import { decline } from './decline.rules.ts';
import { RoundEvent } from './round.events.ts';
import { evolveRound, type Round } from './round.state.ts';
import { giveSignature, mayAct, requestCode } from './signature.rules.ts';

const now = onDay('2026-11-04');
const inGroups = () => aRound({ groups: [['air'], ['health', 'forest']] });
const justBefore = (at: Instant) => plus(at, -1);

/** What stops a party of a round at a moment, or undefined when nothing does. */
const stopped = (round: Round, party: string, at: Instant = now) => mayAct(round, party, at).refused?.wrong;
const typesOf = ({ events, refused }: Decision<RoundEvent>) => refused?.wrong ?? events?.map(({ type }) => type);

describe('An office acts when it is asked, once, while the round is open', () => {
  it.each<[string, Round, string, Instant, RegExp | undefined]>([
    ['an agency that was asked may act', aRound(), 'air', now, undefined],
    ['up to the last moment of the period', aRound(), 'air', justBefore(DEADLINE), undefined],
    ['and not at the deadline itself', aRound(), 'air', DEADLINE, /period is over/],
    ['nor after it, before anyone has closed the round', aRound(), 'air', plus(DEADLINE, DAY), /period is over/],
    ['nobody acts before the first group is asked', anOpenRound(), 'air', now, /not your turn/],
    ['a later group does not act before its turn', inGroups(), 'health', now, /not your turn/],
    ['an agency that has signed does not sign again', signedBy(aRound(), ['air']), 'air', now, /signed .* already/],
    ['not even after the others signed too', closed(aRound(), 'executed'), 'air', now, /ended: it was executed/],
    ['a voided round takes nothing more', closed(aRound(), 'voided'), 'air', now, /has voided it/],
    ['nor does a lapsed one', closed(aRound(), 'lapsed'), 'air', now, /ended: it lapsed/],
    ['nor one that another agency declined', closed(aRound(), 'declined'), 'air', now, /ended: it was declined/],
    ['an agency outside the agreement does not act', aRound(), 'water', now, /not a signatory/],
    ['a word that every object answers to is no agency', aRound(), 'constructor', now, /not a signatory/],
  ])('%s', (_, round, party, at, wrong) => {
    if (wrong) expect(stopped(round, party, at)).toMatch(wrong);
    else expect(stopped(round, party, at)).toBeUndefined();
  });

  it('of two offices of one agency each answers for itself, and the last of all executes', () => {
    const both = aRound({ groups: [['air', 'air_cfo', 'health']] });
    const one = signedBy(both, ['air', 'health']);
    expect([stopped(one, 'air'), stopped(one, 'air_cfo')]).toEqual([
      'Your office has signed this agreement already.',
      undefined,
    ]);
    expect(typesOf(giveSignature(signedBy(both, ['health']), evidenceOf('air', now), now))).toEqual(['SignatureGiven']);
    expect(typesOf(giveSignature(one, evidenceOf('air_cfo', now), now))).toEqual(['SignatureGiven', 'RoundClosed']);
  });

  it('an agency that has declined is told so, not that it may think again', () => {
    const declined = decline(
      aRound(),
      { party: 'air', documentHash: DOCUMENT, reason: 'No.', signer: aSigner('air'), code: aProof(now) },
      now,
    );
    const round = (declined.events ?? []).reduce((state, event) => evolveRound(state, event, now), aRound());
    expect(stopped(round, 'air')).toMatch(/has declined/);
    expect(stopped(round, 'health')).toMatch(/ended: it was declined/);
  });

  it('every refusal says what to do', () => {
    for (const round of [anOpenRound(), closed(aRound(), 'voided'), closed(aRound(), 'lapsed')])
      expect(mayAct(round, 'air', now).refused?.remedy).toMatch(/\.$/);
  });
});

describe('A signature needs the text on record and a code from the mailbox', () => {
  const yesterday = plus(now, -DAY);
  it.each<[string, Parameters<typeof evidenceOf>[2], RegExp, string | undefined]>([
    ['another text is not signed', { documentHash: OTHER_DOCUMENT }, /not the text/, 'documentHash'],
    ['no text is not signed', { documentHash: '' }, /not the text/, 'documentHash'],
    ['without a code sent, nothing is signed', { code: { codes: [] } }, /No code was sent/, 'code'],
    ['a wrong code signs nothing', { code: { given: '654321' } }, /not the code/, 'code'],
    ['an empty code signs nothing', { code: { given: '' } }, /not the code/, 'code'],
    ['a code of yesterday signs nothing', { code: { codes: [aCode('123456', yesterday)] } }, /too old/, 'code'],
    ['the right code after too many wrong ones signs nothing', { code: { triesLeft: false } }, /too many/, 'code'],
    ['an agency outside the agreement signs nothing', { party: 'water' }, /not a signatory/, undefined],
  ])('%s', (_, changes, wrong, field) => {
    const { refused, events } = giveSignature(aRound(), evidenceOf('air', now, changes), now);
    expect(events).toBeUndefined();
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.field).toBe(field);
  });

  it.each([
    ['to the last moment of its 30 minutes', justBefore(plus(now, 30 * MINUTE)), ['SignatureGiven']],
    ['and not at their end', plus(now, 30 * MINUTE), 'This code is too old.'],
  ])('a code works %s', (_, at, outcome) => {
    expect(typesOf(giveSignature(aRound(), evidenceOf('air', now), at))).toEqual(outcome);
  });

  it('any code that is still alive works, because mail may overtake mail', () => {
    const codes = [aCode('111111', plus(now, -MINUTE)), aCode('222222', now)];
    for (const given of ['111111', '222222'])
      expect(typesOf(giveSignature(aRound(), evidenceOf('air', now, { code: { codes, given } }), now))).toEqual([
        'SignatureGiven',
      ]);
  });

  it('names the text, the way it was given and the moments of link and code, and the person only in the body', () => {
    const [given] = giveSignature(aRound(), evidenceOf('air', now), plus(now, MINUTE)).events ?? [];
    expect(RoundEvent.parse(given)).toEqual(given);
    expect(given?.data).toMatchObject({ party: 'air', documentHash: DOCUMENT, linkUsedAt: now, codeSentAt: now });
    expect(given?.data).toMatchObject({ statement: 'intent@2 esign-ueta@1' });
    expect(given?.body).toEqual({ ...aSigner('air'), statement: 'I sign.' });
    expect(JSON.stringify(given?.data)).not.toContain('The head of air');
  });

  it('the last signature executes, and none before it', () => {
    const two = signedBy(aRound(), ['air', 'health']);
    expect(typesOf(giveSignature(signedBy(aRound(), ['air']), evidenceOf('health', now), now))).toEqual([
      'SignatureGiven',
    ]);
    const { events = [] } = giveSignature(two, evidenceOf('forest', now), now);
    expect(events.map(({ type }) => type)).toEqual(['SignatureGiven', 'RoundClosed']);
    expect(events[1]?.data).toEqual({ outcome: 'executed' });
  });

  it('the last of an earlier group executes nothing', () => {
    expect(typesOf(giveSignature(inGroups(), evidenceOf('air', now), now))).toEqual(['SignatureGiven']);
  });
});

describe('A code is sent to whoever may act now and checked the box, five times a day', () => {
  const signedOne = signedBy(aRound(), ['air']);
  const asking = { party: 'air', act: 'sign', ready: true, used: { codes: 0, tries: 0 } } as const;
  it.each<[string, Round, Partial<Parameters<typeof requestCode>[1]>, Instant, number | RegExp]>([
    ['an agency that was asked gets six digits', aRound(), {}, now, 6],
    ['to decline as well', aRound(), { act: 'decline' }, now, 6],
    ['nobody who left the box unchecked', aRound(), { ready: false }, now, /box is not checked/],
    ['the fourth of a day has six digits', aRound(), { used: { codes: 3, tries: 9 } }, now, 6],
    ['the fifth has twenty, because it must last', aRound(), { used: { codes: 4, tries: 0 } }, now, 20],
    ['so has each after ten guesses', aRound(), { used: { codes: 0, tries: 10 } }, now, 20],
    ['there is no sixth', aRound(), { used: { codes: 5, tries: 0 } }, now, /sent 5 codes/],
    ['none before its turn', inGroups(), { party: 'health' }, now, /not your turn/],
    ['none to sign after signing', signedOne, {}, now, /signed .* already/],
    ['but one to take the signature back', signedOne, { act: 'take-back' }, now, 6],
    ['none to take back what was not signed', aRound(), { act: 'take-back' }, now, /no signature/],
    ['none at the deadline', aRound(), {}, DEADLINE, /period is over/],
  ])('%s', (_, round, changes, at, outcome) => {
    const { refused, events } = requestCode(round, { ...asking, ...changes }, at);
    if (outcome instanceof RegExp) expect(refused?.wrong).toMatch(outcome);
    else expect(events).toEqual([{ type: 'CodeRequested', data: { party: changes.party ?? 'air', digits: outcome } }]);
  });
});
