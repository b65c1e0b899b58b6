import { describe, expect, it } from 'vitest';
import type { Round } from '../../domain/round.state.ts';
import { aRound, closed } from '../../testing/a-round.ts';
import { offersToTell } from './relevance.rules.ts';

const offered = (round: Round, ...parties: string[]): Round => ({
  ...round,
  signatories: Object.fromEntries(
    Object.entries(round.signatories).map(([party, one]) => [
      party,
      parties.includes(party) ? { ...one, offer: 'f'.repeat(64) } : one,
    ]),
  ),
});
const PARTIES = ['air', 'health', 'forest'];
const told = (template: string, round: Round, party: string) => offersToTell(template, round, party, PARTIES);

describe('Of signatures made outside', () => {
  const two = offered(aRound(), 'air', 'health');

  it.each([
    ['forest', ['air', 'health']],
    ['air', ['health']],
  ])('%s hears of those of others that wait', (party, about) =>
    expect(told('outside-offered', two, party)).toEqual(about),
  );

  it('nobody hears when all were answered, or when the round is over', () => {
    expect(told('outside-offered', aRound(), 'forest')).toEqual([]);
    expect(told('outside-offered', closed(two, 'lapsed'), 'forest')).toEqual([]);
  });

  it('of a further office that signs, others hear, and its own liaison hears which one was refused', () => {
    const both = aRound({ groups: [['air', 'air_cfo', 'health', 'forest']] });
    expect(told('outside-offered', offered(both, 'air_cfo'), 'health')).toEqual(['air_cfo']);
    expect(told('outside-offered', offered(both, 'air_cfo'), 'air')).toEqual([]);
    expect(told('outside-refused', both, 'air_cfo')).toEqual(['air_cfo']);
  });

  it('an agency hears that its own was refused, unless it has handed in another', () => {
    expect(told('outside-refused', aRound(), 'air')).toEqual(['air']);
    expect(told('outside-refused', two, 'air')).toEqual([]);
  });
});
