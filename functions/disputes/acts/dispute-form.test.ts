/** What is typed becomes a claim or a text; empty rows are none, and a finding stands at the row in which it was typed. */
import { describe, expect, it } from 'vitest';
import { personId } from '../../identity/agency.store.ts';
import { asTyped } from '../pages/form-rows.ts';
import { aboutIn, actionsIn, claimIn, peopleIn, positionIn } from './dispute-form.ts';

describe('Rows', () => {
  const form = {
    'links.0.url': ' ',
    'links.2.url': ' https://map.example ',
    'links.2.says': 'The map',
    'followUps.0.party': 'roads',
    'followUps.4.party': 'health',
    'followUps.4.what': 'Calls.',
    'followUps.4.by': '2026-02-30',
  };

  it('in which nothing was typed are none; an agency that stands chosen is not typed', () => {
    expect(positionIn(form).links).toEqual([{ says: 'The map', url: 'https://map.example' }]);
    expect(actionsIn(form)).toEqual([{ party: 'health', by: '2026-02-30', what: 'Calls.' }]);
  });

  it('keep their findings, whatever the rule counted', () => {
    const at = (field: string) => ({ code: 'c', wrong: 'w', remedy: 'r', field });
    expect(asTyped([at('followUps.0.by'), at('links.0.url'), at('need')], form).map(({ field }) => field)).toEqual([
      'followUps.4.by',
      'links.2.url',
      'need',
    ]);
  });
});

describe('A term', () => {
  it.each([
    ['decision-right/closures', { kind: 'decision-right', key: 'closures' }],
    ['public-credit/map', { kind: 'public-credit', key: 'map' }],
    ['other', { kind: 'other' }],
    ['', { kind: 'decision-right' }],
    ['everything/map', { kind: 'decision-right', key: 'map' }],
    ['kpi/', { kind: 'kpi' }],
  ])('“%s” is read as it was chosen', (said, about) => expect(aboutIn(said)).toEqual(about));
});

describe('Named people', () => {
  it('are known by their mailboxes, each once, and whoever names them is among them', () => {
    const { mailboxes = [] } = peopleIn('Pat@Air.example\npat@air.example, sam@air.example');
    const { people } = claimIn({}, mailboxes, 'me@air.example');
    expect(people.map(({ mailbox }) => mailbox)).toEqual(['pat@air.example', 'sam@air.example', 'me@air.example']);
    expect(people[0]?.id).toBe(personId('pat@air.example'));
  });

  it('are nobody when nobody was named: the rule says so', () => {
    expect(claimIn({}, peopleIn(' ').mailboxes ?? [], 'me@air.example').people).toEqual([]);
  });

  it.each(['pat', '@', 'pat@air', `${'x'.repeat(260)}@air.example`])('“%s” is no mailbox', (people) =>
    expect(peopleIn(people).refused).toMatchObject({ field: 'people' }),
  );
});

it('offices that are complained of come from checked boxes only', () =>
  expect(
    claimIn({ 'complained.health/director': 'yes', 'complained.health/head': '' }, [], 'me@air.example').complained,
  ).toEqual([{ party: 'health', office: 'director' }]));
