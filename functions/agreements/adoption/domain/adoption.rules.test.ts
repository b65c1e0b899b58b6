/** What may be taken over: days that have come, an end that has not, settings that are none of the parties’ terms, and each MOU once. */
import { describe, expect, it } from 'vitest';
import { signedMou } from '../../domain/signed-mou.ts';
import { linesOf } from '../../pages/document-lines.ts';
import { adopted, executed, refusedBy, voided } from '../../testing/an-agreement.ts';
import { changed, mouOf, short } from '../../testing/an-mou.ts';
import { adoptedBefore, adoptionFindings, originalBefore, parseAdoption, signedElsewhere } from './adoption.rules.ts';

const goingOn = {
  ...{ ...short, effective: { kind: 'last-signature' } },
  sunset: { months: 18, then: 'goes-on' },
};
const toADay = { ...goingOn, sunset: { ...goingOn.sunset, endsOn: '2031-12-31' } };

const NOW = '2026-11-02T15:00:00.000Z';
const PDF = { sha256: 'f'.repeat(64), bytes: 1_000 };
const said = (changes: object = {}) => ({ signedOn: '2026-03-02', pdf: PDF, settings: [], ...changes });
const wrongWith = (file: unknown, changes: object = {}): string[] => {
  const mou = mouOf(file);
  return adoptionFindings(mou, signedElsewhere(mou, said(changes)), NOW).map(({ field, code }) => `${field}: ${code}`);
};

describe('What is said of a signed original', () => {
  it.each<[string, unknown, string[]]>([
    ['nothing at all', undefined, ['field-missing']],
    ['no day', { mou: {}, adopted: { pdf: PDF } }, ['field-missing']],
    ['a day that is none', { mou: {}, adopted: said({ signedOn: '2026-02-30' }) }, ['not-a-day']],
    ['a field that there is not', { mou: {}, adopted: said({ signed: true }) }, ['field-unknown']],
    [
      'a file of more than 4 MB',
      { mou: {}, adopted: said({ pdf: { ...PDF, bytes: 4_194_305 } }) },
      ['number-out-of-bounds'],
    ],
  ])('is refused with %s', (_, file, codes) => {
    const parsed = parseAdoption(file);
    expect('refusals' in parsed ? parsed.refusals.map(({ code }) => code) : []).toEqual(codes);
  });

  it('leaves the MOU in it to the rules of every MOU', () =>
    expect(parseAdoption({ mou: 7, adopted: said() })).toMatchObject({ file: { mou: 7 } }));
});

describe('An MOU is in force elsewhere since', () => {
  const laterOn = changed(goingOn, 'effective', { kind: 'on', day: '2026-05-01' });
  const earlierOn = changed(goingOn, 'effective', { kind: 'on', day: '2026-01-01' });
  it.each([
    ['the day it was signed', goingOn, {}, '2026-03-02'],
    ['the first day that its text names', laterOn, {}, '2026-05-01'],
    ['the day it was signed, where the first day was over', earlierOn, {}, '2026-03-02'],
    ['the day that is given', goingOn, { since: '2026-04-01' }, '2026-04-01'],
  ])('%s', (_, file, changes, since) => expect(signedElsewhere(mouOf(file), said(changes)).since).toBe(since));
});

describe('It is taken over', () => {
  it.each([
    ['as it was signed', goingOn, {}],
    ['on the day it was signed', goingOn, { signedOn: '2026-11-02' }],
    ['with settings', goingOn, { settings: ['calendar.zone', 'sunset'] }],
    ['with an end that is to come', toADay, {}],
  ])('%s', (_, file, changes) => expect(wrongWith(file, changes)).toEqual([]));

  const ends = changed(goingOn, 'sunset', { months: 18, then: 'ends' });
  it.each([
    [
      'when it was signed tomorrow',
      goingOn,
      { signedOn: '2026-11-03', since: '2026-03-02' },
      ['adopted.signedOn: signed-in-future'],
    ],
    ['when it is in force from tomorrow', goingOn, { since: '2026-11-03' }, ['adopted.since: in-force-in-future']],
    ['when it ended by its months', ends, { signedOn: '2025-05-02' }, ['sunset: ended-elsewhere']],
    ['when its end day has come', changed(toADay, 'sunset.endsOn', '2026-11-02'), {}, ['sunset: ended-elsewhere']],
    ['with a ladder that nobody signed', goingOn, { settings: ['ladder'] }, ['adopted.settings.0: setting-unknown']],
    [
      'with a setting by the name of no field',
      goingOn,
      { settings: ['constructor'] },
      ['adopted.settings.0: setting-unknown'],
    ],
    ['with an end that nobody signed', ends, { settings: ['sunset'] }, ['sunset: end-not-signed']],
    ['with an end day that nobody signed', toADay, { settings: ['sunset'] }, ['sunset: end-not-signed']],
  ])('not %s', (_, file, changes, wrong) => expect(wrongWith(file, changes)).toEqual(wrong));

  it('not with its own original among its annexes', () => {
    const annexes = [{ title: 'Signed', ...PDF, mediaType: 'application/pdf' }];
    expect(wrongWith(changed({ ...goingOn, annexes: [] }, 'annexes', annexes))).toEqual([
      'annexes.0.sha256: original-among-annexes',
    ]);
  });

  it('not before it ended in its own zone', () =>
    // Four in the morning in UTC is the evening before in the zone of the MOU.
    expect(
      adoptionFindings(
        mouOf(ends),
        signedElsewhere(mouOf(ends), said({ signedOn: '2025-05-03' })),
        '2026-11-03T04:00:00.000Z',
      ),
    ).toEqual([]));
});

