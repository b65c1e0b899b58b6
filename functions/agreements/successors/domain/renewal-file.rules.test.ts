/** The file of a renewal as the service builds it: an MOU by every rule, with the terms of the one in force, and what is otherwise of today. */
import { describe, expect, it } from 'vitest';
import type { Noticed } from '../../changes/domain/changes-in.rules.ts';
import type { RegisteredParty } from '../../domain/kept-party.rules.ts';
import { register, signedMou } from '../../domain/signed-mou.ts';
import { parse } from '../../mou/domain/mou.rules.ts';
import { changed, mouOf, wildfire } from '../../testing/an-mou.ts';
import { asOfToday, renewalFile } from './renewal-file.rules.ts';

const mou = mouOf(wildfire);
const before = signedMou(mou);
const registered = register(mou) as RegisteredParty[];
const ENDS = '2028-02-29';
const file = (of: Partial<Parameters<typeof renewalFile>[1]> = {}, text = before) =>
  renewalFile(text, { register: registered, noticed: [], ends: ENDS, without: [], ...of });
const { effective: _, sunset: __, ...terms } = before;

describe('The renewal of an MOU', () => {
  it('is an MOU, with every term of the one in force and the day on which it follows', () => {
    const made = file();
    expect(parse(made).refusals).toBeUndefined();
    const { effective, sunset, ...same } = signedMou(mouOf(made));
    expect(same).toEqual(terms);
    expect([effective, sunset]).toEqual([{ kind: 'on', day: ENDS }, before.sunset]);
  });

  it('has whoever holds an office today, and the mailboxes of today', () => {
    const [first, ...others] = registered as [RegisteredParty, ...RegisteredParty[]];
    const [office = ''] = first.signatories;
    const holder = { name: 'Noor Vale', mailbox: `noor@${first.mailDomains[0]}`, capacity: 'incumbent' as const };
    const offices = { ...first.offices, [office]: { title: 'Any', holder } };
    const [party] = file({ register: [{ ...first, offices }, ...others] }).parties;
    expect(party?.offices.find(({ key }) => key === office)).toMatchObject({ holder: { name: 'Noor Vale' } });
    expect(party?.offices.map(({ key, title }) => ({ key, title }))).toEqual(before.parties[0]?.offices);
  });

  it('is as long as the text in force lets a renewal be, and its review has its time', () => {
    const year = { ...before, sunset: { ...before.sunset, months: 18, opensDaysBefore: 270, renewal: { months: 12 } } };
    expect(file({}, year).sunset).toMatchObject({ months: 12, opensDaysBefore: 182, renewal: { months: 12 } });
    expect(parse(file({}, year)).refusals).toBeUndefined();
  });

  it('of one that goes on to a day of its own has that day as much later', () => {
    const goesOn = { ...before, sunset: { ...before.sunset, months: 12, then: 'goes-on' as const, endsOn: ENDS } };
    expect(file({}, goesOn).sunset).toMatchObject({ then: 'goes-on', endsOn: '2029-02-28' });
  });
});

describe('What notices have made of the text', () => {
  const text = signedMou(
    mouOf(
      changed(wildfire, 'contacts', [
        { key: 'press', party: mou.convener, title: 'Press desk' },
        { key: 'maps', party: mou.convener, title: 'Map desk' },
      ]),
    ),
  );
  const notice = (change: number, about: object, to?: object): Noticed =>
    ({
      change,
      version: 1,
      party: mou.convener,
      about,
      ...(to && { to }),
      status: 'held',
      noticedAt: '',
    }) as unknown as Noticed;

  it('is said by the renewal: contacts that changed, came and went, and the offices that report', () => {
    const [kpi] = text.kpis;
    const [reporter] = kpi?.reporters ?? [];
    const other = text.parties
      .find(({ key }) => key === reporter?.party)
      ?.offices.find(({ key }) => key !== reporter?.office);
    const noticed = [
      notice(1, { kind: 'contact', key: 'press', does: 'change' }, { title: 'Office of Communications' }),
      notice(2, { kind: 'contact', key: 'maps', does: 'remove' }),
      notice(3, { kind: 'contact', key: 'night', does: 'add' }, { title: 'Night desk' }),
      ...(reporter && other
        ? [{ ...notice(4, { kind: 'reporter', kpi: kpi?.key, office: other.key }), party: reporter.party }]
        : []),
    ];
    const today = asOfToday(text, noticed);
    expect(today.contacts).toEqual([
      { key: 'press', party: mou.convener, title: 'Office of Communications' },
      { key: 'night', party: mou.convener, title: 'Night desk' },
    ]);
    expect(today.kpis[0]?.reporters[0]?.office).toBe(other?.key);
    expect(renewalFile(text, { register: registered, noticed, ends: ENDS, without: [] }).contacts).toEqual(
      today.contacts,
    );
  });
});

describe('Without a party', () => {
  it.each(before.parties.map(({ key }) => key))('%s it is an MOU of the others that names it nowhere', (party) => {
    const made = file({ without: [party] });
    expect(parse(made).refusals ?? []).toEqual([]);
    expect(made.parties.map(({ key }) => key)).toEqual(
      before.parties.map(({ key }) => key).filter((key) => key !== party),
    );
    expect(JSON.stringify(made)).not.toContain(`"${party}"`);
  });

  it('that organized it, the first of the others does', () =>
    expect(file({ without: [mou.convener] }).convener).toBe(
      before.parties.find(({ key }) => key !== mou.convener)?.key,
    ));

  it('a quorum, groups of signatures, money and vetoes are of those that stay', () => {
    const [one = '', two = '', ...rest] = before.parties.map(({ key }) => key);
    const text = {
      ...before,
      boardRules: { quorum: before.parties.length, decision: 'consent' as const },
      veto: { whoMayVeto: [one], reasonWithinHours: 48 as const },
      signing: { ...before.signing, order: { kind: 'groups' as const, groups: [[one], [two, ...rest]] } },
    };
    const made = file({ without: [one] }, text);
    expect([made.boardRules?.quorum, made.veto, made.signing.order]).toEqual([
      ...[before.parties.length - 1, undefined],
      { kind: 'groups', groups: [[two, ...rest]] },
    ]);
  });
});
