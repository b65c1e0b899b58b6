/** What an MOU leaves open is told to whoever clears and signs it, each thing once and at its place, and never stops it. */
import { describe, expect, it } from 'vitest';
import adopted from '../../../../examples/inspections.json';
import laboratory from '../../../../examples/laboratory.json';
import roads from '../../../../examples/road-closures.json';
import wildfire from '../../../../examples/wildfire-smoke.json';
import { sha256 } from '../../../shared/canonical.ts';
import { type Succession, signedMou } from '../../domain/signed-mou.ts';
import { sectionsOf } from '../../pages/document.pages.tsx';
import { bare, changed, mouOf } from '../../testing/an-mou.ts';
import bureaus from '../../testing/mous/3-two-bureaus.json';
import three from '../../testing/mous/4-inspection-reports-of-three.json';
import matching from '../../testing/mous/6-computer-matching.json';
import dengue from '../../testing/mous/7-dengue-in-puerto-rico.json';
import { FINDINGS, findingsDocument, findingsOf } from './findings.ts';

const { mou: inspections } = adopted;

const shown = (file: unknown, succession?: Succession) => findingsOf(signedMou(mouOf(file), succession)).findings;
/** `no-kpi at kpis` */
const told = (file: unknown, succession?: Succession) =>
  shown(file, succession).map(({ code, field }) => `${code} at ${field}`);
const said = (file: unknown, code: string) =>
  shown(file)
    .filter((one) => one.code === code)
    .map(({ wrong }) => wrong);

describe('What an ordinary MOU leaves open', () => {
  const REGULATORS = [
    'no-decision-rights at decisionRights',
    'no-commitment-with-a-day at commitments',
    'no-public-credit at publicCredit',
    'no-ladder at ladder',
    'no-kpi at kpis',
    'no-end-day at sunset.endsOn',
    'vague-words at sections.2.text',
    'vague-words at sections.2.text',
  ];

  it('is much where two regulators share reports, with vague words in two paragraphs', () => {
    expect(told(inspections)).toEqual(REGULATORS);
    const { text } = inspections.sections[2] ?? { text: '' };
    const words = shown(inspections).flatMap((one) => one.words ?? []);
    expect(words.map(({ from, to }) => text.slice(from, to))).toEqual([
      'as far as practicable',
      'as far as practicable',
    ]);
    expect(words.map(({ from }) => text.slice(0, from).split('\n').length)).toEqual([2, 3]);
  });

  it('is the same where they signed it elsewhere', () => {
    const pdf = { sha256: 'f'.repeat(64), bytes: 1_000 };
    const elsewhere = { signedOn: '2026-03-02', since: '2026-03-02', pdf, settings: ['calendar.zone', 'sunset'] };
    const { findings } = findingsOf(signedMou(mouOf(inspections), undefined, elsewhere));
    expect(findings.map(({ code, field }) => `${code} at ${field}`)).toEqual(REGULATORS);
  });

  it('is as much but for the ladder when they are three', () =>
    expect(told(three)).toEqual(REGULATORS.filter((one) => !one.startsWith('no-ladder'))));

  it('is one day of three in a laboratory run together, and that silence does not end it', () =>
    expect(told(laboratory)).toEqual([
      'no-decision-rights at decisionRights',
      'commitment-without-a-day at commitments.2.by',
      'no-public-credit at publicCredit',
      'no-ladder at ladder',
      'no-kpi at kpis',
      'goes-on at sunset.then',
    ]));

  it.each([
    ['two bureaus of one department and another agency', bureaus],
    ['computer matching', matching],
    ['an office in Puerto Rico', dengue],
    ['road closures', roads],
    ['wildfire smoke', wildfire],
  ])('is nothing in the one of %s', (_, file) => expect(told(file)).toEqual([]));
});

