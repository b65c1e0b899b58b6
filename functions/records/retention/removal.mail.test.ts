/** What a mail about a removal says to records officers, and what it never tells. */
import { describe, expect, it } from 'vitest';
import { signedMou } from '../../agreements/domain/signed-mou.ts';
import { anAgreement } from '../../agreements/testing/an-agreement.ts';
import { mouOf, wildfire } from '../../agreements/testing/an-mou.ts';
import { contentOf } from '../../shared/mail.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { REMOVAL_MAILS } from './removal.mail.tsx';

const text = signedMou(mouOf(wildfire));
const agreement = anAgreement();
const at = `https://concord.example/agreements/${agreement.id}`;
const written = (template: string) =>
  mail(
    contentOf(REMOVAL_MAILS, template, {
      service: 'https://concord.example',
      agreement,
      text,
      party: 'health',
      removal: 'rmv_1',
    }),
  );

describe('A mail about a removal of words', () => {
  it.each([
    ['removal-asked', 'Decide about a removal of words: wildfire smoke MOU (MOU-2026-014)', `${at}/removals/rmv_1`],
    ['removal-approved', 'The removal of words was approved: wildfire smoke MOU (MOU-2026-014)', `${at}/keeping`],
    ['removal-refused', 'The removal of words was refused: wildfire smoke MOU (MOU-2026-014)', `${at}/keeping`],
  ])('%s names the MOU by its number, and leads to where it is decided or kept', (template, subject, url) => {
    const letter = written(template);
    expect(letter.subject).toBe(subject);
    expect(letter.text).toContain(`\n${url}\n`);
    expect(letter.text).toContain('You get this as a records officer of');
    expect(letter.text).not.toContain(text.title);
  });

  it('is a mistake of ours where no release ever had its template', () =>
    expect(() => written('removal')).toThrow(RangeError));
});
