import { describe, expect, it } from 'vitest';
import { nameComponents, nameOfficials, type Registering, registerAgency, renameAgency } from './agency.rules.ts';
import { evolveAgency } from './agency.state.ts';

const PAT = { name: 'Pat Lee', mailbox: 'pat@air.example' };
const AIR: Registering = { name: 'Air Office', domains: ['air.example'], liaisons: [PAT], recordsOfficers: [] };
const free = () => undefined;
const registers = (changes: Partial<Registering> = {}, owners: Record<string, string> = {}) =>
  registerAgency('agy_1', { ...AIR, ...changes }, (domain) => owners[domain], free);

describe('An agency', () => {
  it('is registered with its domains and a liaison; the ledger’s data name no person', () => {
    const { events = [] } = registers();
    expect(events).toEqual([
      {
        type: 'AgencyRegistered',
        data: { agency: 'agy_1', domains: ['air.example'], liaisons: 1, recordsOfficers: 0 },
        body: { name: 'Air Office', components: [], liaisons: [PAT], recordsOfficers: [] },
      },
    ]);
    expect(JSON.stringify(events[0]?.data)).not.toMatch(/pat/i);
  });

  it.each<[string, Partial<Registering>, string]>([
    ['a name', { name: ' ' }, 'name'],
    ['a name that is seen as it is kept', { name: 'Air\u202e Office' }, 'name'],
    ['liaisons whose names are', { liaisons: [{ ...PAT, name: 'Pat\u200b' }] }, 'liaisons.0.name'],
    ['a domain', { domains: [] }, 'domains'],
    ['at most 20 domains', { domains: Array.from({ length: 21 }, (_, at) => `d${at}.example`) }, 'domains'],
    ['domains that are domains', { domains: ['air.example', 'pat@air.example'] }, 'domains.1'],
    ['each domain once', { domains: ['air.example', 'air.example'] }, 'domains.1'],
    ['components with names', { components: [{ name: ' ' }] }, 'components.0.name'],
    ['none with its own', { components: [{ name: 'AIR OFFICE' }] }, 'components.0.name'],
    ['each name once', { components: [{ name: 'Permits' }, { name: 'permits' }] }, 'components.1.name'],
    [
      'components in its domains',
      { components: [{ name: 'Permits', domains: ['air.example', 'sky.example'] }] },
      'components.0.domains',
    ],
    [
      'no more components than fit',
      { components: Array.from({ length: 61 }, (_, at) => ({ name: `Part ${at}` })) },
      'components',
    ],
    ['a liaison', { liaisons: [] }, 'liaisons'],
    ['liaisons with names', { liaisons: [{ ...PAT, name: '' }] }, 'liaisons.0.name'],
    ['liaisons in its domains', { liaisons: [PAT, { ...PAT, mailbox: 'pat@sky.example' }] }, 'liaisons.1.mailbox'],
    ['no more liaisons than fit', { liaisons: Array.from({ length: 13 }, () => PAT) }, 'liaisons'],
    [
      'records officers in its domains',
      { recordsOfficers: [{ ...PAT, mailbox: 'pat@xair.example' }] },
      'recordsOfficers.0.mailbox',
    ],
  ])('needs %s', (_, changes, field) => expect(registers(changes).refused?.field).toBe(field));

  it('cannot take a domain that another has, and is told which', () =>
    expect(registers({}, { 'air.example': 'agy_9' }).refused).toMatchObject({
      wrong: 'The email domain air.example is registered already, by agy_9.',
      field: 'domains.0',
    }));

  it('has no name that another has, or that looks like it, nor has a component', () => {
    const owner = (name: string) => (/^Sky/.test(name) ? 'agy_9' : undefined);
    const given = (changes: Partial<Registering>) => registerAgency('agy_1', { ...AIR, ...changes }, free, owner);
    expect(given({ name: 'Sky Office' }).refused).toMatchObject({
      code: 'name-of-another-agency',
      remedy: expect.stringContaining('agy_9'),
      field: 'name',
    });
    expect(given({ components: [{ name: 'Sky Bureau' }] }).refused?.field).toBe('components.0.name');
    expect(registerAgency('agy_9', { ...AIR, name: 'Sky Office' }, free, owner).refused).toBeUndefined();
  });

  describe('is known', () => {
    const state = () => {
      const [event] = registers().events ?? [];
      if (!event) throw new Error('not registered');
      return evolveAgency(undefined, event);
    };
    const permits = { name: 'Permits' };

    it('under another name from a day on, which none of its components has', () => {
      const [renamed] = renameAgency(state(), AIR, 'Air Authority', free).events ?? [];
      expect(renamed?.body).toEqual({ before: 'Air Office', name: 'Air Authority' });
      expect(renamed && evolveAgency(state(), renamed)).toEqual(state());
      expect(renameAgency(state(), AIR, 'Air Office', free).refused?.code).toBe('agency-named-so');
      expect(renameAgency(state(), { ...AIR, components: [permits] }, 'PERMITS', free).refused?.field).toBe(
        'components.0.name',
      );
    });

    it('with other components, by the same conditions', () => {
      const [named] =
        nameComponents(state(), AIR, [permits, { name: 'Labs', domains: ['air.example'] }], free).events ?? [];
      expect(named?.data).toEqual({ agency: 'agy_1', components: 2 });
      expect(nameComponents(state(), AIR, [], free).events?.[0]?.data).toEqual({ agency: 'agy_1', components: 0 });
      expect(nameComponents(state(), AIR, [{ name: 'air office' }], free).refused?.code).toBe('component-name-twice');
      expect(nameComponents(state(), AIR, [{ name: 'Labs', domains: ['x.example'] }], free).refused?.code).toBe(
        'component-domain-foreign',
      );
    });
  });

  it('gets other officials under the same conditions', () => {
    const [event] = registers().events ?? [];
    if (!event) throw new Error('not registered');
    const state = evolveAgency(undefined, event);
    expect(nameOfficials(state, { liaisons: [], recordsOfficers: [PAT] }).refused?.field).toBe('liaisons');
    const [named] = nameOfficials(state, { liaisons: [PAT, PAT], recordsOfficers: [PAT] }).events ?? [];
    expect(named?.data).toEqual({ agency: 'agy_1', liaisons: 2, recordsOfficers: 1 });
    expect(named && evolveAgency(state, named)).toMatchObject({ domains: ['air.example'], liaisons: 2 });
  });
});
