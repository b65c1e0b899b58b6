/** What is read of an earlier version is that version's own, whatever was removed by law since. */
import { describe, expect, it } from 'vitest';
import { published } from '../testing/an-agreement.ts';
import { partiesEver, versionsIn } from './versions.rules.ts';

const roundOf = (version: number) => `sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-${version}`;
const [FIRST, SECOND, THIRD] = [roundOf(1), roundOf(2), roundOf(3)] as const;
const first = {
  type: 'AgreementPublished',
  ...published({ round: FIRST, parties: ['air', 'health', 'police'] }),
};
const revised = (parties: string[], round: string = SECOND) => ({
  type: 'AgreementRevised',
  data: { ...published({ version: 2, round, parties }).data, previousRound: FIRST },
});
const second = revised(['air', 'parks']);
const removed = { type: 'BodyRemoved', data: { seq: 1, removal: 'rem_1' } };
const voided = { type: 'AgreementVoided', data: { round: SECOND } };

describe('The versions of an agreement', () => {
  it.each<[string, { type: string; data: unknown }[]]>([
    ['as they were published', [first, second, voided]],
    ['with words of the first removed before the second', [first, removed, second, voided]],
    ['with words removed at the end', [first, second, voided, removed]],
  ])('are read %s', (_, events) => {
    const versions = versionsIn(events);
    expect([...versions.keys()]).toEqual([FIRST, SECOND]);
    expect([versions.get(FIRST)?.status, versions.get(SECOND)?.status]).toEqual(['out for signature', 'voided']);
  });

  it.each<[string, { type: string; data: unknown }[], string[]]>([
    ['of its only version', [first], ['air', 'health', 'police']],
    ['that a new version left out, and the one that came', [first, second], ['air', 'health', 'police', 'parks']],
    [
      'once, also when one came back',
      [first, second, removed, revised(['police'], THIRD)],
      ['air', 'health', 'police', 'parks'],
    ],
  ])('have the parties %s', (_, events, parties) => expect(partiesEver(events)).toEqual(parties));
});
