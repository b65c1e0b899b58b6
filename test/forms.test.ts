/** Every form that people post is walked by a browser, and says whether what it does can be undone. */
import { expect, it } from 'vitest';
import { IRREVERSIBLE, UNDONE } from './browser/irreversible.ts';
import { FORMS } from './browser/posted.ts';
import { NOTHING_TYPED, TYPED_IN, UNSEEN } from './browser/walked.ts';

const sorted = (all: readonly string[]): string[] => [...new Set(all)].sort();

it('Every form is typed into by a suite of pages, has nothing to type, or has a reason why no page shows it', () => {
  const told = [...Object.values(TYPED_IN).flat(), ...NOTHING_TYPED, ...Object.keys(UNSEEN)];
  expect(sorted(told)).toEqual(sorted(FORMS));
});

it('Every form either cannot be undone, which its page says, or it is known how', () => {
  const told = [...Object.keys(IRREVERSIBLE), ...Object.keys(UNDONE)];
  expect(told.toSorted()).toEqual(sorted(FORMS));
});
