/** Every email, in the words that people read: subjects that say the act and its day first, short sentences, plain words, local time. */
import { describe, expect, it } from 'vitest';
import { mail } from '../functions/shared/mail-layout.tsx';
import { everyMail, NAME, NUMBER, text } from './every-mail.ts';

const all = (await everyMail()).map((one) => ({ ...one, mail: mail(one.content) }));
const rows = all.map((one) => [`${one.name}${one.kind === '' ? '' : `, ${one.kind}`} (${one.handling})`, one] as const);

/** Asked for by an email, with the act that its subject begins with; what asks without a day has none. */
const ASKING: Record<string, RegExp> = {
  'signing signature-request': /^Sign by DAY/,
  'signing new-holder': /^Sign by DAY/,
  'signing reminder': /^Sign by DAY \(reminder\)/,
  'signing ending': /^Sign by DAY \(\d+ business days left\)/,
  'clearance prepare': /^Clear by DAY/,
  'clearance reminder': /^Clear by DAY \(reminder\)/,
  'clearance ending': /^Clear by DAY \(reminder\)/,
  'preparing prepare': /^Prepare by DAY/,
  'preparing reminder': /^Prepare by DAY \(reminder\)/,
  'preparing ending': /^Prepare by DAY \(reminder\)/,
  'unreached address': /^Correct an email address by DAY/,
  'unreached liaison': /^Call an agency by DAY/,
  'outside outside-offered': /^Confirm by DAY/,
  'adoption confirm': /^Confirm what/,
  'adoption reminder': /^Confirm what .* \(reminder\)/,
  'commitments days': /^Deliver by DAY/,
  'kpis morning': /^Report by DAY/,
  'reviews review-opened': /^Choose by DAY/,
  'reviews answers-prepared': /^Choose by DAY/,
  'reviews remind-answers': /^Choose by DAY \(reminder\)/,
  'reviews remind-signatures': /^Sign by DAY/,
  'reviews remind-unanswered': /^Choose now/,
  'closing begun': /^Deliver by DAY/,
  'closing reminder': /^Deliver by DAY/,
  'disputes dispute-raised': /^Answer by DAY/,
  'disputes dispute-answered': /^Propose by DAY/,
  'disputes dispute-joined': /^Propose by DAY/,
  'disputes text-proposed': /^Answer by DAY/,
  'disputes text-accepted': /^Answer by DAY/,
  'disputes climb-asked': /^Answer by DAY/,
  'disputes dispute-climbed': /^Propose by DAY/,
  'disputes dispute-reminder': /^Answer by DAY \(reminder\)/,
  'disputes dispute-decided': /^Decide on a veto by DAY/,
  'disputes decision-vetoed': /^Give the reason by DAY/,
  'disputes veto-reasoned': /^Answer by DAY/,
  'removals removal-asked': /^Decide about/,
};
const DAY = /\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat), (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}/g;
const MOMENT = new RegExp(`${DAY.source}, \\d{4}(?:, \\d{1,2}:\\d{2} [ap]\\.m\\. [A-Z]{2,4})?`, 'g');

describe('Whoever answers', () => {
  it.each(rows)('%s is told that nobody reads that, and whom to write to', (_, { mail: { text: said, html } }) => {
    for (const part of [said, html])
      expect(part).toMatch(
        /Nobody reads answers to this email\. Write to (your counterpart there|your agency’s liaison) /,
      );
  });
});

describe('The subject', () => {
  it.each(Object.entries(ASKING))('of %s says what is asked and by when, before anything else', (name, begins) => {
    const asking = all.filter((one) => one.name === name && one.kind === '');
    expect(asking).toHaveLength(3);
    for (const { mail: of } of asking) expect(of.subject.replaceAll(DAY, 'DAY')).toMatch(begins);
  });

  it.each(rows)('of %s is short, and names the MOU by its name for emails and its number', (_, { name, mail: of }) => {
    if (name === 'sign-in sign-in') return;
    expect(of.subject).toContain(`${NAME} (${NUMBER})`);
    // What a phone shows of it.
    expect(of.subject.indexOf(NUMBER), of.subject).toBeLessThanOrEqual(72);
  });

  it.each(rows)('of %s tells nothing that only the parties may know', (_, { mail: of }) => {
    expect(of.subject).not.toContain(text.title);
    expect(of.subject).not.toMatch(/Whitfield|Quintero|Lindgren|maps|counts|urgent/i);
  });

  it('has no year: the day is near', () => {
    for (const { mail: of } of all) expect(of.subject.replace(NUMBER, '')).not.toMatch(/\b20\d\d\b/);
  });
});

const MOST_WORDS = 25;
const names = [...text.parties.map((one) => one.name), text.title].sort((one, other) => other.length - one.length);

/** A name, a moment, an address and what is quoted count as one word. */
const plain = (said: string): string =>
  names
    .reduce((so, name) => so.replaceAll(name, 'Name'), said)
    .replaceAll(MOMENT, 'DAY')
    .replaceAll(/“[^”]*”/g, 'Quote')
    .replaceAll(/\b[ap]\.m\./g, 'am')
    .replaceAll(/https?:\S+/g, 'address')
    .replaceAll(/\b(?:[a-z-]+\.)+example\b/g, 'address');
const sentencesIn = (said: string): string[] => plain(said).split(/(?<=[.!?])\s+/);

describe('A sentence', () => {
  it.each(rows)(`in %s has at most ${MOST_WORDS} words`, (_, { content }) => {
    const { paragraphs, closing = [], footer } = content;
    const long = [...paragraphs, ...closing, ...footer]
      .flatMap(sentencesIn)
      .filter((one) => one.split(/\s+/).length > MOST_WORDS);
    expect(long).toEqual([]);
  });
});

/** What people read says email, and each thing by one word. */
const OLD =
  /\bmails?\b|\bwork address\b|\bvouch|\bclimb|\btake the text|\btook the text|\btext on the table|\btaken the text|\bpromises?\b|Whose turn|\bLay\b|\bclocks?\b|where it stands|\bstands? (?:below|beside|on|in)\b/i;

describe('The words', () => {
  it.each(rows)('of %s are those of the pages', (_, { content, mail: of }) => {
    const [shown = ''] = OLD.exec(of.text.replaceAll(/https?:\S+/g, '').replaceAll(/“[^”]*”/g, '')) ?? [];
    expect(shown, of.text).toBe('');
    expect(content.subject).not.toMatch(OLD);
  });

  it.each(rows)('of %s say times in the zone of the MOU alone', (_, { mail: of }) =>
    expect(`${of.subject}\n${of.text}`).not.toMatch(/UTC|\b20\d\d-\d\d-\d\d\b/),
  );
});

describe('The parts', () => {
  it.each(rows)('of %s keep the link and the code whole, on lines of their own', (_, { content, mail: of }) => {
    const lines = of.text.split('\n');
    if (content.link) expect(lines).toContain(content.link.url);
    if (content.code) expect(lines).toContain(content.code);
  });
});
