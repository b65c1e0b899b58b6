/** What a new version changes is shown in the sentences that people read: every changed word, and nothing that stayed. */
import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type Change, differences, type SectionDifference } from '../pages/differences.parts.ts';
import { Differences } from '../pages/differences.parts.tsx';
import { documentOf } from '../pages/document.ts';
import { linesOf } from '../pages/document-lines.ts';
import { changed, mouOf, short, wildfire } from '../testing/an-mou.ts';
import { signedMou } from './signed-mou.ts';

const of = (file: unknown) => signedMou(mouOf(file));
const OLD = of(wildfire);
const between = (file: unknown, base: unknown = wildfire): SectionDifference[] =>
  differences(of(base), of(file)).filter(({ changes }) => changes.length > 0);

const MARK = {
  same: (text: string) => text,
  removed: (text: string) => `[-${text}-]`,
  added: (text: string) => `[+${text}+]`,
};
const marked = ({ under, parts }: Change): string =>
  `${under ? `${under} | ` : ''}${parts.map(({ kind, text }) => MARK[kind](text)).join('')}`;
const told = (sections: readonly SectionDifference[]) =>
  sections.flatMap(({ title, changes }) => changes.map((change) => `${title}: ${marked(change)}`));

describe('The lines of a document', () => {
  it('hold every word that people read, in its order', () => {
    const read = documentOf(mouOf(wildfire))
      .html.replaceAll(/<thead.*?<\/thead>/gs, '')
      .replaceAll(/<[^>]+>/g, ' ');
    const words = (text: string) =>
      text
        .replaceAll('&amp;', '&')
        .replaceAll('&quot;', '"')
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    const labels = /\b(Agency|Does|For|Gives|By|Funds): /g;
    const lined = linesOf(OLD).flatMap(({ title, lines }) => [
      ...(title === 'Title and parties' ? [] : [title]),
      ...lines.map(({ text }) => (text.includes('; ') ? text.replaceAll(labels, '') : text)),
    ]);
    expect(words(lined.join(' '))).toEqual(words(read));
  });

  it('say under which heading of its section each stands', () => {
    const lines = linesOf(OLD).flatMap((section) => section.lines);
    const under = (text: string) => lines.find((line) => line.text.startsWith(text))?.under;
    expect(under('Called here: Forestry')).toBe('Alder Department of Forestry');
    expect(under('An office signs and acts')).toBe('');
    expect(under('What the last level does not settle')).toBe('');
  });
});

describe('Differences', () => {
  it.each<[string, string, unknown, string[]]>([
    [
      'a number in a table, with its whole row',
      'commitments.1.measure',
      '60 monitors',
      [
        '6. Commitments and funds: Agency: Air Quality; Does: Lends portable PM2.5 monitors, calibrated, with data public within 10 minutes.; For: All other parties; Gives: Things or services: [-40-][+60+] monitors; By: Fri, Apr 30, 2027; Funds: No funds move.',
      ],
    ],
    [
      'an amount as a whole, not the digits that differ',
      'commitments.2.measure',
      '1,200 air cleaners and two filters for each',
      [
        '6. Commitments and funds: Agency: Public Health; Does: Buys and stores air cleaners for clean-air centers and schools without filtration.; For: Emergency Services; Gives: Things or services: [-1,500-][+1,200+] air cleaners and two filters for each; By: Tue, Jun 1, 2027; Funds: Planned: $1,200,000 of Public Health, from Public Health Emergency Fund, subject to appropriations; obligated only by instrument no. IAA-2027-0031.',
      ],
    ],
    [
      'one value of a term',
      'sunset.months',
      12,
      ['13. Effect, term and sunset review: Term: [-18-][+12+] months from the day on which it takes effect'],
    ],
    [
      'a phrase as one, not in pieces',
      'sections.0.text',
      wildfire.sections[0]?.text.replace('the others refer questions to it', 'nobody else may say a word of it'),
      [
        expect.stringContaining(
          'to the press; [-the others refer questions to -][+nobody else may say a word of +]it the same',
        ),
      ],
    ],
    [
      'a figure of a KPI, under its name',
      'kpis.2.target.value',
      '12',
      [
        '8. Shared KPIs: Emergency visits for asthma on smoke days | Target: At most [-15-][+12+] percent above the same week without smoke, by Fri, Dec 31, 2027',
      ],
    ],
    [
      'another title of a section of the parties’ own',
      'sections.0.title',
      'Talking to the press',
      ['4. Talking to the press: [-Speaking-][+Talking+] to the press'],
    ],
    [
      'a sentence that has nothing of the one before: one gone, one new',
      'survivingObligations.1.what',
      'Nothing else.',
      [
        '15. Closing duties and what survives: [-Each party finishes the report of the season in which the MOU ends.-]',
        '15. Closing duties and what survives: [+Nothing else.+]',
      ],
    ],
    [
      'the title',
      'title',
      'Protecting the public from smoke in Alder',
      ['Title and parties: Protecting the public from [-wildfire -]smoke in Alder'],
    ],
    [
      'a statute, with the agency it is of',
      'parties.3.authority.statute',
      'Alder Revised Code § 76.04.016',
      [
        '2. Parties and their authority: Alder Department of Forestry | Authority: Alder Revised Code § [-76.04.015-][+76.04.016+]',
      ],
    ],
  ])('show %s', (_, path, value, lines) => expect(told(between(changed(wildfire, path, value)))).toEqual(lines));

  it('show a paragraph that is gone and one that is new, and nothing of those around them', () => {
    const [first, second, third] = wildfire.purpose.outcomes as [string, string, string];
    const outcomes = [first, third, 'Schools know by 6:00 a.m. whether they open.'];
    expect(told(between(changed(wildfire, 'purpose.outcomes', outcomes)))).toEqual([
      `1. Purpose: [-${second}-]`,
      '1. Purpose: [+Schools know by 6:00 a.m. whether they open.+]',
    ]);
  });

  it('show nothing of what people do not read: who holds an office, and where mail goes', () =>
    expect(between(changed(wildfire, 'parties.0.offices.0.holder.name', 'Someone Else'))).toEqual([]));

  it('give up weaving two texts together that share words and no order: one gone, one new', () => {
    const [one, other] = ['air fire smoke wind '.repeat(180).trim(), 'wind smoke fire air '.repeat(180).trim()];
    const [old, now] = [one, other].map((text) => changed(wildfire, 'purpose.text', text));
    expect(told(between(now, old))).toEqual([`1. Purpose: [-${one}-]`, `1. Purpose: [+${other}+]`]);
  });
});

