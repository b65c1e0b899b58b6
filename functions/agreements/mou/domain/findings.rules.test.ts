import { describe, expect, it } from 'vitest';
import { changed, manyParties, refusalsOf, short, told } from '../../testing/an-mou.ts';
import { CLAUSE_IDS } from './clauses.ts';

type Case = [title: string, file: unknown, path: string, value: unknown, finding: RegExp];

describe('A finding names its field', () => {
  it.each<Case>([
    ['an unknown field', short, 'nickname', 'x', /^nickname: An MOU has no field `nickname` here/],
    ['an unknown field of a party', short, 'parties.1.faxNumber', 1, /^parties\.1\.faxNumber: An MOU has no field/],
    ['another schema', short, 'schema', 'concord/mou@3', /^schema: This value is not one of/],
    ['no schema', short, 'schema', undefined, /^schema: The file does not say in which form/],
    ['a missing title', short, 'title', undefined, /^title: This field is missing/],
    ['an empty title', short, 'title', '  ', /^title: The text is empty/],
    ['a title of punctuation', short, 'title', '---', /^title: The text is empty/],
    ['a long title', short, 'title', 'a'.repeat(161), /^title: The text has 161 characters; at most 160/],
    ['a number for a text', short, 'title', 7, /^title: This is not a text/],
    ['a text for a number', short, 'terminationNotice.days', '60', /^terminationNotice\.days: This is not a number/],
    ['half a day', short, 'terminationNotice.days', 1.5, /^terminationNotice\.days: This is not a whole number/],
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
      'nobody who signs',
      short,
      'parties.1.signatories',
      undefined,
      /^parties\.1\.signatories: Nobody signs for this party/,
    ],
    ['an empty list of those who sign', short, 'parties.1.signatories', [], /signatories: Nobody signs for this party/],
    [
      'an office that signs and is missing',
      short,
      'parties.1.signatories',
      ['head', 'chief'],
      /^parties\.1\.signatories\.1: Nobody can sign: this party has no office `chief`/,
    ],
    [
      'an office that would sign twice',
      short,
      'parties.1.signatories',
      ['head', 'head'],
      /^parties\.1\.signatories\.1: The office `head` is named twice/,
    ],
    ['no liaison', short, 'parties.1.liaison', undefined, /^parties\.1\.liaison: This party has no liaison/],
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
      /^parties\.0\.offices\.0\.holder\.mailbox: The email address is at police\.birch\.example/,
    ],
    [
      'a mailbox in a subdomain that is not listed',
      short,
      'parties.0.offices.0.holder.mailbox',
      'ada@evil.dot.birch.example',
      /holder\.mailbox: The email address is at/,
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
      'funds of nobody',
      short,
      'commitments.0.funds',
      { amount: '1' },
      /^commitments\.0\.funds\.from: Funds are planned/,
    ],
    [
      'funds of no party',
      short,
      'commitments.0.funds',
      { from: 'mayor', amount: '1' },
      /^commitments\.0\.funds\.from: There is no party `mayor`/,
    ],
    [
      'a negative amount',
      short,
      'commitments.0.funds',
      { from: 'police', amount: '-1' },
      /^commitments\.0\.funds\.amount: The number must be at least 0\.01/,
    ],
    [
      'an amount as a number',
      short,
      'commitments.0.funds',
      { from: 'police', amount: 1200 },
      /amount: This is not a text/,
    ],
    [
      'tenths of a cent',
      short,
      'commitments.0.funds',
      { from: 'police', amount: '1.005' },
      /amount: The number has more than 2 digits/,
    ],
    ['a promise to oneself', short, 'commitments.0.to', 'transport', /^commitments\.0\.to: A party commits itself/],
    ['a promise to no party', short, 'commitments.0.to', 'mayor', /^commitments\.0\.to: There is no party/],
    ['a commitment of an unknown kind', short, 'commitments.0.kind', 'love', /kind: This value is not one of/],
    ['credit to no party', short, 'publicCredit.0.who', ['mayor'], /^publicCredit\.0\.who\.0: There is no party/],
    [
      'credit to all and one',
      short,
      'publicCredit.0.who',
      ['police', 'all'],
      /^publicCredit\.0\.who\.1: The word `all` already/,
    ],
    ['a party named as all', short, 'parties.0.key', 'all', /^parties\.0\.key: The word all is reserved/],
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
    [
      'a quorum beyond the parties',
      short,
      'boardRules.quorum',
      3,
      /^boardRules\.quorum: The quorum is 3, and there are 2 parties/,
    ],
    ['a quorum of one', short, 'boardRules.quorum', 1, /^boardRules\.quorum: The number must be at least 2/],
    ['a vetoer who is no party', short, 'veto.whoMayVeto', ['mayor'], /^veto\.whoMayVeto\.0: There is no party/],
    ['another time for the reason of a veto', short, 'veto.reasonWithinHours', 72, /reasonWithinHours: This value/],
    [
      'a level on which an unknown office decides',
      short,
      'ladder.levels.0.decides',
      { party: 'police', office: 'chief' },
      /^ladder\.levels\.0\.decides\.office: The party `police` has no office `chief`/,
    ],
    [
      'a seat of no party',
      short,
      'boardRules.seats',
      [
        { party: 'police', office: 'head' },
        { party: 'mayor', office: 'head' },
      ],
      /^boardRules\.seats\.1\.party: There is no party/,
    ],
    [
      'a seat named twice',
      short,
      'boardRules.seats',
      [
        { party: 'police', office: 'head' },
        { party: 'police', office: 'head' },
      ],
      /^boardRules\.seats\.1\.office: The office `police\/head` is named twice/,
    ],
    [
      'a quorum beyond the seats',
      { ...short, boardRules: { ...short.boardRules, quorum: 3 } },
      'boardRules.seats',
      [
        { party: 'police', office: 'head' },
        { party: 'transport', office: 'head' },
      ],
      /^boardRules\.quorum: The quorum is 3, and 2 parties have a seat/,
    ],
    [
      'a closing duty of nobody',
      short,
      'closingDuties',
      [{ key: 'returns', owner: { party: 'police', office: 'chief' }, does: 'Returns the maps.', days: 30 }],
      /^closingDuties\.0\.owner\.office: The party `police` has no office/,
    ],
    [
      'a contact of no party',
      short,
      'contacts',
      [{ key: 'desk', party: 'mayor', title: 'Desk Officer' }],
      /^contacts\.0\.party: There is no party/,
    ],
    [
      'a term defined twice',
      short,
      'definitions',
      [
        { term: 'Road', means: 'A state road.' },
        { term: 'road', means: 'Any road.' },
      ],
      /^definitions\.1\.term: This term is defined twice/,
    ],
    [
      'an MOU that supersedes itself',
      short,
      'related',
      [{ how: 'supersedes', number: short.number }],
      /^related\.0\.number: This is the number of this MOU/,
    ],
    [
      'another MOU named twice',
      short,
      'related',
      [
        { how: 'supersedes', number: 'MOU-2019-7' },
        { how: 'relates to', number: 'MOU-2019-7' },
      ],
      /^related\.1\.number: This MOU is named twice/,
    ],
    ['a term of 24 months', short, 'sunset.months', 24, /^sunset\.months: An MOU runs at most 18 months until/],
    ['no sunset', short, 'sunset', undefined, /^sunset: The file does not say how long/],
    ['no first day', short, 'effective', undefined, /^effective: The file does not say when/],
    ['no way of signing', short, 'signing', undefined, /^signing: The file does not say how/],
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
        signatories: ['head'],
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
      'parties.1.offices.0.holder.mailbox: The email address ada.rowe@dot.birch.example already serves another party (parties.0).',
    ]);
  });

  it.each([
    ['decisionRights', short.decisionRights[0], 'decision rights'],
    ['commitments', short.commitments[0], 'commitments'],
    ['publicCredit', short.publicCredit[0], 'rules on public credit'],
    ['sections', { key: 'press', title: 'Press', text: 'One voice.' }, 'sections'],
    ['contacts', { key: 'desk', party: 'police', title: 'Desk Officer' }, 'contacts'],
    ['survivingObligations', { key: 'records', what: 'Records are kept.' }, 'surviving obligations'],
    [
      'closingDuties',
      { key: 'returns', owner: { party: 'police', office: 'head' }, does: 'Returns the maps.', days: 30 },
      'closing duties',
    ],
  ])('a key of %s that stands twice', (name, entry, words) =>
    expect(told({ ...short, [name]: [entry, entry] })).toEqual([
      `${name}.1.key: Two ${words} have the key \`${entry?.key}\`.`,
    ]),
  );

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
