import { describe, expect, it } from 'vitest';
import { changed, manyParties, refusalsOf, short, told } from '../testing/an-mou.ts';
import { CLAUSE_IDS } from './clauses.ts';

type Case = [title: string, file: unknown, path: string, value: unknown, finding: RegExp];

describe('A finding names its field', () => {
  it.each<Case>([
    ['an unknown field', short, 'nickname', 'x', /^nickname: An MOU has no field `nickname` here/],
    ['an unknown field of a party', short, 'parties.1.faxNumber', 1, /^parties\.1\.faxNumber: An MOU has no field/],
    ['another schema', short, 'schema', 'concord/mou@2', /^schema: /],
    ['a missing title', short, 'title', undefined, /^title: This field is missing/],
    ['an empty title', short, 'title', '  ', /^title: The text is empty/],
    ['a title of punctuation', short, 'title', '---', /^title: The text is empty/],
    ['a long title', short, 'title', 'a'.repeat(161), /^title: The text has 161 characters; at most 160/],
    ['a number for a text', short, 'title', 7, /^title: This is not a text/],
    ['a text for a number', short, 'terminationNoticeDays', '60', /^terminationNoticeDays: This is not a number/],
    ['half a day', short, 'terminationNoticeDays', 1.5, /^terminationNoticeDays: This is not a whole number/],
    ['one party', short, 'parties', short.parties.slice(0, 1), /^parties: An MOU has 2 to 60 parties; this one has 1/],
    ['61 parties', manyParties(61), 'title', 'T', /^parties: An MOU has 2 to 60 parties; this one has 61/],
    ['no list of parties', short, 'parties', {}, /^parties: This is not a list/],
    ['a bad party key', short, 'parties.0.key', 'Health Dept', /^parties\.0\.key: This is not a key/],
    ['a reserved party key', short, 'parties.0.key', 'jointly', /^parties\.0\.key: The word jointly is reserved/],
    ['two parties with one key', short, 'parties.1.key', 'transport', /^parties\.1\.key: Two parties have the key/],
    [
      'two parties with one name',
      short,
      'parties.1.name',
      'BIRCH Department of Transportation',
      /^parties\.1\.name: Two parties/,
    ],
    [
      'an agency without a head',
      short,
      'parties.1.signatory',
      undefined,
      /^parties\.1\.signatory: This agency has no head/,
    ],
    [
      'a head whose office is missing',
      short,
      'parties.1.signatory',
      'chief',
      /^parties\.1\.signatory: This agency has no head/,
    ],
    [
      'a liaison whose office is missing',
      short,
      'parties.1.liaison',
      'desk',
      /^parties\.1\.liaison: This party has no office/,
    ],
    [
      'two offices with one key',
      short,
      'parties.0.offices.1',
      short.parties[0]?.offices[0],
      /^parties\.0\.offices\.1\.key: Two offices/,
    ],
    [
      'a mailbox outside its party’s domains',
      short,
      'parties.0.offices.0.holder.mailbox',
      'ada@police.birch.example',
      /^parties\.0\.offices\.0\.holder\.mailbox: The mailbox is at police\.birch\.example/,
    ],
    [
      'a mailbox in a subdomain that is not listed',
      short,
      'parties.0.offices.0.holder.mailbox',
      'ada@evil.dot.birch.example',
      /holder\.mailbox: The mailbox is at/,
    ],
    [
      'an acting holder without an instrument',
      short,
      'parties.0.offices.0.holder.capacity',
      'acting',
      /holder\.instrument: The holder is acting/,
    ],
    ['an unknown jurisdiction', short, 'parties.0.jurisdiction', 'state', /jurisdiction: This value is not one of/],
    ['an unknown capacity', short, 'parties.0.offices.0.holder.capacity', 'boss', /capacity: This value is not one of/],
    [
      'a holder who leaves before arriving',
      short,
      'parties.0.offices.0.holder',
      { ...short.parties[0]?.offices[0]?.holder, from: '2027-01-02', to: '2027-01-01' },
      /holder\.to: The holder’s last day is before the first/,
    ],
    ['a convener that is no party', short, 'convener', 'governor', /^convener: There is no party `governor`/],
    [
      'a decision of no party',
      short,
      'decisionRights.0.decides',
      'mayor',
      /^decisionRights\.0\.decides: There is no party/,
    ],
    [
      'a party consulted twice',
      short,
      'decisionRights.0.consulted',
      ['police', 'police'],
      /consulted\.1: The party `police` is named twice/,
    ],
    ['a commitment of no party', short, 'commitments.0.party', 'mayor', /^commitments\.0\.party: There is no party/],
    ['a day that does not exist', short, 'commitments.0.by', '2027-02-30', /^commitments\.0\.by: This is not a day/],
    ['a day far away', short, 'commitments.0.by', '9999-01-01', /^commitments\.0\.by: This is not a day/],
    [
      'planned funds without an instrument',
      short,
      'commitments.0.funds',
      { kind: 'planned', amountUsd: 1 },
      /^commitments\.0\.funds\.instrument: Funds are planned, and the instrument/,
    ],
    [
      'funds of an unknown kind',
      short,
      'commitments.0.funds',
      { kind: 'cash' },
      /funds\.kind: This value is not one of/,
    ],
    [
      'a negative amount',
      short,
      'commitments.0.funds',
      { kind: 'planned', amountUsd: -1, instrument: 'I' },
      /amountUsd: The number must be at least 1/,
    ],
    ['no ladder', short, 'ladder.levels', [], /^ladder\.levels: There are 0 entries; there must be at least 1/],
    [
      'a level without an office of a party',
      short,
      'ladder.levels.0.offices',
      { police: 'head' },
      /offices: This level names no office for the party `transport`/,
    ],
    [
      'a level with an unknown office',
      short,
      'ladder.levels.0.offices.police',
      'chief',
      /offices\.police: The party `police` has no office `chief`/,
    ],
    [
      'a level with an unknown party',
      short,
      'ladder.levels.0.offices.mayor',
      'head',
      /offices\.mayor: There is no party `mayor`/,
    ],
    ['a KPI of no party', short, 'kpis.0.contributions', ['mayor'], /^kpis\.0\.contributions\.0: There is no party/],
    ['a KPI of nobody', short, 'kpis.0.contributions', [], /^kpis\.0\.contributions: There are 0 entries/],
    [
      'a quorum beyond the parties',
      short,
      'boardRules.quorum',
      3,
      /^boardRules\.quorum: The quorum is 3, and there are 2 parties/,
    ],
    ['a quorum of one', short, 'boardRules.quorum', 1, /^boardRules\.quorum: The number must be at least 2/],
    ['a vetoer who is no party', short, 'boardRules.veto.whoMayVeto', ['mayor'], /whoMayVeto\.0: There is no party/],
    [
      'another time for the reason of a veto',
      short,
      'boardRules.veto.reasonWithinHours',
      72,
      /reasonWithinHours: This value/,
    ],
    [
      'a missing clause',
      short,
      'clauses',
      CLAUSE_IDS.slice(1),
      /^clauses: The clause `no-obligation-of-funds` is missing/,
    ],
    [
      'a repeated clause',
      short,
      'clauses',
      [...CLAUSE_IDS, CLAUSE_IDS[0]],
      /^clauses\.4: The clause `no-obligation-of-funds` is listed twice/,
    ],
    [
      'an unknown version of a clause',
      short,
      'clauses.0',
      'no-obligation-of-funds@9',
      /^clauses\.0: This value is not one of/,
    ],
    ['no clauses', short, 'clauses', undefined, /^clauses: The four fixed clauses are missing/],
    ['a zone that does not exist', short, 'calendar.zone', 'America/Alder', /^calendar\.zone: This is not a time zone/],
    ['an offset for a zone', short, 'calendar.zone', '+05:00', /^calendar\.zone: This is not a time zone/],
    [
      'a state that does not exist',
      short,
      'calendar.region',
      'XX',
      /^calendar\.region: This is not a state or territory whose/,
    ],
    ['a state without letters', short, 'calendar.region', '', /^calendar\.region: This is not a state or territory/],
    [
      'a country without known holidays',
      short,
      'calendar.country',
      'ZZ',
      /^calendar\.country: This is not a country whose public/,
    ],
    [
      'a signing period of two days',
      short,
      'signing',
      { periodDays: 2 },
      /^signing\.periodDays: The number must be at least 5/,
    ],
    [
      'an order that omits a party',
      short,
      'signing',
      { order: { kind: 'groups', groups: [['police']] } },
      /^signing\.order\.groups: No group asks the party `transport`/,
    ],
    [
      'an order that asks a party twice',
      short,
      'signing',
      { order: { kind: 'groups', groups: [['police', 'transport'], ['police']] } },
      /^signing\.order\.groups\.1\.0: The party `police` stands in two places/,
    ],
    [
      'an order with a stranger',
      short,
      'signing',
      { order: { kind: 'groups', groups: [['police', 'transport', 'mayor']] } },
      /groups\.0\.2: There is no party `mayor`/,
    ],
    [
      'an annex without a hash',
      short,
      'annexes',
      [{ title: 'A', sha256: 'x', bytes: 1, mediaType: 'text/plain' }],
      /^annexes\.0\.sha256: This is not a SHA-256/,
    ],
    [
      'an annex above 4 MB',
      short,
      'annexes',
      [{ title: 'A', sha256: 'a'.repeat(64), bytes: 4_194_305, mediaType: 'text/plain' }],
      /^annexes\.0\.bytes: The number must be at most 4,194,304/,
    ],
  ])('%s', (_name, file, path, value, finding) => {
    expect(
      told(changed(file, path, value)).some((one) => finding.test(one)),
      told(changed(file, path, value)).join('\n'),
    ).toBe(true);
  });

  describe('of two components of one agency, which share a mail domain', () => {
    const DOMAIN = 'dot.birch.example';
    const secretary = { name: 'Sam', mailbox: `secretary@${DOMAIN}` };
    const office = (key: string, mailbox = `${key}@${DOMAIN}`) => ({
      ...{ key, title: `The ${key}` },
      holder: { name: 'H', mailbox },
    });
    /** Both parties in one domain; the secretary holds the named office of each. */
    const sisters = (first: string, second: string) => {
      const of = (held: string, at: number) => ({
        signatory: 'head',
        liaison: 'desk',
        mailDomains: [DOMAIN],
        offices: ['head', 'desk', 'top'].map((key) =>
          key === held ? { ...office(key), holder: secretary } : office(key, `${key}-${at}@${DOMAIN}`),
        ),
      });
      return [first, second].reduce<unknown>(
        (file, held, at) =>
          Object.entries(of(held, at)).reduce(
            (one, [field, value]) => changed(one, `parties.${at}.${field}`, value),
            file,
          ),
        changed(short, 'ladder.levels.0.offices', { transport: 'top', police: 'top' }),
      );
    };

    it.each<[string, string, string, number]>([
      ['stand on both ladders', 'top', 'top', 0],
      ['sign for one and stand on the ladder of the other', 'head', 'top', 0],
      ['not sign for both', 'head', 'head', 1],
      ['not vouch for both', 'desk', 'desk', 1],
      ['nor sign for one and vouch for the other', 'head', 'desk', 1],
    ])('one mailbox may %s', (_, first, second, findings) =>
      expect(told(sisters(first, second)).filter((one) => one.includes('already serves another party'))).toHaveLength(
        findings,
      ),
    );
  });

  it('one mailbox for two parties, in whatever case it is written', () => {
    const shared = changed(
      changed(short, 'parties.1.mailDomains', ['dot.birch.example']),
      'parties.1.offices.0.holder.mailbox',
      'Ada.Rowe@DOT.birch.example',
    );
    expect(told(shared)).toEqual([
      'parties.1.offices.0.holder.mailbox: The mailbox ada.rowe@dot.birch.example already serves another party (parties.0).',
    ]);
  });

  it('everything at once, beside faults of shape', () => {
    const file = changed(changed(changed(short, 'convener', 'governor'), 'title', 7), 'parties.1.fax', 1);
    expect(refusalsOf(file).map(({ field }) => field)).toEqual(['title', 'parties.1.fax', 'convener']);
  });

  it('at most 200 of them, and says how many more there are', () => {
    const file = { ...short, ...Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`extra${n}`, n])) };
    expect(refusalsOf(file)).toHaveLength(201);
    expect(refusalsOf(file).at(-1)?.wrong).toBe('There are 100 more findings.');
  });

  it('always with a remedy in a full sentence', () => {
    for (const refusal of refusalsOf({ parties: [{}, 1], ladder: { levels: [{}] }, kpis: 'x', effective: {} })) {
      expect(refusal.wrong).toMatch(/^[A-Z].*[.]$/);
      expect(refusal.remedy).toMatch(/^[A-Z].*[.]$/);
    }
  });
});
