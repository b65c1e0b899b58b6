/** The frame of an MOU for each reader: who the reader is in it, whom to ask, and no way to a page that the reader may not open. */
import { describe, expect, it } from 'vitest';
import { type Role, rolesIn } from '../../identity/domain/roles.rules.ts';
import { anAgreement, executed } from '../testing/an-agreement.ts';
import { byWhen, type FrameOf, frameOf, sayWho } from './frame.parts.ts';

const NOW = '2026-11-25T15:00:00.000Z';
const at = (name: string, domain: string) => ({
  name,
  mailbox: `${name.toLowerCase()}@${domain}`,
  capacity: 'incumbent',
});
const office = (title: string, holder: ReturnType<typeof at>) => ({ title, holder });
const REGISTER = [
  {
    party: 'air',
    name: 'Alder Air Office',
    liaison: 'desk',
    offices: {
      head: office('Director', at('Ann', 'air.example')),
      desk: office('Smoke desk', at('Lee', 'air.example')),
    },
  },
  {
    party: 'health',
    name: 'Alder Department of Health',
    shortName: 'Health',
    agency: 'agy_health',
    liaison: 'lead',
    offices: {
      head: office('Secretary', at('Bo', 'health.example')),
      lead: office('Smoke lead', at('Cy', 'health.example')),
      map: {
        ...office('Map lead', at('Dee', 'health.example')),
        alternate: { name: 'Al', mailbox: 'al@health.example', from: '2026-11-01', to: '2026-12-01' },
      },
    },
    reviewers: { counsel: { name: 'Di', mailbox: 'di@health.example' } },
  },
] as unknown as FrameOf['register'];
const AGENCIES = { agy_health: { liaisons: [{ name: 'Cy', mailbox: 'cy@health.example' }], recordsOfficers: [] } };
const rolesOf = (mailbox: string) => rolesIn(REGISTER as never, AGENCIES, mailbox, '2026-11-25');

const frame = (roles: readonly Role[], more: Partial<FrameOf> = {}) =>
  frameOf({ agreement: executed(), title: 'Smoke', now: NOW, register: REGISTER, roles, part: 'overview', ...more });

describe('Who the reader is', () => {
  it.each([
    ['bo@health.example', 'Secretary, Health'],
    ['cy@health.example', 'Smoke lead and liaison, Health'],
    ['al@health.example', 'standing in for the Map lead, Health'],
    ['di@health.example', 'counsel, Health'],
    ['ann@air.example', 'Director, Alder Air Office'],
  ])('%s: %s', (mailbox, said) => expect(frame(rolesOf(mailbox)).you).toBe(said));

  it('says each agency of whoever stands in two parties', () => {
    const both: Role[] = [
      { is: 'liaison', party: 'air' },
      { is: 'liaison', party: 'health' },
    ];
    expect(sayWho(both, REGISTER)).toBe('liaison, Alder Air Office; liaison, Health');
  });

  it('says nothing of whoever has no role in what was read', () => expect(frame([]).you).toBeUndefined());
});

describe('Whom to ask', () => {
  it('is the liaison of the reader’s own agency', () =>
    expect(frame(rolesOf('bo@health.example')).ask).toEqual({
      name: 'Cy',
      mailbox: 'cy@health.example',
      as: 'liaison',
    }));

  it('is the liaison of the agency that organizes the MOU, for a liaison of another one', () =>
    expect(frame(rolesOf('cy@health.example')).ask).toMatchObject({ name: 'Lee', as: 'liaison of Alder Air Office' }));

  it('is nobody for a liaison of the agency that organizes it', () =>
    expect(frame([{ is: 'liaison', party: 'air' }]).ask).toBeUndefined());

  it('is the agency by its name where the register names no liaison', () => {
    const register = REGISTER.map((party) => ({ ...party, liaison: 'nobody' }));
    expect(frame(rolesOf('bo@health.example'), { register }).ask).toEqual({ name: 'the liaison of Health' });
  });
});

describe('The tabs', () => {
  const labels = (...args: Parameters<typeof frame>) => frame(...args).tabs.map(({ label }) => label);
  const head = rolesOf('bo@health.example');

  it('are those of the MOU as it stands', () => {
    expect(labels(head)).toEqual([
      'Overview',
      'Timeline',
      'Text',
      'People',
      'Contacts',
      'Disputes',
      'Reviews',
      'Record',
    ]);
    expect(labels(head, { agreement: anAgreement() })).toEqual(['Overview', 'Text', 'People', 'Record']);
  });

  it('have KPIs where the text that holds has any, or an earlier one had', () => {
    const having = (more: object) => labels(head, { agreement: { ...executed(), ...more } });
    expect(having({ measured: ['air'] })).toContain('KPIs');
    expect(having({ takenUp: { kpis: { version: 1, parties: ['air'] } } })).toContain('KPIs');
    expect(having({ committed: ['air'] })).not.toContain('KPIs');
  });

  it('lead nowhere for whoever came by a link: such a page names its own', () =>
    expect(labels([{ is: 'signatory', party: 'health', office: 'head' }])).toEqual([]));

  it('leave disputes out for a holder whose term is over', () =>
    expect(labels([{ is: 'named holder', party: 'health', office: 'head' }])).not.toContain('Disputes'));

  it('name the page that is shown, and count what is open', () => {
    const { tabs, heads } = frame(head, { part: 'disputes', openDisputes: 2 });
    expect(tabs.filter(({ current }) => current)).toEqual([
      { label: 'Disputes', href: `/agreements/${executed().id}/disputes`, count: 2, current: 'page' },
    ]);
    expect(heads).toBe(false);
    expect(frame(head).heads).toBe(true);
  });
});

it('The frame has the status in words and the days that matter next', () => {
  expect(frame([])).toMatchObject({
    number: 'MOU-2026-014',
    title: 'Smoke',
    status: { word: 'In force', look: 'going' },
    dates: ['Review opens Wed, May 24, 2028', 'Ends Wed, May 24, 2028'],
  });
});

it('A deadline is said with what is left, and after it as past', () => {
  const calendar = { zone: 'America/New_York', country: 'US' };
  const due = '2026-12-01T22:00:00.000Z';
  expect(byWhen(calendar, due, NOW)).toBe('by Tue, Dec 1, 2026: 3 business days left');
  expect(byWhen(calendar, due, due)).toBe('was due Tue, Dec 1, 2026');
});