describe('Laws', () => {
  const words = fc.array(fc.constantFrom('smoke', 'data', 'the', 'agency', 'shares', 'daily', '40', ',', '.'), {
    minLength: 1,
    maxLength: 30,
  });
  const text = words.map((some) => `A ${some.join(' ')}`);
  const file = fc
    .record({
      says: text,
      outcomes: fc.uniqueArray(text, { minLength: 1, maxLength: 6 }),
      months: fc.integer({ min: 12, max: 18 }),
      ladder: fc.option(fc.constant(short.ladder), { nil: undefined }),
    })
    .map(({ says, outcomes, months, ladder }) => ({
      ...short,
      ladder,
      sections: [{ key: 'more', title: 'More', text: says }],
      purpose: { ...short.purpose, outcomes },
      sunset: { ...short.sunset, months },
    }));
  const side = (changes: readonly Change[], kind: 'removed' | 'added') =>
    changes
      .map(({ parts }) =>
        parts
          .filter((part) => part.kind === kind || part.kind === 'same')
          .map((part) => part.text)
          .join(''),
      )
      .filter((line) => line !== '');
  /** The lines of one list that are over when each of the other has taken away one of its kind. */
  const less = (lines: readonly string[], other: readonly string[]): string[] => {
    const left = [...lines];
    for (const line of other) {
      const at = left.indexOf(line);
      expect(at, line).toBeGreaterThanOrEqual(0);
      left.splice(at, 1);
    }
    return left;
  };

  it('the same text has no difference', () =>
    fc.assert(
      fc.property(file, (one) => {
        expect(between(one, one)).toEqual([]);
      }),
    ));

  it('what is shown as changed takes the old text to the new one: no changed word is left out, none is made up', () =>
    fc.assert(
      fc.property(file, file, (one, other) => {
        const [old, now] = [linesOf(of(one)), linesOf(of(other))];
        const all = differences(of(one), of(other));
        const titles = [...now, ...old.filter(({ part }) => !now.some((section) => section.part === part))];
        expect(all.map(({ title }) => title)).toEqual(titles.map(({ title }) => title));
        all.forEach(({ title, changes }, index) => {
          const linesIn = (sections: typeof old) =>
            (sections.find(({ part }) => part === titles[index]?.part)?.lines ?? []).map((line) => line.text);
          expect(less(linesIn(now), side(changes, 'added')), title).toEqual(
            less(linesIn(old), side(changes, 'removed')),
          );
        });
      }),
    ));
});

describe('On a page', () => {
  const html = render(<Differences of={differences(OLD, of(changed(wildfire, 'sunset.months', 12)))} />);

  it('words are marked as removed and added, also for who only hears them', () => {
    expect(html).toContain(
      '<del><span class="usa-sr-only"> [removed: </span>18<span class="usa-sr-only">] </span></del>',
    );
    expect(html).toContain(
      '<ins><span class="usa-sr-only"> [added: </span>12<span class="usa-sr-only">] </span></ins>',
    );
  });

  it('sections without a change are named as unchanged', () => {
    const same = html.slice(html.indexOf('Unchanged, word for word'));
    expect(same).toContain('<li>5. Who decides what</li>');
    expect(same).not.toContain('13. Effect');
  });

  it('a section that moved is named with its number of before, and is unchanged', () => {
    const { ladder: _, ...without } = wildfire;
    const [moved, gone] = [of(without), between(without)];
    expect(told(gone).some((line) => line.startsWith('9. When we disagree: [-A disagreement starts'))).toBe(true);
    expect(told(gone)).toContain('18. What this MOU leaves open: [+A ladder for disagreements+]');
    expect(render(<Differences of={differences(OLD, moved)} />)).toContain('<li>17. Signing, section 18 before</li>');
  });

  it('texts that differ only inside are said to', () =>
    expect(render(<Differences of={differences(OLD, OLD)} />)).toContain('No word that people read has changed.'));

  it('what the file says stays text', () => {
    const shown = render(<Differences of={differences(OLD, of(changed(wildfire, 'title', '<b>Smoke</b> & more')))} />);
    expect(shown).toContain('&lt;b');
    expect(shown).not.toContain('<b>');
  });
});