describe('A finding', () => {
  const laboratoryWith = (path: string, value: unknown) => changed(laboratory, path, value);

  it('says once that no commitment has a day, whether there is none or none has one', () => {
    const undated = ['0', '1'].reduce<unknown>(
      (file, index) => changed(file, `commitments.${index}.by`, undefined),
      laboratory,
    );
    expect(told(undated).filter((one) => one.includes('commitment'))).toEqual([
      'no-commitment-with-a-day at commitments',
    ]);
    expect(told(bare).filter((one) => one.includes('commitment'))).toEqual(['no-commitment-with-a-day at commitments']);
  });

  it('asks where money comes from, and what obligates it', () => {
    expect(said(laboratoryWith('commitments.2.funds', undefined), 'money-without-funds')).toEqual([
      'This MOU does not say whose money pays for “Buys a second mass spectrometer”, nor how much it is.',
    ]);
    expect(said(laboratoryWith('commitments.2.funds.instrument', undefined), 'funds-without-instrument')).toEqual([
      'No instrument is named that would obligate the money for “Buys a second mass spectrometer”.',
    ]);
  });

  describe('that funds end before the MOU does', () => {
    const until = (day: string) => laboratoryWith('commitments.2.funds.until', day);
    const early = (file: unknown, succession?: Succession) =>
      shown(file, succession).filter(({ code }) => code === 'funds-end-early');

    it('goes by the end day of an MOU that goes on', () => {
      expect(early(until('2030-12-31')).map(({ wrong }) => wrong)).toEqual([
        'This MOU does not say who funds “Buys a second mass spectrometer” after Tue, Dec 31, 2030; the MOU runs until Wed, Dec 31, 2031.',
      ]);
      expect(early(until('2031-12-31'))).toEqual([]);
    });

    it('is so of any day where there is no end day', () =>
      expect(early(changed(until('2090-12-31'), 'sunset.endsOn', undefined)).map(({ wrong }) => wrong)).toEqual([
        'This MOU does not say who funds “Buys a second mass spectrometer” after Sun, Dec 31, 2090; the MOU has no end day.',
      ]));

    it('counts the months from a first day that is agreed, and says nothing where the last signature sets it', () => {
      const ending = (effective: unknown, day: string) =>
        changed(changed(until(day), 'sunset', { months: 18, then: 'ends' }), 'effective', effective);
      const on = { kind: 'on', day: '2027-01-01' };
      expect(early(ending(on, '2028-06-30'))).toHaveLength(1);
      expect(early(ending(on, '2028-07-01'))).toEqual([]);
      expect(early(ending({ kind: 'last-signature' }, '2027-01-31'))).toEqual([]);
    });

    it('goes by the last day of a successor', () => {
      const succession: Succession = {
        ...{ version: 2, kind: 'amendment', follows: { version: 1, documentHash: 'a'.repeat(64) } },
        ...{ lastDay: '2029-01-31', leaving: [] },
      };
      expect(early(until('2029-01-30'), succession)).toHaveLength(1);
      expect(early(until('2029-01-31'), succession)).toEqual([]);
    });
  });

  it('is made of a KPI whose source is open', () =>
    expect(told(changed(matching, 'kpis.0.quality', undefined))).toEqual([
      'kpi-without-source at kpis.0.quality.source',
    ]));

  it('is not made of a ladder without a referee: the text itself says that none is named', () =>
    expect(told(three).some((one) => one.includes('ladder'))).toBe(false));

  it('has a code of its own, and sentences that are whole', () => {
    const codes = FINDINGS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { wrong, remedy, title } of FINDINGS) {
      expect(`${wrong} ${remedy}`).toMatch(/^[A-Z].*\.$/);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
    }
    for (const file of [inspections, laboratory])
      for (const { wrong } of shown(file)) expect(wrong).not.toMatch(/[{}]/);
  });

  it('leads to a section of the text', () => {
    for (const file of [inspections, laboratory, three, changed(roads, 'purpose.text', 'To coordinate.')]) {
      const mou = signedMou(mouOf(file));
      const parts = sectionsOf(mou).map(({ part }) => part);
      for (const { part } of findingsOf(mou).findings) expect(parts).toContain(part);
    }
  });
});

describe('The document of findings', () => {
  const mou = signedMou(mouOf(inspections));

  it('is the same for the same text, names it, and is known by its hash', () => {
    const { text, hash, shown: kept } = findingsDocument(mou, 'a'.repeat(64));
    expect(findingsDocument(signedMou(mouOf(inspections)), 'a'.repeat(64)).text).toBe(text);
    expect(hash).toBe(sha256(text));
    expect(JSON.parse(text)).toEqual(kept);
    expect(kept).toMatchObject({ format: 'concord-findings@1', textHash: 'a'.repeat(64), more: 0 });
  });

  it('stays small however much there is to say', () => {
    const sentence = 'The parties coordinate in a timely way, as appropriate, and so on.\n';
    const text = sentence.repeat(Math.floor(8_000 / sentence.length));
    const sections = Array.from({ length: 30 }, (_, index) => ({ key: `s-${index}`, title: `Section ${index}`, text }));
    const { text: kept, shown: many } = findingsDocument(signedMou(mouOf({ ...inspections, sections })), '');
    expect(many.findings).toHaveLength(100);
    expect(many.more).toBe(30 * Math.floor(8_000 / sentence.length) + 6 - 100);
    expect(kept.length).toBeLessThan(100_000);
  });
});
