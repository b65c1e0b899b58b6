/** What a head says by pressing the button, and under which law, word for word. */
import { describe, expect, it } from 'vitest';
import { statement, statementOf, wordsOfStatement } from './statement.ts';

const intent = {
  name: 'Ada Rowe',
  title: 'Commissioner',
  agency: 'Birch Department of Transportation',
  authority: 'Birch Code § 12-104',
};
const GPEA = 'Pub. L. 105-277, Title XVII, sections 1701 to 1710 (44 U.S.C. 3504 note)';
const ESIGN = '15 U.S.C. 7001 et seq.';

describe('The sentence at the button', () => {
  it('names the agency, the person, the title and the authority', () =>
    expect(statementOf(intent).sentence).toBe(
      'By selecting Sign for Birch Department of Transportation, I, Ada Rowe, sign this memorandum electronically as Commissioner, under Birch Code § 12-104.',
    ));

  it('of a delegate names whom the delegate signs for', () =>
    expect(statementOf({ ...intent, onBehalfOf: { name: 'Cy Dunn', title: 'Commissioner' } }).sentence).toContain(
      'I, Ada Rowe, sign this memorandum electronically as Commissioner for Cy Dunn, under Birch Code § 12-104.',
    ));

  it('of a renewal says what every party certifies with it', () => {
    const by = { ...intent, certifies: 'It was carried out as agreed.' };
    expect(statementOf(by).sentence).toBe(
      `${statementOf(intent).sentence} Birch Department of Transportation certifies: “It was carried out as agreed.”`,
    );
    expect(statement(by, statementOf(by).version)).toBe(wordsOfStatement(statementOf(by)));
  });

  it.each([
    ['federal' as const, 'intent@2 gpea@1', GPEA, ESIGN],
    ['other' as const, 'intent@2 esign-ueta@1', ESIGN, GPEA],
    [undefined, 'intent@2 esign-ueta@1', ESIGN, GPEA],
  ])('of jurisdiction %s stands above its own law and no other', (jurisdiction, version, cited, not) => {
    const shown = statementOf({ ...intent, jurisdiction });
    expect(shown.version).toBe(version);
    expect(shown.reference).toContain(cited);
    expect(wordsOfStatement(shown)).not.toContain(not);
  });

  it.each(['federal', 'other'] as const)('of jurisdiction %s can be told again from its version', (jurisdiction) => {
    const by = { ...intent, jurisdiction };
    expect(statement(by, statementOf(by).version)).toBe(wordsOfStatement(statementOf(by)));
  });

  it('of the first release is told as it was shown then, and one that never was is not told', () => {
    expect(statement(intent, 'intent@1')).toContain(
      'By selecting “Sign for Birch Department of Transportation”, I, Ada',
    );
    for (const version of ['intent@9', 'toString', '']) expect(() => statement(intent, version)).toThrow(RangeError);
  });
});
