/** MOUs as agencies ordinarily write them can be said without invented terms, and read like what they are. */
import { describe, expect, it } from 'vitest';
import adopted from '../../../../examples/inspections.json';
import laboratory from '../../../../examples/laboratory.json';
import { type Succession, signedMou } from '../../domain/signed-mou.ts';
import { linesOf } from '../../pages/document-lines.ts';
import { changed, mouOf, told } from '../../testing/an-mou.ts';
import bureaus from '../../testing/mous/3-two-bureaus.json';
import three from '../../testing/mous/4-inspection-reports-of-three.json';
import matching from '../../testing/mous/6-computer-matching.json';
import dengue from '../../testing/mous/7-dengue-in-puerto-rico.json';

const { mou: inspections } = adopted;

const sectionsOf = (file: unknown) => linesOf(signedMou(mouOf(file)));
const titlesOf = (file: unknown) => sectionsOf(file).map(({ title }) => title);
/** The lines of the section with that title, without its number. */
const linesUnder = (file: unknown, name: string): string[] =>
  sectionsOf(file)
    .filter(({ title }) => title.endsWith(`. ${name}`))
    .flatMap(({ lines }) => lines.map(({ text }) => text));

const TERM = 'Effect, term and sunset review';
const OPEN = 'What this MOU leaves open';

describe('An ordinary MOU', () => {
  it.each([
    ['of two regulators', inspections],
    ['of a laboratory run together', laboratory],
    ['of two bureaus of one department and another agency', bureaus],
    ['of three, with a ladder', three],
    ['of computer matching', matching],
    ['led from Puerto Rico', dengue],
  ])('%s is accepted as it stands', (_, file) => expect(told(file)).toEqual([]));
});

describe('Two regulators that share inspection reports', () => {
  it('have the sections that they wrote, in their order, among those of the form', () =>
    expect(titlesOf(inspections)).toEqual([
      'Title and parties',
      '1. Purpose',
      '2. Parties and their authority',
      '3. Background',
      '4. Authority for the exchange',
      '5. Substance of the agreement',
      '6. Confidentiality',
      '7. Effect, term and sunset review',
      '8. Withdrawal',
      '9. Contacts',
      '10. Handling of this record',
      '11. Signing',
      '12. What this MOU leaves open',
    ]));

  it('have agreed on no end day, and owe a review all the same', () => {
    const lines = linesUnder(inspections, TERM);
    expect(lines).toContain('Term: No end day is agreed');
    expect(lines.join('\n')).toContain('Sunset review: Due every 15 months from the day on which the MOU takes effect');
    expect(lines.join('\n')).toContain('Silence does not end this MOU.');
    expect(lines.join('\n')).toContain('the review is recorded as unanswered and told to the heads of the agencies');
  });

  it('say what they leave open, line by line', () =>
    expect(linesUnder(inspections, OPEN)).toEqual([
      'The parties have not agreed on:',
      'Who decides what',
      'Commitments',
      'Public credit',
      'Shared KPIs',
      'A ladder for disagreements',
      'An operating board',
      'A veto',
      'Notice of independent action',
      'Closing duties',
      'The fixed clauses, such as “No obligation of funds”',
    ]));

  it('name whom to write to by title', () =>
    expect(linesUnder(inspections, 'Contacts')).toContain(
      'Banking: Liaison Officer, Division of Examinations, for Reports and questions',
    ));

  it('become three: the new text supersedes MOUs of other numbers, and has a ladder', () => {
    expect(linesUnder(three, 'Related MOUs')).toEqual([
      'Supersedes MOU no. LBC-LSD-2014-1, Exchange of papers on brokers owned by banks, of Mon, Jun 2, 2014',
      'Supersedes MOU no. LID-LSD-2017-2, Exchange of papers on variable annuities',
    ]);
    expect(linesUnder(three, OPEN)).not.toContain('A ladder for disagreements');
  });
});

