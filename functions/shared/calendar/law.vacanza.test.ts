/** Another reading of the same laws: vacanza/holidays 0.105 (MIT, see NOTICE), weekdays of 2025 to 2035, federal holidays left out in regions. */
import { describe, expect, it } from 'vitest';
import { REGIONS } from './law.ts';
import { beyondFederal, closedWeekdays, FEDERAL_OFFICES, regions } from './testing/expanded.ts';
import theirs from './testing/vacanza.json' with { type: 'json' };
import { CLOSED_HERE, OPEN_HERE } from './testing/vacanza-differences.ts';

const [FIRST, LAST] = [2025, 2035];
const read = (region: string): Map<string, string> =>
  new Map(
    Object.entries((theirs as Record<string, Record<string, string>>)[region] ?? {}).flatMap(([name, days]) =>
      days.split(' ').map((day): [string, string] => [day, name.replaceAll("'", '’')]),
    ),
  );
const missing = (region: string, from: Map<string, string>, to: Map<string, string>) =>
  [...from].filter(([day]) => !to.has(day)).map(([, name]) => `${region} ${name}`);
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

describe('The law and the data of vacanza/holidays close the same weekdays', () => {
  it('of federal offices', () => {
    const days = [...closedWeekdays(FEDERAL_OFFICES, FIRST, LAST).keys()];
    expect(days.sort()).toEqual([...read('US').keys()].sort());
  });

  const both = regions.map((region) => ({ region, here: beyondFederal(region, FIRST, LAST), there: read(region) }));

  it('of each region, but for days that a law closes and the data lacks', () => {
    expect(sorted(both.flatMap(({ region, here, there }) => missing(region, here, there)))).toEqual(
      sorted(CLOSED_HERE),
    );
  });

  it('of each region, but for days on which the law leaves offices open, each with its reason', () => {
    const found = sorted(both.flatMap(({ region, here, there }) => missing(region, there, here)));
    expect(found).toEqual(sorted(Object.keys(OPEN_HERE)));
  });

  it('and a rule taken from the data differs from it nowhere', () => {
    const taken = Object.entries(REGIONS).flatMap(([region, rules]) =>
      rules.filter((rule) => rule.source).map((rule) => `${region} ${rule.name}`),
    );
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.filter((rule) => CLOSED_HERE.includes(rule))).toEqual([]);
  });
});
