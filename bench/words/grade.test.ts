/** A grade follows from sentences and words, and from nothing that is no sentence. */
import { describe, expect, it } from 'vitest';
import { gradeOf, sentencesIn } from './grade.ts';

describe('The grade of a text', () => {
  it('is that of Flesch and Kincaid', () => {
    // 1 sentence, 6 words, 6 syllables: 0.39 × 6 + 11.8 × 1 - 15.59.
    expect(gradeOf('The cat sat on the mat.')).toBeCloseTo(-1.45, 2);
    // 2 sentences, 11 words, 13 syllables.
    expect(gradeOf('We send a code to your mailbox. Type its six digits.')).toBeCloseTo(
      0.39 * (11 / 2) + 11.8 * (13 / 11) - 15.59,
      2,
    );
  });

  it('rises with long sentences and long words', () => {
    const plain = gradeOf('Sign here. We keep the text as it is. You can take it back until the last one signs.') ?? 0;
    const heavy =
      gradeOf(
        'Notwithstanding subsequent administrative determinations, the undersigned organizational representatives acknowledge participation.',
      ) ?? 0;
    expect(heavy).toBeGreaterThan(plain + 10);
  });

  it('leaves out labels, numbers and lines that do not end', () => {
    const text =
      'Status\nIn force\nMOU-2026-101\nRoad closures map lead\nYes.\nSign before the last day. It is Friday, December 4.';
    expect(sentencesIn(text)).toEqual(['Sign before the last day.', 'It is Friday, December 4.']);
    expect(gradeOf('Status\nIn force')).toBeUndefined();
  });
});
