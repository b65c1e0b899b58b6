/** Files are named by people's titles, and no title can make a name that is more than a name. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { annexName } from './mou-name.ts';

const sha256 = `${'ab12cd34'}${'0'.repeat(56)}`;

it.each([
  ['Clean-air centers by county', 'text/csv', 'Clean-air-centers-by-county-ab12cd34.csv'],
  ['../../etc/passwd', 'text/plain', 'etc-passwd-ab12cd34.txt'],
  ['Résumé "final"\r\n', 'application/pdf', 'Resume-final-ab12cd34.pdf'],
  ['<b>.html', 'text/html', 'b-html-ab12cd34.bin'],
  ['地図', 'image/png', 'annex-ab12cd34.png'],
])('%s of the kind %s', (title, mediaType, name) => expect(annexName({ title, sha256, mediaType })).toBe(name));

it('whatever the title, the name is letters, digits, hyphens and one known ending', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, mediaType) => {
      expect(annexName({ title, sha256, mediaType })).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}-ab12cd34\.[a-z]{3,4}$/);
    }),
  ));
