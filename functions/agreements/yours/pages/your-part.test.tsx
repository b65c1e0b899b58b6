/** Above a text stands what it says of the reader's agency, marked as no part of it. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import inspections from '../../../../examples/inspections.json';
import { signedMou } from '../../domain/signed-mou.ts';
import { findingsDocument } from '../../findings/domain/findings.ts';
import { documentOf } from '../../pages/document.ts';
import { bare, changed, mouOf, wildfire } from '../../testing/an-mou.ts';
import { YourPart } from './your-part.parts.tsx';

const shown = (file: unknown, party: string) => {
  const mou = mouOf(file);
  const { html, textHash } = documentOf(mou);
  const findings = findingsDocument(signedMou(mou), textHash).shown;
  return render(<YourPart text={signedMou(mou)} {...{ html, party, findings }} />);
};

describe('The part of the reader’s agency', () => {
  it('is marked as no part of the signed text, and each line leads into it', () => {
    const html = shown(wildfire, 'health');
    expect(html).toContain('Not part of the signed text.');
    expect(html).toMatch(/<a href="#section-\d+">Plans \$1.2M, subject to appropriations<\/a>/);
    expect(html).not.toContain('href="#text"');
  });

  it('says beside it what the text leaves open for everyone', () =>
    expect(shown(inspections.mou, 'banking')).toContain('<summary>What it leaves open for your agency (7)</summary>'));

  it('says nothing of what only others leave open', () => {
    const open = changed(wildfire, 'commitments.0.by', undefined);
    const [own, other] = mouOf(wildfire).parties.map(({ key }) => key) as [string, string];
    const [does] = mouOf(wildfire).commitments;
    const [theirs, others] = does?.party === own ? [own, other] : [does?.party ?? '', own];
    expect(shown(open, theirs)).toContain('A commitment has no day');
    expect(shown(open, others)).not.toContain('A commitment has no day');
  });

  it('is no box for an agency that is no party', () => expect(shown(bare, 'forestry')).toBe(''));
});
