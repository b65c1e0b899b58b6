/** Vague words are found by their exact places: not within quotation marks, not in names, and never a word twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signedMou } from '../../domain/signed-mou.ts';
import { changed, mouOf, roads } from '../../testing/an-mou.ts';
import { VAGUE } from './vague-phrases.ts';
import { vagueIn, vagueInField, vagueWords } from './vague-words.ts';

const found = (text: string) => vagueIn(text).map((hit) => hit.text);

describe('Vague words', () => {
  it.each([...VAGUE.keys()])('“%s” is found as it is', (phrase) =>
    expect(found(`The parties will ${phrase} here.`)).toEqual([phrase]),
  );

  it.each([
    ['at the beginning of a sentence', 'Timely reports are sent.', ['Timely']],
    ['all in capitals', 'REPORTS ARE SENT AS APPROPRIATE.', ['AS APPROPRIATE']],
    ['with a hyphen', 'The parties co-ordinate patrols.', ['co-ordinate']],
    ['over a line break of the reader', 'Each sends, as  far as practicable, its report.', ['as  far as practicable']],
    ['the longer of two', 'It is done as soon as practicable.', ['as soon as practicable']],
    ['each time', 'Timely, and timely again.', ['Timely', 'timely']],
  ])('are found %s', (_, text, words) => expect(found(text)).toEqual(words));

  it.each([
    ['in quotation marks', 'A report is “timely” within ten days.'],
    ['in a name', 'They meet at the Coordination Center of Birch.'],
    ['within other words', 'The coordinator sends untimely reports to the facilitator.'],
    ['across a comma or a sentence', 'It is used as, needed for, a map. It stays as is. Needed are rooms.'],
  ])('are not found %s', (_, text) => expect(found(text)).toEqual([]));

  it('have their places in the whole field, paragraph by paragraph', () => {
    const text = 'One pays.\nThe other will, as appropriate, help.\n\nBoth coordinate, in a timely way.';
    const places = vagueInField('sections.0.text', text);
    expect(places.map(({ words = [] }) => words.map(({ from, to }) => text.slice(from, to)))).toEqual([
      ['as appropriate'],
      ['coordinate', 'timely'],
    ]);
    expect(places.map(({ says }) => says?.where)).toEqual([' in paragraph 2', ' in paragraph 3']);
    expect(places.map(({ says }) => says?.words)).toEqual([
      '“as appropriate” (how far)',
      '“coordinate” (who does what), “timely” (by when)',
    ]);
  });

  it('are marked ten times in a paragraph, and said once each', () => {
    const [place] = vagueInField('purpose.text', 'It is timely. '.repeat(40));
    expect(place?.words).toHaveLength(10);
    expect(place?.says).toEqual({ where: '', words: '“timely” (by when)' });
  });

  it.each([
    'purpose.text',
    'purpose.outcomes.0',
    'sections.0.text',
    'decisionRights.0.what',
    'decisionRights.0.staysWith.0.what',
    'commitments.0.does',
    'commitments.0.measure',
    'publicCredit.0.what',
    'ladder.referee.procedure',
    'independentActionNotice.text',
  ])('are looked for in %s', (field) => {
    const right = { ...roads.decisionRights[0], staysWith: [{ party: roads.parties[0]?.key, what: 'Detours.' }] };
    const whole = {
      ...roads,
      purpose: { text: 'Maps agree.', outcomes: ['They agree.'] },
      sections: [{ key: 'own', title: 'Timely coordination', text: 'Maps agree.' }],
      decisionRights: [right],
      ladder: { ...roads.ladder, referee: { name: 'The Coordinator', procedure: 'It hears both.' } },
      independentActionNotice: { days: 5, text: 'It says why.' },
    };
    const find = (file: unknown) => vagueWords.find(signedMou(mouOf(file)));
    expect(find(whole)).toEqual([]);
    expect(find(changed(whole, field, 'They coordinate.'))).toMatchObject([{ field, words: [{ text: 'coordinate' }] }]);
  });

  it('lie where they are said to lie in whatever text, in order and apart', () => {
    const some = fc.array(
      fc.oneof(fc.constantFrom(...VAGUE.keys(), '. ', ', ', ' ', '\n', '“', '”', '(', 'é', '🚒'), fc.string()),
    );
    fc.assert(
      fc.property(some, (parts) => {
        const text = parts.join(' ');
        let last = 0;
        for (const { words = [] } of vagueInField('purpose.text', text))
          for (const { from, to, text: said } of words) {
            expect(text.slice(from, to)).toBe(said);
            expect(from).toBeGreaterThanOrEqual(last);
            last = to;
          }
      }),
    );
  });
});
