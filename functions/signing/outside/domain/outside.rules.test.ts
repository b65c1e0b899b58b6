/** A signature made outside: what may be handed in, who may answer it, and what it is then called. */
import { describe, expect, it } from 'vitest';
import { type Decision, type Instant, plus } from '../../../shared/kernel.ts';
import { takeBack } from '../../domain/decline.rules.ts';
import { RoundEvent } from '../../domain/round.events.ts';
import type { Round } from '../../domain/round.state.ts';
import {
  anOpenRound,
  aProof,
  aRound,
  closed,
  DEADLINE,
  OTHER_DOCUMENT,
  onDay,
  after as roundAfter,
  signatureOf,
  signedBy,
} from '../../testing/a-round.ts';
import { anAnswer, anOffer, anOffering, OFFICE, PDF } from '../testing/an-offer.ts';
import { confirmOutside, offerOutside, refuseOutside } from './outside.rules.ts';

const now = onDay('2026-11-04');
const typesOf = ({ events, refused }: Decision<RoundEvent>) => refused?.wrong ?? events?.map(({ type }) => type);
const offered = (round: Round = aRound(), party = 'air'): Round =>
  roundAfter(round, offerOutside(round, anOffering(party), now).events ?? [], now);
const confirming = (changes: Parameters<typeof anAnswer>[1] & { looked?: boolean } = {}) => {
  const { looked = true, ...rest } = changes;
  return { ...anAnswer('air', rest), looked, office: OFFICE };
};

describe('A signature made outside is handed in', () => {
  it('with the hash of the PDF and how and when it was signed, names only in the body', () => {
    const { events = [] } = offerOutside(aRound(), anOffering('air'), now);
    expect(events.map((event) => RoundEvent.parse(event))).toEqual([
      {
        type: 'OutsideSignatureOffered',
        data: expect.objectContaining({ party: 'air', pdfHash: PDF, kind: 'ink', signedOn: '2026-11-03' }),
        body: { signer: { name: 'The head of air', title: 'Director' }, by: anOffering('air').by },
      },
    ]);
  });

  const file = { hash: PDF, refused: undefined, carriesSignature: false };
  it.each<[string, Round, Parameters<typeof anOffering>[1], Instant, RegExp, string | undefined]>([
    ['not before its turn', anOpenRound(), {}, now, /not your turn/, undefined],
    ['not after signing', signedBy(aRound(), ['air']), {}, now, /signed .* already/, undefined],
    ['not at the deadline', aRound(), {}, DEADLINE, /period is over/, undefined],
    ['not after the end', closed(aRound(), 'voided'), {}, now, /voided/, undefined],
    ['not by a stranger', aRound(), { party: 'water' }, now, /not a signatory/, undefined],
    ['not for another text', aRound(), { documentHash: OTHER_DOCUMENT }, now, /not the text/, 'documentHash'],
    [
      'not where every party is of one agency',
      aRound(),
      { anotherAgency: false },
      now,
      /of your own agency/,
      undefined,
    ],
    ['not in an unknown way', aRound(), { kind: 'stamp' }, now, /not said how/, 'kind'],
    ['not without a name', aRound(), { signer: { name: ' ', title: 'Director' } }, now, /name is missing/, 'name'],
    [
      'not with half a page of name',
      aRound(),
      { signer: { name: 'x'.repeat(121), title: 'T' } },
      now,
      /121 characters/,
      'name',
    ],
    ['not with a title of two lines', aRound(), { signer: { name: 'N', title: 'T\nU' } }, now, /line break/, 'title'],
    ['not on a day that is none', aRound(), { signedOn: '2/31/2026' }, now, /February 2026 has no day 31/, 'signedOn'],
    ['not on a day to come', aRound(), { signedOn: '2026-11-05' }, now, /still to come/, 'signedOn'],
    ['not on a day before the text was out', aRound(), { signedOn: '2026-11-01' }, now, /not exist yet/, 'signedOn'],
    ['not without a file', aRound(), { file: undefined }, now, /no file/, 'file'],
    [
      'not with a file that may not be taken',
      aRound(),
      {
        file: { ...file, refused: { code: 'not-a-pdf', wrong: 'This file is not a PDF.', remedy: 'Save it as one.' } },
      },
      now,
      /not a PDF/,
      'file',
    ],
    ['not by card without the card’s signature', aRound(), { kind: 'piv' }, now, /no digital signature/, 'file'],
  ])('%s', (_, round, changes, at, wrong, field) => {
    const { refused, events } = offerOutside(round, anOffering('air', changes), at);
    expect(events).toBeUndefined();
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.remedy).toMatch(/\.$/);
    expect(refused?.field).toBe(field);
  });

  it('by card, with the card’s signature in the file', () => {
    const piv = { kind: 'piv', file: { ...file, carriesSignature: true } };
    expect(typesOf(offerOutside(aRound(), anOffering('air', piv), now))).toEqual(['OutsideSignatureOffered']);
  });

  it('and again, in place of the first, while nobody has answered', () => {
    const hash = 'a'.repeat(64);
    const second = offerOutside(offered(), anOffering('air', { file: { ...file, hash } }), now).events ?? [];
    const round = roundAfter(offered(), second, now);
    expect(confirmOutside(round, confirming(), now).refused?.wrong).toMatch(/waits for no answer/);
    const offer = anOffer('air', { pdfHash: hash });
    expect(typesOf(confirmOutside(round, confirming({ offer, pdfHash: hash }), now))).toEqual(['SignatureGiven']);
  });

  it('and is withdrawn when the head signs by the link', () => {
    const round = roundAfter(offered(), [signatureOf('air', now)], now);
    expect(round.signatories.air?.offer).toBeUndefined();
    expect(typesOf(confirmOutside(round, confirming(), now))).toMatch(/signed .* already/);
  });
});

