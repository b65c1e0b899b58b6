/** Every event of a party has its sentence, with names and without them. */
import { describe, expect, it } from 'vitest';
import { chain, GENESIS } from '../../shared/ledger/chain.ts';
import { PartyEvent } from '../domain/party.events.ts';
import { anAnswer, confirmedBy, NOON, noticed } from '../testing/a-reviewed-party.ts';
import { sayPartyEvent } from './party-words.parts.ts';

const by = { name: 'Lee Ionescu', mailbox: 'liaison@police.example' };
const person = (name: string) => ({ name, mailbox: 'm@police.example', capacity: 'incumbent' as const });
const named = (name: string) => ({ name, mailbox: 'm@police.example' });
const acting = { ...person('Ana Ruiz'), capacity: 'acting' as const, instrument: 'Order 7' };
const reason = 'The director retired.';
const { kind, documentHash, comments, source, browser } = anAnswer('counsel', 'returned');

const EVENTS: [PartyEvent, RegExp, RegExp?][] = [
  [
    confirmedBy({ counsel: 'required' }),
    /offices, mailboxes and authority were confirmed/,
    /Lee Ionescu.*Director, who signs: The head \(incumbent\), under Health Act.*Counsel \(required\)/,
  ],
  [noticed, /mailbox was confirmed: the word of the test email came back/, /Lee Ionescu/],
  [
    {
      type: 'HolderReplaced',
      data: { office: 'chief', signs: true, capacity: 'acting' },
      body: { by, before: person('Max Orr'), after: acting, reason },
    },
    /office that signs has a new holder; earlier links ended/,
    /Ana Ruiz \(acting, Order 7\) follows Max Orr, by Lee Ionescu. “The director retired.”/,
  ],
  [
    {
      type: 'DelegateNamed',
      data: { office: 'chief', capacity: 'delegated' },
      body: { by, delegate: acting, delegator: person('Max Orr'), reason },
    },
    /A delegate signs/,
    /Ana Ruiz \(acting, Order 7\) stands in for Max Orr/,
  ],
  [
    {
      type: 'DelegationEnded',
      data: { office: 'chief', capacity: 'incumbent' },
      body: { by, delegate: acting, delegator: person('Max Orr'), reason },
    },
    /The delegation ended/,
    /no longer stands in for Max Orr/,
  ],
  [
    {
      type: 'AlternateNamed',
      data: { office: 'chief', from: '2026-11-04', to: '2026-11-30' },
      body: { by, holder: named('Max Orr'), alternate: named('Ana Ruiz'), reason: 'Leave.' },
    },
    /An alternate stands in for an office in disputes/,
    /Ana Ruiz for Max Orr from 2026-11-04 to 2026-11-30, by Lee Ionescu. “Leave.”/,
  ],
  [
    {
      type: 'AlternateEnded',
      data: { office: 'chief' },
      body: { by, alternate: named('Ana Ruiz'), reason: 'Back.' },
    },
    /An alternate no longer stands in/,
    /Ana Ruiz, by Lee Ionescu. “Back.”/,
  ],
  [
    {
      type: 'ReviewersNamed',
      data: { reviewers: [{ kind: 'budget', required: false }], changed: ['budget'] },
      body: { by, reviewers: [{ kind: 'budget', ...by }] },
    },
    /Who clears the text was changed/,
    /The budget office \(advisory\); by Lee/,
  ],
  [
    {
      type: 'ReviewAnswered',
      data: { kind, answer: 'returned', documentHash, version: 1 },
      body: { by, comments, source, browser },
    },
    /Counsel returned the text with comments/,
    /Lee Ionescu: “Section 4 must name the appropriation.”/,
  ],
  [{ type: 'PartyPrepared', data: { documentHash, version: 1 } }, /Everything was prepared/],
  [{ type: 'MailAskedAgain', data: { to: 'counsel' } }, /An email was sent again to Counsel/],
  [
    {
      type: 'PartyMailReported',
      data: { to: 'liaison', report: 'suppressed', template: 'prepare', messageId: 'm-1' },
    },
    /An email was held back from a liaison/,
  ],
];

const said = ({ type, data, body }: PartyEvent, kept: boolean) => {
  const stream = 'pty_01K8ZZZZZZZZZZZZZZZZZZZZZZ-police';
  const event = chain({ stream, seq: 1, type, at: NOON, actor: 'a', data, body: null, previous: GENESIS });
  return sayPartyEvent(event, kept && body ? { salt: 's', body } : undefined);
};

describe('The record of a party', () => {
  it('has a sentence for every event there is', () =>
    expect([...new Set(EVENTS.map(([{ type }]) => type))].sort()).toEqual(
      PartyEvent.options.map(({ shape }) => shape.type.value).sort(),
    ));

  it.each(EVENTS.map(([event, ...words]) => [event.type, event, ...words] as const))('%s', (_, event, what, more) => {
    expect(PartyEvent.parse(event)).toEqual(event);
    const sentence = said(event, true);
    expect(sentence.what).toMatch(what);
    if (more) expect(sentence.more).toMatch(more);
  });

  it.each(EVENTS.map(([event]) => [event.type, event] as const))('%s without its words names nobody', (_, event) => {
    const { what, more = '' } = said(event, false);
    expect(`${what} ${more}`).not.toMatch(/Ionescu|Ruiz|Orr|appropriation|undefined/);
  });
});
