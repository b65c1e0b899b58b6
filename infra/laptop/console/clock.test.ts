/** The clock moves as far as its buttons say, never backward, and tells what happened meanwhile. */
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { aSurface, open } from './a-surface.ts';
import { monthLater, targetOf } from './move.ts';
import { DAY, START } from './samples.ts';

const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe('How far a form moves the clock', () => {
  it.each([
    ['hour', DAY / 24],
    ['day', DAY],
    ['week', 7 * DAY],
    ['month', 31 * DAY],
  ])('by a %s', (by, far) => {
    expect(targetOf(aSurface().cloud, form({ by }))).toEqual({ at: START + far });
  });

  it('to the next due moment: the wait of a workflow, or a daily schedule if that is earlier; sweeps are no moment', async () => {
    const stage = aSurface();
    await stage.start('one');
    expect(targetOf(stage.cloud, form({ by: 'due' }))).toEqual({ at: Date.parse('2026-03-03T06:00:00.000Z') });
  });

  it.each([
    ['2026-03-09T10:00', { at: Date.parse('2026-03-09T10:00:00.000Z') }],
    ['2026-03-09T10:00:30', { at: Date.parse('2026-03-09T10:00:30.000Z') }],
    ['2026-03-02T09:00', { wrong: 'That time has passed.' }],
    ['2031-12-01T09:00', { wrong: 'That is more than five years ahead.' }],
    ['2026-13-09T10:00', { wrong: '“2026-13-09T10:00” is no date and time.' }],
    ['tomorrow', { wrong: '“tomorrow” is no date and time.' }],
    ['', { wrong: '“” is no date and time.' }],
  ])('to the date %j', (date, outcome) => {
    expect(targetOf(aSurface().cloud, form({ by: 'date', date }))).toMatchObject(outcome);
  });

  it('nowhere without a button', () => {
    expect(targetOf(aSurface().cloud, form({}))).toMatchObject({ wrong: 'The form did not say how far.' });
  });

  it.each([
    ['2026-01-31T10:00:00.000Z', '2026-02-28T10:00:00.000Z'],
    ['2028-01-31T10:00:00.000Z', '2028-02-29T10:00:00.000Z'],
    ['2026-12-15T10:00:00.000Z', '2027-01-15T10:00:00.000Z'],
  ])('a month after %s is %s', (from, to) => {
    expect(new Date(monthLater(Date.parse(from))).toISOString()).toBe(to);
  });
});

describe('The page after a move', () => {
  it('says which mails were sent and which workflows went on', async () => {
    const stage = aSurface();
    await stage.start('one');
    const { post, read } = await open(stage);
    const answer = await post('/clock', { by: 'date', date: '2026-03-20T09:00' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/clock']);
    const page = await read('/clock');
    expect(page.replaceAll(/<[^>]+>/g, ''), 'when each schedule fires').toContain(
      'Daily, rate(1 day): next at Tue, Mar 3, 2026',
    );
    expect(page).toContain('Emails sent: 2. Workflows that went on: 1.');
    expect([...page.matchAll(/>Reminder</g)]).toHaveLength(2);
    expect(page).toContain('<td data-label="Was in" dir="auto"><div>Wait a week</div></td>');
  });

  it('says that nothing happened when nothing did', async () => {
    const { post, read } = await open(aSurface());
    await post('/clock', { by: 'hour' });
    expect(await read('/clock')).toContain('No email was sent.');
  });

  it('keeps what was typed, says what was wrong and what to do', async () => {
    const stage = aSurface();
    const { post } = await open(stage);
    const answer = await post('/clock', { by: 'date', date: '2020-01-01T00:00' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('The clock moves forward only');
    expect(page).toContain('value="2020-01-01T00:00"');
    expect(stage.clock.at).toBe(START);
  });

  it('says why a move ended early', async () => {
    const stage = aSurface();
    stage.trouble = new Error('The laptop cloud does not come to rest; still at work: functions');
    const { post, read } = await open(stage);
    await post('/clock', { by: 'day' });
    expect(await read('/clock')).toContain('still at work: functions');
  });
});

describe('The days that MOUs have ahead', () => {
  const REVIEW = Date.parse('2026-09-02T13:00:00.000Z');
  const ahead = async () => [
    { mou: 'MOU-2026-022', page: 'http://127.0.0.1:1/agreements/mou_2', what: 'The sunset review opens', at: REVIEW },
  ];

  it('are named with the MOU, and a button moves to an hour after each, when hourly schedules have seen it', async () => {
    const stage = aSurface();
    const { post, read } = await open(stage, undefined, ahead);
    const page = parse(await read('/clock'));
    const row = page.querySelectorAll('tr').find(({ text }) => text.includes('The sunset review opens'));
    expect(row?.querySelector('a')?.getAttribute('href')).toBe('http://127.0.0.1:1/agreements/mou_2');
    const value = (name: string) => row?.querySelector(`[name=${name}]`)?.getAttribute('value') ?? '';
    await post('/clock', { by: value('by'), date: value('date') });
    expect(stage.clock.at).toBe(REVIEW + DAY / 24);
  });

  it('are not told where no MOU is known', async () => {
    const { read } = await open(aSurface());
    expect(await read('/clock')).not.toContain('What the MOUs have ahead');
  });
});