describe('A laboratory run together', () => {
  it('is signed for the department by both of its offices', () => {
    const lines = linesUnder(laboratory, 'Parties and their authority');
    const at = lines.indexOf('All of these offices:');
    expect(lines.slice(at, at + 3)).toEqual([
      'All of these offices:',
      'Secretary of Environment',
      'Chief Financial Officer',
    ]);
  });

  it('runs to its own day, with a commitment of no day and money that is only planned', () => {
    expect(linesUnder(laboratory, TERM)).toContain('Term: Until Wed, Dec 31, 2031');
    expect(linesUnder(laboratory, TERM).join('\n')).toContain('goes on until its end day, and not beyond it');
    const spectrometer =
      'Agency: Environment; Does: Buys a second mass spectrometer.; For: All other parties; Gives: Money: One instrument; By: No day agreed; Funds: Planned: $420,000 of Environment, subject to appropriations';
    expect(linesUnder(laboratory, 'Commitments and funds')).toContain(
      `${spectrometer}; obligated only by instrument no. MDE-PO-2027-118.`,
    );
    const unnamed = changed(laboratory, 'commitments.2.funds.instrument', undefined);
    expect(linesUnder(unnamed, 'Commitments and funds')).toContain(
      `${spectrometer}; no instrument that would obligate it is named.`,
    );
  });

  it('names each fixed clause that it leaves out', () =>
    expect(linesUnder(laboratory, OPEN).slice(-2)).toEqual([
      'The fixed clause “No waiver of authority”',
      'The fixed clause “No third-party rights”',
    ]));
});

describe('A computer matching agreement', () => {
  it('ends after 18 months, and may be renewed once by 12 months, without change, if every party certifies', () => {
    const lines = linesUnder(matching, TERM);
    expect(lines).toContain('Term: 18 months from the day on which it takes effect');
    expect(lines.join('\n')).toContain('Sunset review: Opens 90 calendar days before the last day of the term');
    expect(lines.join('\n')).toContain('Silence ends this MOU.');
    expect(lines).toContain('This MOU can be renewed at most once, for at most 12 months.');
    const WITHOUT_CHANGE = 'A renewal changes nothing in this MOU but the days of its term and of its sunset review.';
    expect(lines).toContain(WITHOUT_CHANGE);
    expect(linesUnder(changed(matching, 'sunset.renewal.unchanged', undefined), TERM)).not.toContain(WITHOUT_CHANGE);
    expect(lines.slice(-2)[0]).toBe('With a renewal every party certifies:');
  });

  it('is renewed by a text that says from when to when it holds, and what every party certifies', () => {
    const certifies = matching.sunset.renewal.certifies;
    const succession: Succession = {
      ...{ version: 2, kind: 'renewal', follows: { version: 1, documentHash: 'd'.repeat(64) }, certifies, leaving: [] },
      ...{ firstDay: '2028-10-01', lastDay: '2029-10-01' },
    };
    const sections = linesOf(signedMou(mouOf(changed(matching, 'sunset.months', 12)), succession));
    const lines = sections.flatMap((section) => section.lines.map(({ text }) => text));
    expect(lines.filter((line) => line === certifies)).toHaveLength(2);
    for (const line of [
      'By signing it, every party certifies',
      'Takes effect: When version 1 ends, if every party has signed by then; otherwise not at all',
      'Term: Until Mon, Oct 1, 2029',
    ])
      expect(lines).toContain(line);
  });

  it('says how each KPI is measured, and by whom', () =>
    expect(linesUnder(matching, 'Shared KPIs')).toEqual([
      'These are the figures that all parties answer for together.',
      'Overpayments found',
      'Target: At least 85 percent of all overpayments, by Sat, Sep 30, 2028',
      'Begins at: What the first period measures',
      'The way there: In a straight line, day by day, from the beginning to the target; after the day of the target it stays there',
      'Measured: Every quarter; measuring years begin in October. Each figure is that of its period alone.',
      'Together: Each party reports a numerator and a denominator; the figure is the sum of the numerators over the sum of the denominators.',
      'Reported by',
      'Pensions: Data Integrity Officer',
      'Due: 15 business days after the end of a period',
      'At risk: A figure that misses the value of its day by at most a share of 0.10 of the way from the beginning to the target; one that misses it by more is off track',
      'Source: The audit sample of each quarter.',
      'Limits',
      'Cases under appeal are left out.',
    ]));
});

describe('An office in Puerto Rico', () => {
  it('leads by its own holidays', () =>
    expect(linesUnder(dengue, TERM).join('\n')).toContain('no public holiday of the United States or of PR.'));
});
