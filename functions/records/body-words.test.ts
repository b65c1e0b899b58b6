import { describe, expect, it } from 'vitest';
import { bodyTexts } from './body-words.ts';

describe('The words of an event', () => {
  it('are every text of its body, wherever it stands, with a label to read', () =>
    expect(
      bodyTexts({ by: { name: 'Ada Moss' }, cannotAccept: 'x\ny', links: [{ says: 'Log', url: '' }], count: 3 }),
    ).toEqual([
      { label: 'By, name', text: 'Ada Moss' },
      { label: 'Cannot accept', text: 'x\ny' },
      { label: 'Links, 1, says', text: 'Log' },
      { label: 'Count', text: '3' },
    ]));

  it.each([undefined, null, {}, ' '])('of %j are none', (body) => expect(bodyTexts(body)).toEqual([]));
});
