/** Each head reads at the button what is signed with it: a renewal with what its party certifies, by whoever stays. */
import { describe, expect, it } from 'vitest';
import { signedMou, signingsOf } from '../../agreements/domain/signed-mou.ts';
import { mouOf } from '../../agreements/testing/an-mou.ts';
import matching from '../../agreements/testing/mous/6-computer-matching.json';
import { statementOf } from '../domain/statement.ts';
import { intentOf } from './signatories.parts.tsx';

const CERTIFIES = matching.sunset.renewal.certifies;
const mou = mouOf(matching);
const leaver = { ...signingsOf(signedMou(mou).parties[0] as never)[0], key: 'leaver', name: 'Larch Office' } as never;
const sentenceOf = (seat: string, succession: object) => {
  const signer = { name: 'Ada Rowe', title: 'Director', mailbox: 'ada@benefits.example' } as never;
  const follows = { version: 1, documentHash: 'd'.repeat(64) };
  const text = signedMou(mou, { version: 2, follows, leaving: [leaver], ...succession } as never);
  return statementOf(intentOf(text, seat, signer)).sentence;
};

describe('The sentence at the button of a renewal', () => {
  it.each(mou.parties.map(({ key }) => key))('has what every party certifies: %s', (party) =>
    expect(sentenceOf(party, { kind: 'renewal', certifies: CERTIFIES })).toContain(`certifies: “${CERTIFIES}”`),
  );

  it('has nothing of it where the text before it asked for nothing', () =>
    expect(sentenceOf('benefits-office', { kind: 'renewal' })).not.toContain('certifies'));

  it('has nothing of it for a party that leaves', () =>
    expect(sentenceOf('leaver', { kind: 'renewal', certifies: CERTIFIES })).toMatch(
      /leaves this memorandum with version 2\.$/,
    ));
});
