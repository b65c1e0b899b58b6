/** A no needs a reason and a code, and is possible exactly as long as it means something. */
import { describe, expect, it } from 'vitest';
import { DAY, type Instant, MINUTE, plus } from '../../shared/kernel.ts';
import {
  aCode,
  allPrepared,
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
  after as roundAfter,
  signedBy,
} from '../testing/a-round.ts';
import { decline, LONGEST_REASON, type No, takeBack } from './decline.rules.ts';
import { roundEffects } from './round.effects.ts';
import { RoundEvent } from './round.events.ts';
import { asked, askPrepared, signed, standing } from './round.rules.ts';
import type { Round } from './round.state.ts';
import { giveSignature, mayAct, mayTakeBack } from './signature.rules.ts';

const now = onDay('2026-11-04');

describe('Declining needs a reason and a code', () => {
  const by = (changes: Partial<No> = {}) => ({
    party: 'air',
    documentHash: DOCUMENT,
    reason: 'We cannot accept the cost share of section 4.',
    signer: aSigner('air'),
    code: aProof(now),
    ...changes,
  });

  it('with both, it ends the round for everyone', () => {
    const { events = [] } = decline(aRound(), by({ reason: '  Too early.  ' }), now);
    expect(events.map((event) => RoundEvent.parse(event).type)).toEqual(['SignatureDeclined', 'RoundClosed']);
    expect(events[0]?.body).toEqual({ ...aSigner('air'), reason: 'Too early.' });
    expect(JSON.stringify(events[0]?.data)).not.toContain('Too early');
  });

  it.each<[string, Round, Parameters<typeof by>[0], Instant, RegExp, string | undefined]>([
    ['an empty reason is none', aRound(), { reason: '' }, now, /no reason yet/, 'reason'],
    ['spaces are no reason', aRound(), { reason: ' \n\t ' }, now, /no reason yet/, 'reason'],
    [
      'a treatise is no reason',
      aRound(),
      { reason: 'x'.repeat(LONGEST_REASON + 1) },
      now,
      /4,001 characters/,
      'reason',
    ],
    ['another text is not declined', aRound(), { documentHash: OTHER_DOCUMENT }, now, /not the text/, 'documentHash'],
    ['who signed cannot take it back', signedBy(aRound(), ['air']), {}, now, /signed .* already/, undefined],
    ['nobody declines before its turn', anOpenRound(), {}, now, /not your turn/, undefined],
    ['without a code nothing is declined', aRound(), { code: aProof(now, { given: '' }) }, now, /not the code/, 'code'],
    ['nor with a wrong one', aRound(), { code: aProof(now, { given: '654321' }) }, now, /not the code/, 'code'],
    ['nor with one too old', aRound(), { code: aProof(plus(now, -DAY)) }, now, /too old/, 'code'],
    ['nobody declines at the deadline', aRound(), {}, DEADLINE, /period is over/, undefined],
    ['a stranger declines nothing', aRound(), { party: 'water' }, now, /not a signatory/, undefined],
  ])('%s', (_, round, changes, at, wrong, field) => {
    const { refused, events } = decline(round, by(changes), at);
    expect(events).toBeUndefined();
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.field).toBe(field);
  });

  it('a reason of exactly the longest length is taken', () => {
    expect(decline(aRound(), by({ reason: 'x'.repeat(LONGEST_REASON) }), now).refused).toBeUndefined();
  });
});

