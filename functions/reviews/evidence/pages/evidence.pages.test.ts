/** What a head reads in ten lines, and what everybody reads below them. */
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { evidenceFrom } from '../domain/evidence.rules.ts';
import type { Evidence } from '../domain/evidence.schema.ts';
import { gathered, LIFE_TEXTS, MOU } from '../testing/a-life.ts';
import { evidencePage } from './evidence.pages.tsx';
import { dollars, evidenceWords } from './evidence-words.parts.ts';
import { tenLines } from './ten-lines.parts.tsx';

const evidence = evidenceFrom(gathered()) as Evidence;
const words = evidenceWords(evidence, LIFE_TEXTS);
const says = (of: Evidence = evidence): string[] => tenLines(of, words).map((line) => line.says);

const EMPTY: Evidence = {
  ...evidence,
  ...{ kpis: [], figures: [], money: [], vetoes: [], planChanges: [], suspensions: [], signatures: [], took: [] },
  commitments: { by: [], list: [] },
  followUps: { by: [], list: [] },
  disputes: { named: 0, list: [], recurring: [] },
};

describe('The ten lines', () => {
  it('are ten, each with the part of the page that tells it in full', () => {
    const lines = tenLines(evidence, words);
    expect(lines).toHaveLength(10);
    for (const { href } of lines) expect(href).toMatch(`/agreements/${MOU}/reviews/1/evidence#`);
  });

  it('say what became of everything', () =>
    expect(says()).toEqual([
      'Of 1 KPI, 0 are on track, 0 at risk, 0 off track and 1 not reported.',
      'Nearer to what was required than at first: Burns.',
      '66% of 6 figures came on time; 1 came late and 1 is missing.',
      'Of 3 commitments, 2 are delivered (1 late) and 1 is overdue.',
      '$1,000.50 planned; $1,000.50 moved, of which $1,000.50 accepted.',
      'Of 2 disputes, 1 is decided (half of them within 8 days) and 1 open. 1 dispute for named people is counted here alone.',
      'Disputed again: Commitment: Sends maps (2 times).',
      '1 veto, and dissent in 1 dispute. Of 1 action, 1 is overdue.',
      'Deadlines were paused 1 time, for 2 days; 1 signature came late.',
      'More than their share of what was agreed: Birch air (commitments) and Birch health (figures).',
    ]));

  it('say how many disputes ended without a decision', () => {
    const [one, other] = evidence.disputes.list;
    if (!one || !other) throw new Error('There are two');
    const disputes = { ...evidence.disputes, named: 0, list: [one, { ...other, status: 'impasse' as const }] };
    expect(says({ ...evidence, disputes })[5]).toBe(
      'Of 2 disputes, 1 is decided (half of them within 8 days), 0 open and 1 over without a decision.',
    );
  });

  it('say so where there was nothing', () =>
    expect(says(EMPTY)).toEqual([
      'No KPI is shared.',
      'No KPI has come nearer to what was required, or fallen behind it.',
      'No figure was due.',
      'The text has no commitments.',
      'No money is planned.',
      'No dispute that all may read.',
      'No subject came up twice.',
      '0 vetoes, and dissent in 0 disputes. No action was agreed.',
      'Deadlines were never paused; 0 signatures came late.',
      'No agency carries more than its share of what was agreed.',
    ]));
});

it.each([
  ['12000', '$12,000'],
  ['1000.5', '$1,000.50'],
  ['0', '$0'],
])('%s dollars are %s', (amount, said) => expect(dollars(amount)).toBe(said));

it('What no text knows is told by its key', () => {
  const none = evidenceWords(evidence, new Map());
  expect([none.party('air'), none.commitment('maps'), none.right('x'), none.kpi('burns'), none.number]).toEqual([
    ...['air', 'maps', 'x', undefined, ''],
  ]);
});

describe('The page', () => {
  const pageOf = (of: Evidence = evidence) =>
    parse(
      evidencePage({
        person: { mailbox: 'head@air.example', form: newFormKeys('a'.repeat(52)) },
        frame: {
          number: 'MOU-2026-1',
          title: 'x',
          status: { word: 'In force', look: 'going' },
          dates: [],
          tabs: [],
        } as never,
        ...{ mou: 'MOU-2026-1', agreement: MOU, review: 1, made: 2, form: undefined, refused: [], status: undefined },
        view: {
          ...{ evidence: of, words, base: '' },
          frozen: { evidence: 2, hash: 'f'.repeat(64), at: of.at, frozenAt: of.at },
        },
      }),
    );

  it('has the parts to which the ten lines lead, and links that are there', () => {
    const html = pageOf();
    for (const { href } of tenLines(evidence, words))
      expect(html.querySelector(href.slice(href.indexOf('#')))).not.toBeNull();
    const links = html.querySelectorAll('main a').map((one) => one.getAttribute('href') ?? '');
    for (const record of [
      'kpis/burns',
      'commitments/grant',
      'commitments/1-1-1',
      'disputes/1',
      'kpis/plan/1',
      'record',
    ])
      expect(links).toContain(`/agreements/${MOU}/${record}`);
    expect(links).toContain(`/agreements/${MOU}/reviews/1/evidence?evidence=1`);
  });

  it('draws each KPI as one picture with its name and what it says', () => {
    const chart = pageOf().querySelector('.evidence-chart svg');
    expect(chart?.querySelector('title')?.text).toBe('Burns, in burns');
    expect(chart?.querySelector('desc')?.text).toBe(
      'The newest figure is 8. Of the periods of this term 0 were on track, 1 at risk, 1 off track and 1 not reported.',
    );
  });

  it('says in every part that there was nothing, where there was nothing', () => {
    const text = pageOf(EMPTY).querySelector('main')?.structuredText ?? '';
    for (const said of ['The text shares no KPI', 'plan no money', 'There was no dispute', 'No term was disputed'])
      expect(text).toContain(said);
  });
});
