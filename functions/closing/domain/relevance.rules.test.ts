/** Whoever hears that the closing has begun is not told in another email that the MOU has ended. */
import { expect, it } from 'vitest';
import type { Closing } from './closing.state.ts';
import { hearsThatBegun } from './relevance.rules.ts';

const began = (duties: readonly { owner: { party: string; office: string } }[]): Closing =>
  ({ began: { parties: ['air', 'health'], duties } }) as unknown as Closing;
const OWES = began([{ owner: { party: 'air', office: 'director' } }]);
const offices = { director: { holder: { mailbox: 'lee@air.example' } } };

it.each<[string, Closing | undefined, string, string, string | undefined, boolean]>([
  ['a liaison, where something is to be done', OWES, 'health', 'liaison', undefined, true],
  ['a liaison, where nothing is', began([]), 'health', 'liaison', undefined, false],
  ['a liaison, where nothing closes', undefined, 'health', 'liaison', undefined, false],
  ['a liaison of a party that had left', OWES, 'police', 'liaison', undefined, false],
  ['who signs and owes', OWES, 'air', 'signatory', 'Lee@air.example', true],
  ['who signs, while another owes', OWES, 'air', 'signatory', 'head@air.example', false],
  ['who signs for a party that owes nothing', OWES, 'health', 'signatory', 'lee@air.example', false],
])('%s', (_, closing, party, who, mailbox, hears) =>
  expect(hearsThatBegun(closing, { party, who }, { mailbox, offices })).toBe(hears),
);
