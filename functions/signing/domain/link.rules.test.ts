/** Every guard of a link, with its yes and its no. */
import { describe, expect, it } from 'vitest';
import { DAY, type Decision, type Instant, plus } from '../../shared/kernel.ts';
import { aLink, aRound, closed, DEADLINE, OPENED, OTHER_DOCUMENT, onDay, signedBy } from '../testing/a-round.ts';
import { LINK_LIFE, linkHolds, reissueLink } from './link.rules.ts';
import type { RoundEvent } from './round.events.ts';
import { evolveRound, type Round } from './round.state.ts';

const now = onDay('2026-11-04');
const inGroups = () => aRound({ groups: [['air'], ['health', 'forest']] });
const justBefore = (at: Instant) => plus(at, -1);
const typesOf = ({ events, refused }: Decision<RoundEvent>) => refused?.wrong ?? events?.map(({ type }) => type);

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
    const said = typesOf(reissueLink(round, party, 'convener', left, now));
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

it('A fresh link of one office that signs ends none of another’s of the same party', () => {
  const both = aRound({ groups: [['air', 'air_cfo']] });
  const round = evolveRound(both, { type: 'LinkReissued', data: { party: 'air_cfo', by: 'convener' } }, now);
  expect(linkHolds(round, aLink('air_cfo'), now, undefined).refused?.wrong).toMatch(/newer link/);
  expect(linkHolds(round, aLink('air'), now, undefined).refused).toBeUndefined();
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
