/** Every guard of a signature, a decline, a code and a link, with its yes and its no. */
import { describe, expect, it } from 'vitest';
import { DAY, type Decision, type Instant, MINUTE, plus } from '../shared/kernel.ts';
import {
  aCode,
  aLink,
  anOpenRound,
  aRound,
  aSigner,
  closed,
  DEADLINE,
  DOCUMENT,
  evidenceOf,
  OPENED,
  OTHER_DOCUMENT,
  onDay,
  signedBy,
} from './a-round.ts';
import { decline } from './no.rules.ts';
import { RoundEvent } from './round.events.ts';
import { evolveRound, type Round } from './round.state.ts';
import { giveSignature, LINK_LIFE, linkHolds, mayAct, reissueLink, requestCode } from './signature.rules.ts';

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
    ['nor does a lapsed one', closed(aRound(), 'lapsed'), 'air', now, /ended: it was lapsed/],
    ['nor one that another agency declined', closed(aRound(), 'declined'), 'air', now, /ended: it was declined/],
    ['an agency outside the agreement does not act', aRound(), 'water', now, /not a signatory/],
    ['a word that every object answers to is no agency', aRound(), 'constructor', now, /not a signatory/],
  ])('%s', (_, round, party, at, wrong) => {
    if (wrong) expect(stopped(round, party, at)).toMatch(wrong);
    else expect(stopped(round, party, at)).toBeUndefined();
  });

  it('an agency that has declined is told so, not that it may think again', () => {
    const declined = decline(
      aRound(),
      { party: 'air', documentHash: DOCUMENT, reason: 'No.', signer: aSigner('air') },
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
    ['a code of yesterday signs nothing', { code: { codes: [aCode('123456', yesterday)] } }, /older than 30/, 'code'],
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
    ['and not at their end', plus(now, 30 * MINUTE), 'This code is older than 30 minutes.'],
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

describe('A code is sent to whoever may sign now, five times a day', () => {
  it.each<[string, Round, string, boolean, Instant, string[] | RegExp]>([
    ['an agency that was asked gets one', aRound(), 'air', true, now, ['CodeRequested']],
    ['not the sixth of a day', aRound(), 'air', false, now, /sent 5 codes/],
    ['not before its turn', inGroups(), 'health', true, now, /not your turn/],
    ['not after signing', signedBy(aRound(), ['air']), 'air', true, now, /signed .* already/],
    ['not at the deadline', aRound(), 'air', true, DEADLINE, /period is over/],
  ])('%s', (_, round, party, left, at, outcome) => {
    const said = typesOf(requestCode(round, party, left, at));
    if (outcome instanceof RegExp) expect(said).toMatch(outcome);
    else expect(said).toEqual(outcome);
  });
});

describe('A fresh link goes to the mailbox on record', () => {
  it.each<[string, Round, string, boolean, string[] | RegExp]>([
    ['of an agency that was asked', aRound(), 'air', true, ['LinkReissued']],
    ['of one that has signed, to read', signedBy(aRound(), ['air']), 'air', true, ['LinkReissued']],
    ['after the end too, to read', closed(aRound(), 'voided'), 'air', true, ['LinkReissued']],
    ['not before its turn', inGroups(), 'health', true, /not this signatory’s turn/],
    ['not the sixth of a day', aRound(), 'air', false, /sent 5 fresh links/],
    ['not to a stranger', aRound(), 'water', true, /no signatory water/],
    ['not to a word that every object answers to', aRound(), '__proto__', true, /no signatory/],
  ])('%s', (_, round, party, left, outcome) => {
    const said = typesOf(reissueLink(round, party, 'convener', left));
    if (outcome instanceof RegExp) expect(said).toMatch(outcome);
    else expect(said).toEqual(outcome);
  });

  it('asked for by whoever holds a link, it ends nothing: a gateway that presses the button does no harm', () => {
    const round = evolveRound(aRound(), { type: 'LinkReissued', data: { party: 'air', by: 'holder of a link' } }, now);
    expect(round).toEqual(aRound());
  });

  it('asked for by the convener, the earlier ones end, together with the report on the mail they came in', () => {
    const reported = evolveRound(
      aRound(),
      {
        type: 'MailReported',
        data: { party: 'air', report: 'bounced', template: 'signature-request', messageId: 'm1' },
      },
      now,
    );
    const round = evolveRound(reported, { type: 'LinkReissued', data: { party: 'air', by: 'convener' } }, now);
    expect(linkHolds(round, aLink('air'), now, undefined).refused?.wrong).toMatch(/newer link/);
    expect(linkHolds(round, aLink('air', { epoch: 1 }), now, undefined).refused).toBeUndefined();
    expect(linkHolds(round, aLink('health'), now, undefined).refused).toBeUndefined();
    expect(round.signatories.air?.mail).toBeUndefined();
  });
});

describe('A link holds for its party, its text, its 14 days and its act', () => {
  const end = plus(OPENED, LINK_LIFE);
  it.each<[string, Round, Parameters<typeof aLink>[1], Instant, RegExp | undefined]>([
    ['a link of today opens', aRound(), {}, now, undefined],
    ['to its last moment', aRound(), {}, justBefore(end), undefined],
    ['not at the end of 14 days', aRound(), {}, end, /older than 14 days/],
    ['not to read either, after 14 days', aRound(), { purpose: 'read' }, end, /older than 14 days/],
    ['not for another text', aRound(), { documentHash: OTHER_DOCUMENT }, now, /text has changed/],
    ['not for another text to read', aRound(), { documentHash: OTHER_DOCUMENT, purpose: 'read' }, now, /has changed/],
    ['not of an earlier epoch', aRound(), { epoch: -1 }, now, /newer link/],
    ['not of a later epoch, which nobody made', aRound(), { epoch: 1 }, now, /newer link/],
    ['not of a party outside the round', aRound(), { party: 'water' }, now, /newer link/],
    ['not of a word that every object answers to', aRound(), { party: 'constructor' }, now, /newer link/],
    ['after signing, to take the signature back', signedBy(aRound(), ['air']), {}, now, undefined],
    ['not after the last one signed', closed(signedBy(aRound(), ['air']), 'executed'), {}, now, /signed .* already/],
    ['not to sign what was voided', closed(aRound(), 'voided'), {}, now, /voided/],
    ['not to sign at the deadline', aRound(), { expiresAt: plus(DEADLINE, DAY) }, DEADLINE, /period is over/],
    ['to read after signing', signedBy(aRound(), ['air']), { purpose: 'read' }, now, undefined],
    ['to read what was executed', closed(aRound(), 'executed'), { purpose: 'read' }, now, undefined],
  ])('%s', (_, round, changes, at, wrong) => {
    const { refused } = linkHolds(round, aLink('air', changes), at, undefined);
    if (wrong) expect(refused?.wrong).toMatch(wrong);
    else expect(refused).toBeUndefined();
  });

  it.each<[string, Parameters<typeof aLink>[1], { epoch: number } | undefined, boolean]>([
    ['of an office whose holder never changed', {}, undefined, true],
    ['of an office that was confirmed', {}, { epoch: 0 }, true],
    ['of today’s holder', { partyEpoch: 2 }, { epoch: 2 }, true],
    ['never of an earlier one', { partyEpoch: 1 }, { epoch: 2 }, false],
    ['nor one made before anyone was replaced', {}, { epoch: 1 }, false],
    ['nor to read', { purpose: 'read' }, { epoch: 1 }, false],
    ['which is said before anything else of the link', { epoch: -1 }, { epoch: 1 }, false],
  ])('%s', (_, changes, party, holds) =>
    expect(linkHolds(aRound(), aLink('air', changes), now, party).refused?.wrong).toBe(
      holds ? undefined : 'Someone else holds this office now.',
    ),
  );
});
