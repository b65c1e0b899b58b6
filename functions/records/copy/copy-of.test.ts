/** The copy says what the streams say: each party's signature of this text, who held the office then, and what became of the mails. */
import { describe, expect, it } from 'vitest';
import { type SignedMou, signingsOf } from '../../agreements/domain/signed-mou.ts';
import { findingsDocument } from '../../agreements/findings/domain/findings.ts';
import { documentOf } from '../../agreements/pages/document.ts';
import { anAgreement, aTerm, executed } from '../../agreements/testing/an-agreement.ts';
import { mouOf, short } from '../../agreements/testing/an-mou.ts';
import { type ChainedEvent, chain, GENESIS, type SaltedBody } from '../../shared/ledger/chain.ts';
import { aSigner, signatureOf } from '../../signing/testing/a-round.ts';
import { MADE } from '../a-copy.ts';
import type { Witnessed } from '../export/streams.ts';
import { copyOf } from './copy-of.ts';

const text = JSON.parse(documentOf(mouOf(short)).text) as SignedMou;
const { shown: findings } = findingsDocument(text, 'a'.repeat(64));
const [first, second] = text.parties.map(({ key }) => key) as [string, string];
const SIGNED = '2026-11-24T18:30:00.000Z';
const seal = { kid: 'k', certificateHash: 'c'.repeat(64), timestampAuthority: null };

interface Happened {
  type: string;
  data: object;
  body?: object | undefined;
}

/** A stream of these events, all of one moment; `removed` takes words away by place, from 1. */
function stream(id: string, happened: readonly Happened[], removed: readonly number[] = []): Witnessed {
  const events: ChainedEvent[] = [];
  const bodies = new Map<number, SaltedBody>();
  for (const { type, data, body } of happened) {
    const seq = events.length + 1;
    const previous = events.at(-1)?.hash ?? GENESIS;
    events.push(chain({ stream: id, seq, type, at: SIGNED, actor: 'test', data, body: body ? 'b' : null, previous }));
    if (body && !removed.includes(seq)) bodies.set(seq, { salt: 's', body });
  }
  return { stream: id, events, bodies, tip: events.at(-1)?.hash ?? GENESIS };
}

const given = (party: string) => signatureOf(party, SIGNED);
const both = [given(first), given(second)];
const report = {
  type: 'MailReported',
  data: { party: first, report: 'bounced', template: 'reminder', messageId: 'm' },
};

const made = (
  happened: readonly Happened[],
  removed: readonly number[] = [],
  more: readonly Witnessed[] = [],
  signed: SignedMou = text,
) =>
  copyOf({
    agreement: executed(),
    text: signed,
    findings,
    streams: [
      stream('mou_x', [{ type: 'AgreementExecuted', data: {} }]),
      stream(aTerm().round, happened, removed),
      ...more,
    ],
    clearances: [
      { party: first, kind: 'counsel', name: 'Ada Cole', required: true, clearedAt: SIGNED },
      { party: second, kind: 'budget', required: false, clearedAt: null },
    ],
    service: 'https://mou.agency.example',
    madeAt: MADE,
    seal,
  });

