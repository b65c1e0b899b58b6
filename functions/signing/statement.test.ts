/** What a head says by pressing the button, and under which law, word for word. */
import { describe, expect, it } from 'vitest';
import { STATEMENT_VERSIONS, statementOf, wordsOfStatement } from './statement.ts';

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

  it.each([
    ['federal' as const, 'intent@2 gpea@1', GPEA, ESIGN],
    ['other' as const, 'intent@2 esign-ueta@1', ESIGN, GPEA],
    [undefined, 'intent@2 esign-ueta@1', ESIGN, GPEA],
  ])('of jurisdiction %s stands above its own law and no other', (jurisdiction, version, cited, not) => {
    const statement = statementOf({ ...intent, jurisdiction });
    expect(statement.version).toBe(version);
    expect(statement.reference).toContain(cited);
    expect(wordsOfStatement(statement)).not.toContain(not);
  });

  it('is kept by versions that this file knows', () => {
    for (const jurisdiction of ['federal', 'other'] as const)
      for (const version of statementOf({ ...intent, jurisdiction }).version.split(' '))
        expect(STATEMENT_VERSIONS).toContain(version);
  });
});
