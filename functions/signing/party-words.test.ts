/** Every event of a party has its sentence, with names and without them. */
import { describe, expect, it } from 'vitest';
import { mouOf, short } from '../agreements/an-mou.ts';
import { signedMou } from '../agreements/document.ts';
import { anAnswer, confirmedBy, NOON, noticed } from '../offices/a-reviewed-party.ts';
import { PartyEvent } from '../offices/party.events.ts';
import { chain, GENESIS } from '../shared/chain.ts';
import { sayEvent } from './record-words.ts';

const text = signedMou(mouOf(short));
const by = { name: 'Lee Ionescu', mailbox: 'liaison@police.example' };
const person = (name: string) => ({ name, mailbox: 'm@police.example', capacity: 'incumbent' as const });
const acting = { ...person('Ana Ruiz'), capacity: 'acting' as const, instrument: 'Order 7' };
const reason = 'The director retired.';
const { kind, documentHash, comments, source, browser } = anAnswer('counsel', 'returned');

const EVENTS: [PartyEvent, RegExp, RegExp?][] = [
  [
    confirmedBy({ counsel: 'required' }),
    /confirmed its offices/,
    /Lee Ionescu.*Director, who signs: The head \(incumbent\), under Health Act.*counsel \(required\)/,
  ],
  [noticed, /mail reaches its office that signs/, /Lee Ionescu/],
  [
    {
      type: 'HolderReplaced',
      data: { office: 'chief', signs: true, capacity: 'acting' },
      body: { by, before: person('Max Orr'), after: acting, reason },
    },
    /new holder of the office that signs; earlier links ended/,
    /Ana Ruiz \(acting, Order 7\) follows Max Orr. Reason: “The director retired.”/,
  ],
  [
    {
      type: 'DelegateNamed',
      data: { office: 'chief', capacity: 'delegated' },
      body: { by, delegate: acting, delegator: person('Max Orr'), reason },
    },
    /named a delegate who signs/,
    /Ana Ruiz \(acting, Order 7\) in place of Max Orr/,
  ],
  [
    {
      type: 'DelegationEnded',
      data: { office: 'chief', capacity: 'incumbent' },
      body: { by, delegate: acting, delegator: person('Max Orr'), reason },
    },
    /A delegation of .* ended/,
    /no longer stands in for Max Orr/,
  ],
  [
    {
      type: 'ReviewersNamed',
      data: { reviewers: [{ kind: 'budget', required: false }], changed: ['budget'] },
      body: { by, reviewers: [{ kind: 'budget', ...by }] },
    },
    /named who clears the text/,
    /cleared by the budget office \(advisory\)/,
  ],
  [
    {
      type: 'ReviewAnswered',
      data: { kind, answer: 'returned', documentHash },
      body: { by, comments, source, browser },
    },
    /counsel returned the text with comments/,
    /Lee Ionescu: “Section 4 must name the appropriation.”/,
  ],
  [{ type: 'PartyPrepared', data: { documentHash } }, /is prepared: its head may be asked/],
  [{ type: 'MailAskedAgain', data: { to: 'counsel' } }, /A new mail for counsel of/],
  [
    {
      type: 'PartyMailReported',
      data: { to: 'liaison', report: 'suppressed', template: 'prepare', messageId: 'm-1' },
    },
    /The request to prepare was not sent, by the mail system’s suppression list, to the liaison of/,
  ],
];

const said = ({ type, data, body }: PartyEvent, kept: boolean) => {
  const stream = 'pty_01K8ZZZZZZZZZZZZZZZZZZZZZZ-police';
  const event = chain({ stream, seq: 1, type, at: NOON, actor: 'a', data, body: null, previous: GENESIS });
  return sayEvent(event, kept && body ? { salt: 's', body } : undefined, text, 'America/New_York');
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

  it('names the agency of its stream', () => {
    const police = text.parties.find(({ key }) => key === 'police')?.name ?? '';
    expect(police).not.toBe('');
    expect(said(noticed, true).what).toContain(police);
  });
});
