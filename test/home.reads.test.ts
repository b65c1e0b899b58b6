/** However many agreements a person has, home reads them in four round trips, and believes the registers over the rows that led there. */
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptWith } from '../functions/agreements/domain/kept-party.rules.ts';
import { partyKey } from '../functions/agreements/register.store.ts';
import { aTerm } from '../functions/agreements/testing/an-agreement.ts';
import { readStandings } from '../functions/home/pages/next-steps.ts';
import { type Agency, agencyKey, agencyPartyKey, personId } from '../functions/identity/agency.store.ts';
import { disputeIdOf, partyIdOf, roundIdOf } from '../functions/shared/ids.ts';
import { tipKey } from '../functions/shared/ledger/ledger.ts';
import { dynamo, marshal, tableName } from '../functions/shared/ledger/table.ts';
import { aTable } from './a-table.ts';

const NOW = '2026-03-02T15:00:00.000Z';
/** A moment before the deadline of every round here. */
const BEFORE = '2026-03-01T00:00:00.000Z';
const LONG_AGO = '2026-01-05T15:00:00.000Z';
const PAT = 'pat@air.example';
const HEAD = 'head@air.example';
const AGENCY: Agency = {
  id: 'agy_1',
  name: 'Air Office',
  domains: ['air.example'],
  liaisons: [{ name: 'Pat', mailbox: PAT }],
  recordsOfficers: [],
  registeredAt: NOW,
};

const put = (item: Record<string, unknown>): Promise<unknown> =>
  dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) as Record<string, AttributeValue> }));
const row = (mailbox: string, sk: string, rest: object) => put({ pk: `PERSON#${personId(mailbox)}`, sk, ...rest });

const idOf = (number: number): string => `mou_${String(number).padStart(26, '0')}`;

/** An agreement in which the agency is a party whose mail came back. */
async function anAgreement(
  number: number,
  { agency = AGENCY.id, round = true, offered = false, status = 'out for signature' } = {},
): Promise<string> {
  const id = idOf(number);
  const documentHash = '0'.repeat(64);
  const named = { id, number: `MOU-${number}`, version: 1, parties: ['air', 'roads'] };
  const term = aTerm({ executedAt: LONG_AGO, effectiveAt: LONG_AGO });
  const state = {
    ...named,
    zone: 'UTC',
    status,
    round: roundIdOf(id, 1),
    documentHash,
    ...(status === 'executed' && { term }),
  };
  await put({ ...tipKey(id), stream: id, seq: 1, hash: documentHash, state });
  const asked = { status: 'asked', group: 0, epoch: 0 };
  const signatories = { air: { ...asked, mail: 'bounced' }, ...(offered && { roads: { ...asked, offer: 'f' } }) };
  const open = { id: state.round, status: 'open', openedAt: NOW, deadline: NOW, zone: 'UTC', signatories };
  if (round) await put({ ...tipKey(state.round), stream: state.round, seq: 1, hash: documentHash, state: open });
  const holder = { name: 'Head', mailbox: HEAD, capacity: 'acting' as const, to: '2026-03-09' };
  const offices = { head: { title: 'Director', holder } };
  const signs = { signatory: 'head', signatories: ['head'], liaison: 'head', levels: [], mayVeto: false };
  const party = { ...signs, party: 'air', name: 'Air Office', agency, offices, mailDomains: [], structure: 's' };
  const kept = (one: typeof party) => put({ ...partyKey(id, one.party), ...keptWith(undefined, 1, one) });
  await kept(party);
  if (offered) await kept({ ...party, party: 'roads', name: 'Roads Office' });
  await put({ ...agencyPartyKey(AGENCY.id, id, 'air'), agreement: id, party: 'air' });
  return id;
}

/** One whose decision its first side has vetoed, the reason of which its liaison sees to. */
async function putDispute(agreement: string, sides: readonly string[]): Promise<void> {
  const id = disputeIdOf(agreement, 1);
  const decision = { version: 1, at: BEFORE, followUps: [] };
  const veto = { party: sides[0], version: 1, at: BEFORE, reasonDue: NOW, answerOwed: false };
  const named = { id, agreement, number: 1, zone: 'UTC', handling: 'parties', people: [], reached: [] };
  const state = { ...named, status: 'vetoed', decision, veto, opened: { at: BEFORE }, sides: {} };
  await put({ ...tipKey(id), stream: id, seq: 1, hash: '', state, due: `OPEN#${agreement}`, dueAt: NOW });
}

const partsOf = async (mailbox: string) =>
  (await readStandings(mailbox, BEFORE)).map(({ part, agreement }) => [part, agreement]);

