/** Mails with a code say until when it works; mails about an end say to a liaison what a liaison can do; above `public`, neither names anyone. */
import { describe, expect, it } from 'vitest';
import { signedMou, signingsOf } from '../../agreements/domain/signed-mou.ts';
import { anAgreement, aTerm } from '../../agreements/testing/an-agreement.ts';
import { mouOf, wildfire } from '../../agreements/testing/an-mou.ts';
import { contentOf } from '../../shared/mail.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { aCode, aRound, closed, onDay } from '../testing/a-round.ts';
import type { Letter } from './letter.ts';
import { SIGNING_MAILS } from './signing.mail.tsx';

const text = signedMou(mouOf(wildfire));
const keys = text.parties.map(({ key }) => key);
const now = onDay('2026-11-04');
const aLetter = (changes: Partial<Letter> = {}): Letter => ({
  now,
  service: 'https://concord.example',
  agreement: { ...anAgreement(), parties: keys, convener: keys[0] ?? '' },
  text,
  round: aRound({ groups: [keys] }),
  party: keys[1] ?? '',
  seat: keys[1] ?? '',
  to: { title: 'Director', name: 'Maria Quintero' },
  ...changes,
});
const written = (template: string, changes: Partial<Letter> = {}) =>
  mail(contentOf(SIGNING_MAILS, template, aLetter(changes))).text;

describe('A code', () => {
  it('stands alone on its line, with the moment until which it works', () => {
    const sent = written('code', { code: aCode('012345', now) });
    expect(sent).toMatch(/^012345$/m);
    expect(sent).toContain('It works until Wed, Nov 4, 2026, 7:30 a.m. ET, once');
  });

  it('of twenty digits stands in fours, and says why it is longer', () => {
    const sent = written('long-code', { code: aCode('01234567890123456789', now) });
    expect(sent).toMatch(/^0123 4567 8901 2345 6789$/m);
    expect(sent).toMatch(/It is longer than usual, because/);
    expect(sent).toContain('It works until Wed, Nov 4, 2026, 8:00 p.m. ET');
  });

  it('is nobody else’s, which the mail says', () =>
    expect(written('long-code', { code: aCode('0'.repeat(20), now) })).toContain('the code is for you alone'));
});

it('A link that the liaison asked for says so, and that earlier ones work', () => {
  const sent = written('liaison-link', { link: 'https://concord.example/sign/x' });
  expect(sent).toContain('Your agency’s liaison asked us to send you another link');
  expect(sent).toContain('The links in our earlier mails work as well.');
});

describe('The end of a round, told to a liaison', () => {
  const lapsed = { round: closed(aRound({ groups: [keys] }), 'lapsed'), asLiaison: true };
  const link = 'https://concord.example/agreements/mou_1';
  it.each(['closed', 'executed'])('by the mail %s: a page to sign in to, and nothing to sign', (template) => {
    const sent = written(template, { ...lapsed, link });
    expect(sent).toMatch(/Sign in and read .*:\nhttps:\/\/concord\.example\/agreements\/mou_1$/m);
    expect(sent).not.toMatch(/You have nothing to sign|Open the link/);
  });

  it('holds no name and no title above public handling', () => {
    const agreement = { ...aLetter().agreement, handling: 'named' as const };
    const to = { title: 'liaison', name: 'Maria Quintero' };
    for (const template of ['closed', 'executed']) {
      const sent = written(template, { ...lapsed, agreement, to, link });
      expect(sent).not.toContain('Quintero');
      expect(sent).not.toContain(text.title);
    }
  });
});

describe('The mails of a version that shall follow a text in force', () => {
  const follows = { kind: 'amendment' as const, version: 1, documentHash: 'd'.repeat(64) };
  const second = { ...aLetter().agreement, version: 2, follows };
  const [first = '', leaver = ''] = keys;

  it('ask to sign it, and say that the text in force stays so', () => {
    const sent = written('signature-request', { agreement: second, link: 'https://concord.example/sign/x' });
    expect(sent).toContain('It amends version 1, which is in force and stays so until this one is signed');
    expect(sent).not.toContain('no longer');
  });

  it('ask a party that it leaves out to agree that it leaves', () => {
    const stays = text.parties.filter(({ key }) => key !== leaver);
    const leaving = text.parties.filter(({ key }) => key === leaver).flatMap(signingsOf);
    const succession = { version: 2, kind: follows.kind, follows, leaving };
    const agreement = {
      ...second,
      parties: keys.filter((key) => key !== leaver),
      follows: { ...follows, leaving: [leaver] },
    };
    const sent = written('signature-request', {
      agreement,
      text: { ...text, parties: stays, succession },
      party: leaver,
    });
    const name = text.parties.find(({ key }) => key === leaver)?.name;
    const organizer = text.parties.find(({ key }) => key === first)?.name;
    expect(sent.replaceAll(/\s+/g, ' ')).toContain(
      `${organizer} asks you to agree, for ${name}, that it leaves MOU-2026-014 with version 2.`,
    );
  });

  it.each(['ending', 'closed'])('%s: without every signature the text in force stays as it is', (template) => {
    const round = template === 'closed' ? closed(aRound({ groups: [keys] }), 'lapsed') : aRound({ groups: [keys] });
    expect(written(template, { agreement: second, round })).toContain('Version 1 stays as it is.');
    expect(written(template, { round })).not.toContain('stays as it is');
  });

  it.each([
    [{}, 'It holds now; version 1 stays on record.'],
    [
      { effectiveAt: '2027-01-04T05:00:00.000Z' },
      'It takes the place of version 1 on Mon, Jan 4, 2027, 12:00 a.m. ET; until then that one holds.',
    ],
  ])('executed: from when it holds (%j)', (changes, says) => {
    const agreement = { ...second, status: 'executed' as const, term: aTerm(changes) };
    expect(written('executed', { agreement }).replaceAll(/\s+/g, ' ')).toContain(says);
  });
});