describe('A signature is taken back until the last one signs', () => {
  const by = (changes: Partial<No> = {}) => ({
    party: 'air',
    documentHash: DOCUMENT,
    reason: 'Our counsel found an error in section 4.',
    signer: aSigner('air'),
    code: aProof(plus(now, 1)),
    ...changes,
  });
  const one = () => signedBy(aRound(), ['air']);
  const takenBack = (round: Round, party = 'air') =>
    roundAfter(round, takeBack(round, by({ party }), now).events ?? [], now);
  const inGroups = () => aRound({ groups: [['air'], ['health'], ['forest']] });

  it('with a code that was sent after it was given; the words stand in the body only', () => {
    const { events = [] } = takeBack(one(), by({ reason: ' An error. ' }), now);
    expect(events.map((event) => RoundEvent.parse(event).type)).toEqual(['SignatureTakenBack']);
    expect(events[0]?.body).toEqual({ ...aSigner('air'), reason: 'An error.' });
    expect(events[0]?.data).toEqual({ party: 'air', documentHash: DOCUMENT, codeSentAt: plus(now, 1) });
  });

  it.each<[string, Round, Parameters<typeof by>[0], Instant, RegExp, string | undefined]>([
    ['who has not signed has nothing to take back', aRound(), {}, now, /no signature to take back/, undefined],
    ['a stranger has nothing to take back', one(), { party: 'water' }, now, /no signature to take back/, undefined],
    ['nor has a word that every object answers to', one(), { party: 'constructor' }, now, /no signature/, undefined],
    ['twice is once', takenBack(one()), {}, now, /no signature to take back/, undefined],
    ['an executed agreement stands', closed(one(), 'executed'), {}, now, /is executed/, undefined],
    ['a round that was voided is over', closed(one(), 'voided'), {}, now, /ended: it was voided/, undefined],
    ['a round that lapsed is over', closed(one(), 'lapsed'), {}, now, /ended: it lapsed/, undefined],
    ['at the deadline it is too late', one(), {}, DEADLINE, /period is over/, undefined],
    [
      'without a code nothing is taken back',
      one(),
      { code: aProof(plus(now, 1), { given: '' }) },
      now,
      /not the code/,
      'code',
    ],
    ['nor with the code that signed', one(), { code: aProof(onDay('2026-11-03')) }, now, /No code was sent/, 'code'],
    ['another text was not signed', one(), { documentHash: OTHER_DOCUMENT }, now, /not the text/, 'documentHash'],
    ['spaces are no reason', one(), { reason: ' \n ' }, now, /no reason yet/, 'reason'],
    ['a treatise is no reason', one(), { reason: 'x'.repeat(LONGEST_REASON + 1) }, now, /4,001 characters/, 'reason'],
  ])('%s', (_, round, changes, at, wrong, field) => {
    const { refused, events } = takeBack(round, by(changes), at);
    expect(events).toBeUndefined();
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.remedy).toMatch(/\.$/);
    expect(refused?.field).toBe(field);
  });

  it('the agency is asked again, and the signatures of the others stand', () => {
    const round = takenBack(signedBy(aRound(), ['air', 'health']));
    expect([asked(round).sort(), signed(round)]).toEqual([['air', 'forest'], ['health']]);
    expect(mayAct(round, 'air', now).refused).toBeUndefined();
    expect(mayTakeBack(round, 'health', now).refused).toBeUndefined();
  });

  it('everyone who was asked is told once, and nobody whose turn comes later', () => {
    const round = inGroups();
    const [event] = takeBack(signedBy(round, ['air']), by(), now).events ?? [];
    if (!event) throw new Error('nothing happened');
    expect(roundEffects(event, takenBack(signedBy(round, ['air'])))).toMatchObject([
      { template: 'taken-back', to: ['air'] },
    ]);
  });

  it('a code that was sent before does not sign again', () => {
    const round = takenBack(one());
    const later = plus(now, MINUTE);
    const codes = [aCode('123456', plus(now, -MINUTE)), aCode('654321', later)];
    const given = (code: string) =>
      giveSignature(round, evidenceOf('air', now, { code: { codes, given: code } }), plus(later, MINUTE));
    expect(given('123456').refused?.wrong).toBe('This is not the code we sent.');
    expect(given('654321').events?.map(({ type }) => type)).toEqual(['SignatureGiven']);
  });

  it('no later group is asked while a signature of an earlier one is missing', () => {
    const second = roundAfter(
      signedBy(inGroups(), ['air']),
      [{ type: 'GroupAsked', data: { group: 1, remindAt: [], parties: ['health'] } }],
      now,
    );
    const missing = takenBack(signedBy(second, ['health']));
    expect(standing(missing, allPrepared(missing), now).stand).toBe('waiting');
    expect(askPrepared(missing, allPrepared(missing), [], now).events).toEqual([]);
    const whole = signedBy(missing, ['air'], now);
    expect(standing(whole, allPrepared(whole), now).stand).toBe('group due');
    expect(askPrepared(whole, allPrepared(whole), [], now).events).toHaveLength(1);
  });
});
