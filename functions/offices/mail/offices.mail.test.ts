/** Mails before a head is asked name who asks whom, and where the word stands. */
import { describe, expect, it } from 'vitest';
import { signedMou } from '../../agreements/domain/signed-mou.ts';
import { anAgreement } from '../../agreements/testing/an-agreement.ts';
import { mouOf, wildfire } from '../../agreements/testing/an-mou.ts';
import { contentOf } from '../../shared/mail.ts';
import { noticeMail, PREPARING_MAILS } from './offices.mail.tsx';

const text = signedMou(mouOf(wildfire));
const agreement = anAgreement();
const nameOf = (party: string) => text.parties.find(({ key }) => key === party)?.name ?? '';
const to = (party: string) => ({
  service: 'https://concord.example',
  agreement,
  text,
  party,
  deadline: undefined,
  to: { name: 'Lee Ionescu' },
});
const organizer = agreement.convener;
const other = text.parties.find(({ key }) => key !== organizer)?.key ?? '';

describe('A mail before a head is asked', () => {
  it.each([
    [
      'to its liaison',
      (party: string) => contentOf(PREPARING_MAILS, 'prepare', { ...to(party), missing: ['offices'] }),
    ],
    ['to the office that signs', (party: string) => noticeMail(to(party), 'copper forest')],
  ])('%s says who asks, and tells the agency that organizes it no such thing of itself', (_, mail) => {
    expect(mail(other).paragraphs.join(' ')).toContain(`${nameOf(organizer)} asks ${nameOf(other)} to sign`);
    expect(mail(organizer).paragraphs.join(' ')).toContain('which your agency organizes, is out for signature.');
    expect(mail(organizer).paragraphs.join(' ')).not.toContain(`asks ${nameOf(organizer)}`);
  });

  it('says of the word that it stands below: the facts come between', () =>
    expect(noticeMail(to(other), 'copper forest').paragraphs.at(-1)).toMatch(/the word below/));
});
