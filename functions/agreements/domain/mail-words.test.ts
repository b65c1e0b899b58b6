import { describe, expect, it } from 'vitest';
import { adopted, anAgreement } from '../testing/an-agreement.ts';
import { mouOf, wildfire } from '../testing/an-mou.ts';
import { called, footerOf, named, trustOf } from './mail-words.ts';
import { signedMou } from './signed-mou.ts';

const text = signedMou(mouOf(wildfire));
const letter = (handling: 'public' | 'parties') => ({
  service: 'https://concord.example',
  agreement: { ...anAgreement(), handling },
  text,
  party: 'health',
});

describe('A mail about an agreement', () => {
  it('gives the title only where everything about it is public', () => {
    expect(named(letter('public'))).toContain(text.title);
    expect(named(letter('parties'))).toBe('MOU-2026-014 (wildfire smoke MOU)');
  });

  it('is called in a subject by its name for emails, or by its number alone', () => {
    expect(called(letter('parties'))).toBe('wildfire smoke MOU (MOU-2026-014)');
    const { emailName: _, ...unnamed } = text;
    expect(called({ ...letter('parties'), text: unnamed })).toBe('MOU-2026-014');
    expect(named({ ...letter('parties'), text: unnamed })).toBe('MOU-2026-014');
  });

  it('says once that it was signed elsewhere, where everything about it is public and the mail does not say so itself', () => {
    const saidIn = (handling: 'public' | 'parties', more: object = {}) => {
      const about = { ...letter(handling), agreement: { ...adopted(), handling }, ...more };
      return [trustOf(about, []), footerOf(about, [])].map((lines) => lines.filter((one) => one.includes('elsewhere')));
    };
    const line = ['All parties signed this agreement elsewhere, on Mon, Mar 2, 2026.'];
    expect(saidIn('public')).toEqual([line, line]);
    expect(saidIn('parties')).toEqual([[], []]);
    expect(saidIn('public', { saysElsewhere: true })).toEqual([[], []]);
    expect(trustOf(letter('public'), []).join()).not.toContain('elsewhere');
  });

  it('ends with who is behind it, whom to call in doubt, and the way back in', () => {
    const organizer = text.parties.find(({ key }) => key === anAgreement().convener)?.name;
    expect(organizer).toBeDefined();
    expect(footerOf(letter('parties'), ['Besides.'])).toEqual([
      `${organizer} (air.example) organizes this agreement through Concord. If you doubt this email, call your counterpart there on a number you already know. Nobody reads answers to this email. Write to your counterpart there instead.`,
      'Besides.',
      'Link not working? Go to https://concord.example/find and enter MOU-2026-014 and your work email address.',
    ]);
  });
});
