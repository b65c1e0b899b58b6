import { describe, expect, it } from 'vitest';
import { bodyTexts } from './body-words.ts';

describe('The words of an event', () => {
  it('are every text of its body, wherever it stands, in one order, with a label to read', () => {
    const words = [
      { label: 'By, name', text: 'Ada Moss' },
      { label: 'Cannot accept', text: 'x\ny' },
      { label: 'Count', text: '3' },
      { label: 'Links, 1, says', text: 'Log' },
    ];
    const [by, links] = [{ name: 'Ada Moss' }, [{ says: 'Log', url: '' }]];
    expect(bodyTexts({ by, cannotAccept: 'x\ny', links, count: 3 })).toEqual(words);
    expect(bodyTexts({ count: 3, links, cannotAccept: 'x\ny', by })).toEqual(words);
  });

  it.each([undefined, null, {}, ' ', { mayVeto: true, structure: 'a'.repeat(64) }])('of %j are none', (body) =>
    expect(bodyTexts(body)).toEqual([]),
  );
});
