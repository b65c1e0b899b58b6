/** What a mail to a reviewer or of a return may tell: by the handling of the MOU. */
import { describe, expect, it } from 'vitest';
import { signedMou } from '../../agreements/domain/signed-mou.ts';
import { anAgreement } from '../../agreements/testing/an-agreement.ts';
import { mouOf, wildfire } from '../../agreements/testing/an-mou.ts';
import { contentOf } from '../../shared/mail.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { anOpenRound } from '../../signing/testing/a-round.ts';
import { CLEARANCE_MAILS, type ClearanceLetter } from './clearance.mail.tsx';

const text = signedMou(mouOf(wildfire));
const letter = (handling: 'public' | 'parties' | 'named', changes: Partial<ClearanceLetter> = {}): ClearanceLetter => ({
  service: 'https://concord.example',
  agreement: { ...anAgreement(), handling },
  round: anOpenRound(),
  text,
  party: 'health',
  kind: 'counsel',
  required: true,
  name: 'Dana Whitfield',
  link: 'https://concord.example/review/abc',
  returned: { by: 'Jo Lindgren', comments: 'Name the appropriation.' },
  ...changes,
});
const TEMPLATES = ['prepare', 'reminder', 'fresh-link', 'found', 'review-returned'];
const partsOf = (template: string, of: ClearanceLetter) =>
  Object.values(mail(contentOf(CLEARANCE_MAILS, template, of)));

describe.each(TEMPLATES)('%s', (template) => {
  it.each(['parties', 'named'] as const)('with handling %s names no person, no title and no comment', (handling) => {
    for (const part of partsOf(template, letter(handling))) {
      expect(part).not.toMatch(/Whitfield|Lindgren|appropriation/);
      expect(part).not.toContain(text.title);
    }
  });

  it('with public handling greets by name and gives the title', () => {
    const [, words = ''] = partsOf(template, letter('public'));
    expect(words).toContain('To Dana Whitfield:');
    expect(words).toContain(text.title);
  });

  it('names both agencies, until when, and where to go when the link does not work', () => {
    const [, words = ''] = partsOf(template, letter('parties'));
    for (const { key, name } of text.parties) if (key === 'health' || key === 'air') expect(words).toContain(name);
    expect(words).toContain('Signing ends: Wed, Dec 2, 2026, 5:00 p.m. ET');
    expect(words).toMatch(/^https:\/\/concord.example\/review\/abc$/m);
    expect(words).toContain(
      'Link not working? Go to https://concord.example/find and enter MOU-2026-014 and your work address.',
    );
  });
});

describe('The request', () => {
  it.each([
    [true, 'only when you have cleared exactly this text'],
    [false, 'signing does not wait for it'],
  ])('says whether the head waits (required: %s)', (required, words) =>
    expect(partsOf('prepare', letter('parties', { required }))[1]).toContain(words),
  );
});

it('A reviewer of a successor is told what it follows, and that this is in force', () => {
  const follows = { kind: 'renewal' as const, version: 1, documentHash: 'd'.repeat(64) };
  const agreement = { ...letter('parties').agreement, version: 2, follows };
  const [subject = '', words = ''] = partsOf('prepare', letter('parties', { agreement }));
  expect(subject).toContain('For your clearance: MOU-2026-014, version 2, signing ends');
  expect(words).toContain('It renews version 1, which stays in force to its last day.');
});

it('A mail that no release ever had is a mistake of ours', () =>
  expect(() => contentOf(CLEARANCE_MAILS, 'constructor', letter('public'))).toThrow(RangeError));