describe('Its text', () => {
  const mou = mouOf(goingOn);
  const sections = linesOf(
    signedMou(mou, undefined, signedElsewhere(mou, said({ settings: ['calendar.zone', 'sunset', 'sunset'] }))),
  );
  const lines = sections.flatMap((section) => section.lines.map(({ text }) => text));
  it.each([
    'Signed elsewhere: Mon, Mar 2, 2026',
    'In force since: Mon, Mar 2, 2026',
    'Set here, not in the signed original: time zone, review day',
    'Takes effect: In force since Mon, Mar 2, 2026',
  ])('says “%s”', (line) => expect(lines).toContain(line));

  it('lists the signed original as a document that belongs to it', () =>
    expect(lines.join('\n')).toContain(
      `The signed original; Kind: application/pdf; Bytes: 1,000; SHA-256: ${PDF.sha256}`,
    ));

  it('asks nobody to sign', () => expect(lines.join('\n')).not.toMatch(/Signatures may be given|last signature/));
});

describe('An MOU is taken over once', () => {
  const filed = (agreement: ReturnType<typeof adopted>, documentHash = agreement.documentHash) => [
    { agreement, documentHash, at: NOW },
  ];
  const hash = adopted().documentHash;
  it.each([
    ['when nothing has its number', [], undefined],
    ['when it was voided', filed(voided()), undefined],
    ['not while the same is being confirmed', filed(adopted()), 'already-adopted'],
    ['not when the same is in force', filed(executed()), 'already-adopted'],
    ['not when the same was refused', filed(adopted({}, refusedBy('health'))), 'already-adopted'],
    [
      'anew with other terms, when a party refused those before',
      filed(adopted({}, refusedBy('health')), 'e'.repeat(64)),
      undefined,
    ],
    ['not when its number has another text', filed(adopted(), 'e'.repeat(64)), 'number-taken'],
  ])('%s', (_, sent, code) => expect(adoptedBefore(sent, hash)?.code).toBe(code));

  it('and one that waits for its original says so, and names itself', () => {
    const waiting = adopted({ annexes: ['a'.repeat(64), 'f'.repeat(64)] });
    const refusal = adoptedBefore(filed(waiting), hash);
    expect(refusal?.remedy).toContain(`annex ${waiting.id} FILE`);
    expect(refusal?.about).toBe(waiting.id);
  });
});

describe('A signed original is of one MOU', () => {
  const handedIn = (agreement: ReturnType<typeof adopted>) => ({ agreement, documentHash: 'e'.repeat(64), at: NOW });
  it.each<[string, ReturnType<typeof handedIn>[], string | undefined]>([
    ['when nobody has handed it in', [], undefined],
    ['when what had it was voided', [handedIn(voided())], undefined],
    ['when a party refused what had it', [handedIn(adopted({}, refusedBy('health')))], undefined],
    ['not while another agency’s is being confirmed', [handedIn(adopted())], 'original-known'],
    ['not when another agency’s is in force', [handedIn(voided()), handedIn(executed())], 'original-known'],
  ])('and is taken over %s', (_, sent, code) => expect(originalBefore(sent, new Set())?.code).toBe(code));

  const two = [handedIn(adopted()), handedIn(adopted({ agreement: 'mou_2', number: 'MOU-7' }))];
  const { id, number } = adopted();
  it.each([
    ['the first one', [id, 'mou_2'], id, number],
    ['the one', ['mou_2'], 'mou_2', 'MOU-7'],
  ])(
    'and %s in which the sender has a part is named, and how another MOU of the same PDF is sent',
    (_, own, about, as) => {
      const refusal = originalBefore(two, new Set(own));
      expect(refusal).toMatchObject({ about, field: 'adopted.pdf.sha256' });
      expect(refusal?.wrong).toContain(`under the number ${as}: it is ${about}`);
      expect(refusal?.remedy).toContain('adopt --again');
    },
  );

  it('and nothing of it is told to whoever has no part in one, but that it is known', () => {
    const refusal = originalBefore(two, new Set());
    expect(refusal).toMatchObject({ field: 'adopted.pdf.sha256', remedy: expect.stringContaining('adopt --again') });
    expect(refusal).not.toHaveProperty('about');
    for (const word of [id, number, 'mou_2', 'MOU-7', 'being confirmed'])
      expect(JSON.stringify(refusal)).not.toContain(word);
  });
});
