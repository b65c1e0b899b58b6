/** Every form that people post is walked by a browser, and says whether what it does can be undone. */
import { expect, it } from 'vitest';
import { IRREVERSIBLE, UNDONE } from './browser/irreversible.ts';
import { FORMS } from './browser/posted.ts';
import { CARRIED_IN, NOTHING_TYPED_IN, TYPED_IN } from './browser/walked.ts';

const sorted = (all: readonly string[]): string[] => [...new Set(all)].sort();

it('Every form is shown by a suite of pages, which types into it where there is something to type', () => {
  const told = [TYPED_IN, CARRIED_IN, NOTHING_TYPED_IN].flatMap((each) => Object.values(each).flat());
  expect(sorted(told)).toEqual(sorted(FORMS));
});

it('Every form either cannot be undone, which its page says, or it is known how', () => {
  const told = [...Object.keys(IRREVERSIBLE), ...Object.keys(UNDONE)];
  expect(told.toSorted()).toEqual(sorted(FORMS));
});