beforeEach(async () => {
  aTable();
  await put({ ...agencyKey(AGENCY.id), ...AGENCY });
  await row(PAT, 'AGENCY#agy_1#liaison', { agency: AGENCY.id, as: 'liaison' });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('What a mailbox has to do with agreements', () => {
  it.each([1, 30])('is read in four requests for %i of them', async (count) => {
    for (let number = 1; number <= count; number++) await anAgreement(number);
    const before = vi.mocked(dynamo.send).mock.calls.length;
    expect(await readStandings(PAT, BEFORE)).toHaveLength(count);
    const kinds = vi.mocked(dynamo.send).mock.calls.slice(before);
    expect(kinds.map(([command]) => command.constructor.name)).toEqual([
      'QueryCommand',
      'QueryCommand',
      'BatchGetItemCommand',
      'BatchGetItemCommand',
    ]);
  });

  it('names, in a fifth request, other agencies whose signature made outside waits for an answer', async () => {
    const first = await anAgreement(1, { offered: true });
    await anAgreement(2);
    const before = vi.mocked(dynamo.send).mock.calls.length;
    const standings = await readStandings(PAT, BEFORE);
    expect(vi.mocked(dynamo.send).mock.calls.length - before).toBe(5);
    expect(Object.fromEntries(standings.map(({ agreement, offers }) => [agreement, offers]))).toEqual({
      [first]: [{ party: 'roads', partyName: 'Roads Office' }],
      [idOf(2)]: [],
    });
  });

  it.each([1, 30])(
    'asks the index once for each of %i agreements in force, and reads their open disputes in one more request',
    async (count) => {
      for (let number = 1; number <= count; number++) {
        const id = await anAgreement(number, { status: 'executed' });
        await putDispute(id, number === 1 ? ['air', 'roads'] : ['water', 'roads']);
      }
      const before = vi.mocked(dynamo.send).mock.calls.length;
      const standings = await readStandings(PAT, BEFORE);
      const kinds = vi
        .mocked(dynamo.send)
        .mock.calls.slice(before)
        .map(([command]) => command.constructor.name);
      expect(kinds.filter((kind) => kind === 'BatchGetItemCommand').length).toBeLessThanOrEqual(4);
      expect(kinds).toHaveLength(5 + count);
      const owed = standings.filter(({ disputes = [] }) => disputes.length > 0);
      expect(owed).toMatchObject([{ agreement: idOf(1), disputes: [{ number: 1, due: NOW }] }]);
    },
  );

  it('says where the party stands: what it owes, whose mail came back, until when its head only acts', async () => {
    await anAgreement(1);
    expect(await readStandings(PAT, BEFORE)).toMatchObject([
      {
        number: 'MOU-1',
        part: 'liaison',
        lacks: ['offices'],
        cameBack: ['signatory'],
        actsUntil: '2026-03-09',
        round: { open: true, turn: 'asked', signed: 0, of: 1 },
      },
    ]);
  });

  it('knows reviewers by their answers to the text that is out, and mail to them', async () => {
    const id = await anAgreement(1);
    const stream = partyIdOf(id, 'air');
    const reviewers = {
      counsel: { required: true, answer: 'returned', documentHash: '0'.repeat(64), version: 1 },
      budget: { required: true, answer: 'cleared', documentHash: '1'.repeat(64), version: 1 },
      privacy: { required: false, answer: 'cleared', documentHash: '0'.repeat(64), version: 1 },
    };
    const state = {
      structure: 's',
      signatories: [{ office: 'head', epoch: 0, noticeAt: NOW }],
      reviewers,
      mail: { budget: 'suppressed', liaison: 'bounced' },
    };
    await put({ ...tipKey(stream), stream, seq: 1, hash: '', state });
    expect(await readStandings(PAT, BEFORE)).toMatchObject([
      {
        lacks: ['counsel', 'budget'],
        returned: ['counsel'],
        answered: ['counsel', 'privacy'],
        cameBack: ['signatory', 'budget'],
      },
    ]);
  });

  it('is told before the round has opened, too', async () => {
    await anAgreement(1, { round: false });
    const [standing] = await readStandings(PAT, BEFORE);
    expect(standing).toMatchObject({ part: 'liaison' });
    expect(standing).not.toHaveProperty('round');
  });
});

describe('A records officer', () => {
  const NORA = 'records@air.example';
  const officer = (mailbox: string) =>
    row(mailbox, 'AGENCY#agy_1#records officer', { agency: 'agy_1', as: 'records officer' });
  const agencyWith = (mailbox: string) =>
    put({ ...agencyKey('agy_1'), ...AGENCY, recordsOfficers: [{ name: 'Nora', mailbox }] });

  it('finds the agreements of the agency, and whoever is its liaison as well finds both parts', async () => {
    const agreement = await anAgreement(1);
    await officer(NORA);
    expect(await partsOf(NORA), 'whom the agency does not name').toEqual([]);
    await agencyWith(NORA);
    expect(await partsOf(NORA)).toEqual([['records officer', agreement]]);
    await officer(PAT);
    await agencyWith(PAT);
    expect(await partsOf(PAT)).toEqual([
      ['liaison', agreement],
      ['records officer', agreement],
    ]);
  });
});

describe('A row that the registers no longer bear out shows nothing', () => {
  it.each<[string, () => Promise<unknown>]>([
    [
      'of a liaison whom the agency does not name any more',
      () => put({ ...agencyKey('agy_1'), ...AGENCY, liaisons: [] }),
    ],
    [
      'to an agreement that was not published after all',
      () => put({ ...agencyPartyKey('agy_1', idOf(9), 'air'), agreement: idOf(9), party: 'air' }),
    ],
    ['to a party that is another agency', () => anAgreement(2, { agency: 'agy_2' })],
  ])('%s', async (_, happens) => {
    await happens();
    expect(await partsOf(PAT)).toEqual([]);
  });

  it.each<[string, string, [string, string][]]>([
    ['the office that signs', 'head', [['signatory', idOf(1)]]],
    ['an office that is not there', 'deputy', []],
  ])('of a holder: %s', async (_, of, parts) => {
    const agreement = await anAgreement(1);
    await row(HEAD, `ROLE#${agreement}#air#office#${of}`, { agreement, party: 'air', as: 'office', of });
    expect(await partsOf(HEAD)).toEqual(parts);
    const other = 'former@air.example';
    await row(other, `ROLE#${agreement}#air#office#${of}`, { agreement, party: 'air', as: 'office', of });
    expect(await partsOf(other)).toEqual([]);
  });
});
