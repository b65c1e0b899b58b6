import { describe, expect, it } from 'vitest';
import { bare, mouOf, refusalsOf } from '../../testing/an-mou.ts';

const codes = (emailName: unknown) => refusalsOf({ ...bare, emailName }).map(({ code, field }) => `${field} ${code}`);

describe('The name for emails', () => {
  it('may be left out, and is kept as it is written', () => {
    expect(mouOf(bare).emailName).toBeUndefined();
    expect(mouOf({ ...bare, emailName: ' wildfire smoke MOU ' }).emailName).toBe('wildfire smoke MOU');
    expect(mouOf({ ...bare, emailName: 'Acuerdo de humo' }).emailName).toBe('Acuerdo de humo');
  });

  it.each([
    ['x'.repeat(41), 'text-too-long'],
    ['', 'text-missing'],
    ['smoke\nof fires', 'line-break'],
    ['smoke.example', 'address-in-name'],
    ['URGENT smoke MOU', 'email-name-alarming'],
    ['the secret annex', 'email-name-alarming'],
    ['Sign by Dec 1: smoke', 'email-name-mark'],
    ['smoke (MOU-2026-999)', 'email-name-mark'],
  ])('%j is refused as %s', (emailName, code) => expect(codes(emailName)).toEqual([`emailName ${code}`]));

  it('is not alarming because a word holds another one', () => expect(codes('barcodes and encoders')).toEqual([]));
});