describe('Another agency’s liaison answers', () => {
  it('by confirming: the signature counts and says how it was given, by whom offered and confirmed', () => {
    const { events = [] } = confirmOutside(offered(), confirming(), now);
    const [given] = events.map((event) => RoundEvent.parse(event));
    expect(given?.data).toMatchObject({
      method: 'ink on paper, confirmed by another agency',
      statement: null,
      linkUsedAt: null,
      codeSentAt: null,
      outside: { kind: 'ink', pdfHash: PDF, signedOn: '2026-11-03', offeredBy: 'air', confirmedBy: 'another' },
    });
    expect(given?.body).toMatchObject({
      name: 'The head of air',
      capacity: 'acting',
      liaisons: { offered: { name: 'Lee' }, confirmed: { name: 'Kim' } },
    });
    expect(roundAfter(offered(), events, now).signatories.air).toMatchObject({ status: 'signed', outside: 'ink' });
  });

  it('and a person who is not on record as the holder is shown as signed outside, not in a capacity', () => {
    const office = { ...OFFICE, name: 'Someone else' };
    const { events = [] } = confirmOutside(offered(), { ...confirming(), office }, now);
    expect(events[0]?.body).toMatchObject({ name: 'The head of air', capacity: 'as signed outside' });
  });

  it('the last one executes the round', () => {
    const round = offered(signedBy(aRound(), ['health', 'forest']));
    expect(typesOf(confirmOutside(round, confirming(), now))).toEqual(['SignatureGiven', 'RoundClosed']);
  });

  it('by refusing with a reason: it counts for nothing, and another may be handed in', () => {
    const refused = refuseOutside(offered(), { ...anAnswer('air'), reason: ' The hash is missing. ' }, now);
    const { events = [] } = refused;
    expect(events.map((event) => RoundEvent.parse(event))).toEqual([
      {
        type: 'OutsideSignatureRefused',
        data: { party: 'air', pdfHash: PDF, refusedBy: 'another' },
        body: { by: anAnswer('air').by, reason: 'The hash is missing.' },
      },
    ]);
    const round = roundAfter(offered(), events, now);
    expect(typesOf(confirmOutside(round, confirming(), now))).toMatch(/waits for no answer/);
    expect(typesOf(offerOutside(round, anOffering('air'), now))).toEqual(['OutsideSignatureOffered']);
  });

  it.each<[string, Round, Parameters<typeof confirming>[0], Instant, RegExp]>([
    ['not without having looked', offered(), { looked: false }, now, /not said that you have opened/],
    ['not of another PDF', offered(), { pdfHash: 'b'.repeat(64) }, now, /waits for no answer/],
    ['not where nothing was handed in', aRound(), {}, now, /waits for no answer/],
    ['not where nothing was ever handed in', aRound(), { offer: undefined }, now, /waits for no answer/],
    ['not whose words were removed', offered(), { offer: { ...anOffer('air'), body: undefined } }, now, /no answer/],
    ['not for the same agency', offered(), { for: 'air' }, now, /handed it in cannot answer/],
    ['not by the same person', offered(), { actor: 'per_offers' }, now, /handed it in cannot answer/],
    ['not at the deadline', offered(), {}, DEADLINE, /period is over/],
  ])('%s', (_, round, changes, at, wrong) =>
    expect(confirmOutside(round, confirming(changes), at).refused?.wrong).toMatch(wrong),
  );

  it('not without a reason to refuse', () =>
    expect(refuseOutside(offered(), { ...anAnswer('air'), reason: ' ' }, now).refused?.field).toBe('reason'));

  it('and what was confirmed can be taken back, as any signature', () => {
    const signed = roundAfter(offered(), confirmOutside(offered(), confirming(), now).events ?? [], now);
    const { documentHash } = anOffering('air');
    const code = aProof(plus(now, 1));
    const no = { party: 'air', documentHash, reason: 'Wait.', signer: OFFICE as never, code };
    const round = roundAfter(signed, takeBack(signed, no, plus(now, 1)).events ?? [], now);
    expect(round.signatories.air).toEqual({
      status: 'asked',
      group: 0,
      epoch: 0,
      at: now,
    });
  });
});