describe('An executed copy', () => {
  it('has one signature for each party, by its office, its authority and whoever held it', () => {
    const { signatures } = made(both);
    expect(signatures.map(({ party }) => party)).toEqual([first, second]);
    const { office: _, ...signer } = aSigner(first);
    expect(signatures[0]).toMatchObject({
      agency: text.parties[0]?.name,
      authority: text.parties[0]?.authority.statute,
      signer,
      signedAt: SIGNED,
      statement: { version: 'intent@1', text: expect.stringContaining(`I, The head of ${first}, sign`) },
    });
  });

  it('names each agency with the mail domains that its version was published with, unless these words were removed', () => {
    const register = [{ party: first, mailDomains: ['dot.example', 'roads.example'] }];
    const published = [
      { type: 'AgreementPublished', data: { version: 1 }, body: { register } },
      {
        type: 'AgreementRevised',
        data: { version: 2 },
        body: { register: [{ party: first, mailDomains: ['x.example'] }] },
      },
    ];
    const domainsIn = (...removed: number[]) =>
      made(both, [], [stream('mou_y', published, removed)]).signatures.map(({ domains }) => domains);
    expect(domainsIn()).toEqual([['dot.example', 'roads.example'], []]);
    expect(domainsIn(1)).toEqual([[], []]);
  });

  it('names who cleared the text, and who was asked and has not', () =>
    expect(made(both).clearances).toEqual([
      expect.objectContaining({ party: first, reviewer: 'Counsel (Ada Cole)', required: true, clearedAt: SIGNED }),
      expect.objectContaining({ party: second, reviewer: 'The budget office', required: false, clearedAt: null }),
    ]));

  it('does not count a signature that was taken back, unless it was given again', () => {
    const takenBack = { type: 'SignatureTakenBack', data: { party: second }, body: aSigner(second) };
    expect(() => made([...both, takenBack])).toThrow(`${second} has not signed`);
    expect(made([...both, takenBack, given(second)]).signatures).toHaveLength(2);
  });

  it('keeps the words at the button as they were kept, and has none of a signature made outside', () => {
    const kept = { ...given(first), body: { ...aSigner(first), statement: 'Every word.' } };
    const outside = {
      kind: 'ink',
      pdfHash: 'f'.repeat(64),
      signedOn: '2026-11-02',
      offeredBy: second,
      confirmedBy: first,
    };
    const none = { statement: null, linkUsedAt: null, codeSentAt: null };
    const handedIn = { ...given(second), data: { ...given(second).data, ...none, outside } };
    const [one, two] = made([kept, handedIn]).signatures;
    expect(one?.statement?.text).toBe('Every word.');
    expect(two).toMatchObject({
      ...none,
      outside: { ...outside, offeredBy: text.parties[1]?.name, confirmedBy: text.parties[0]?.name },
    });
  });

  it('takes the last signature of a party that signed more than once', () => {
    const again = { ...given(first), body: { ...aSigner(first), name: 'A successor' } };
    expect(made([...both, again]).signatures[0]?.signer?.name).toBe('A successor');
  });

  it('does not count a signature that was given to another text', () => {
    const other = { ...given(second), data: { ...given(second).data, documentHash: 'e'.repeat(64) } };
    expect(() => made([given(first), other])).toThrow(`${second} has not signed`);
  });

  it('says of a successor what it follows, from when to when it holds, and who leaves with it', () => {
    const follows = { kind: 'amendment' as const, version: 1, documentHash: 'e'.repeat(64) };
    const [leaver] = (JSON.parse(documentOf(mouOf(short)).text) as SignedMou).parties.flatMap(signingsOf);
    const leaves: SignedMou = {
      ...text,
      parties: text.parties.slice(1),
      succession: { version: 2, kind: 'amendment', follows, leaving: leaver ? [leaver] : [] },
    };
    const own = stream(aTerm().round, [...both, report]);
    const earlier = stream('sig_x-1', [report, report]);
    const copy = copyOf({
      ...{ agreement: { ...executed(), version: 2, follows: { ...follows, leaving: [first] } }, text: leaves },
      ...{ streams: [own, earlier], clearances: [], service: 's', madeAt: MADE, seal, findings },
    });
    const { effectiveAt, endsAt } = aTerm();
    expect(copy.agreement).toMatchObject({ version: 2, follows, effectiveAt, endsAt });
    expect(copy.signatures.map(({ party, leaves }) => [party, leaves])).toEqual([
      [second, undefined],
      [first, true],
    ]);
    expect(copy.deliveries, 'of its own round').toHaveLength(1);
  });

  it('is not made of an agreement that is not executed', () => {
    const parts = {
      text,
      findings,
      clearances: [],
      streams: [stream('sig_x', both)],
      service: 's',
      madeAt: MADE,
      seal,
    };
    expect(() => copyOf({ agreement: anAgreement(), ...parts })).toThrow('Only an executed agreement');
  });

  it('says where words were removed by law, and keeps what stands', () => {
    const [one, two] = made(both, [1]).signatures;
    expect(one?.signer).toBeNull();
    expect(one?.statement?.text).toContain('I, (name removed by law), sign');
    expect(two?.signer?.name).toBe(`The head of ${second}`);
  });

  it('keeps what every party that stays certified with a renewal, where the words of its signature were removed by law', () => {
    const follows = { version: 1, documentHash: 'e'.repeat(64) };
    const [, leaver] = text.parties.flatMap(signingsOf);
    const renewal: SignedMou = {
      ...text,
      parties: text.parties.slice(0, 1),
      succession: {
        ...{ version: 2, kind: 'renewal', follows, certifies: 'It was carried out as agreed.' },
        leaving: leaver ? [leaver] : [],
      },
    };
    const signed = [
      { ...given(first), data: { ...given(first).data, statement: 'renew@1 gpea@1' } },
      { ...given(second), data: { ...given(second).data, statement: 'leave@1 gpea@1' } },
    ];
    const [stays, left] = made(signed, [1, 2], [], renewal).signatures;
    expect(stays?.statement?.text).toContain(
      `(name removed by law), sign this memorandum electronically as (office removed by law), under ${text.parties[0]?.authority.statute}. ${text.parties[0]?.name} certifies: “It was carried out as agreed.”`,
    );
    expect(left?.statement?.text).toContain(`that ${text.parties[1]?.name} leaves this memorandum with version 2.`);
    expect(left?.statement?.text).not.toContain('certifies');
  });

  it('tells what became of the mails, and to which office', () => {
    expect(made([...both, report]).deliveries).toEqual([
      { party: first, to: text.parties[0]?.offices[0]?.title, mail: 'A reminder', report: 'bounced', at: SIGNED },
    ]);
  });

  it('witnesses every stream by its length and its last hash, those of parties too', () => {
    const party = stream('pty_x', [{ type: 'SomethingElse', data: {} }]);
    expect(made(both, [], [party]).chain).toEqual([
      expect.objectContaining({ stream: 'mou_x', events: 1 }),
      expect.objectContaining({ stream: aTerm().round, events: 2 }),
      { stream: 'pty_x', events: 1, tip: party.tip },
    ]);
  });
});
