/** Whom a notice asks, and whom it only tells. */
import { expect, it } from 'vitest';
import type { Noticed } from './changes-in.rules.ts';
import { toNoticed } from './relevance.rules.ts';

const open = { status: 'open' } as Noticed;
const over = { status: 'taken back' } as Noticed;
const AIR = { party: 'air', agency: 'agy_1' };

it.each<[string, string, Noticed, { party: string; agency?: string }, string | undefined]>([
  ['is told that it is given', 'noticed', open, AIR, 'given'],
  ['is asked, of another agency', 'noticed', open, { party: 'health', agency: 'agy_2' }, 'noticed'],
  [
    'is asked nothing, of a component of the same agency',
    'noticed',
    open,
    { party: 'labs', agency: 'agy_1' },
    undefined,
  ],
  ['is asked nothing of a notice that was taken back meanwhile', 'noticed', over, { party: 'health' }, undefined],
  ['is told what became of it, whoever it is', 'held', { ...open, status: 'held' }, AIR, 'held'],
  ['is told likewise of another agency', 'taken-back', over, { party: 'health', agency: 'agy_2' }, 'taken-back'],
])('A liaison %s', (_, template, notice, to, mail) => expect(toNoticed(template, notice, to, AIR)).toBe(mail));
