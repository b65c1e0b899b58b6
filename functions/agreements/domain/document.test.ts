import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, sha256 } from '../../shared/canonical.ts';
import { CLAUSE_IDS, clause } from '../mou/domain/clauses.ts';
import { documentOf } from '../pages/document.ts';
import { bare, changed, mouOf, roads, short, wildfire } from '../testing/an-mou.ts';
import { register, registeredMou, signedMou, signersOf, signingGroups, signingsOf } from './signed-mou.ts';

const example = () => documentOf(mouOf(wildfire));

/** What a reader sees: tags away, entities back. */
const seen = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

/** Fields whose value is a key, a day or a choice: they are shown in other words. */
const CODED =
  /^(schema|key|party|to|from|office|who|decides|kind|convener|signatories|liaison|by|until|endsOn|day|handling|decision|meets|how|then|measure|zone|country|region|whoMayVeto|consulted|clauses|offices|groups|frequency|span|baseline|period|value|amount|min|max|tolerance|band)$/;

/** Every text of a signed MOU that its author wrote, paragraph by paragraph. */
const wordsOf = (value: unknown, name = ''): string[] => {
  if (typeof value === 'string') return CODED.test(name) ? [] : value.split('\n');
  if (Array.isArray(value)) return value.flatMap((entry) => wordsOf(entry, name));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  return name === 'offices' && !('title' in value) ? [] : entries.flatMap(([field, inner]) => wordsOf(inner, field));
};

describe('The document is what is signed', () => {
  it('has one hash over both of its texts', () => {
    const { text, html, textHash, htmlHash, hash } = example();
    expect(textHash).toBe(sha256(text));
    expect(htmlHash).toBe(sha256(html));
    expect(hash).toBe(hashOf({ format: 'concord-document@1', html: htmlHash, text: textHash }));
  });

  it('is the same for the same MOU, in whatever order its file lists the fields', () => {
    const turned = Object.fromEntries(Object.entries(wildfire).reverse());
    expect(documentOf(mouOf(turned))).toEqual(example());
  });

  it.each([
    ['a term', 'terminationNotice.days', 91],
    ['a decision', 'decisionRights.0.decides', 'forestry'],
    ['an office', 'parties.0.offices.0.title', 'Secretary of Health'],
    ['a clause of the funds', 'commitments.2.funds.amount', '1200001'],
    ['the signing period', 'signing.periodDays', 31],
  ])('has another hash when %s changes', (_what, path, value) => {
    expect(documentOf(mouOf(changed(wildfire, path, value))).hash).not.toBe(example().hash);
  });

  it.each([
    ['holder', 'parties.1.offices.0.holder', { name: 'New Holder', mailbox: 'new@air.alder.example' }],
    ['mail domains', 'parties.1.mailDomains', ['air.alder.example', 'mail.air.alder.example']],
  ])('keeps its hash when the %s of an office changes, because offices sign', (_what, path, value) => {
    expect(documentOf(mouOf(changed(wildfire, path, value)))).toEqual(example());
  });

  it('names no holder and no mailbox', () => {
    const { text, html } = example();
    for (const party of wildfire.parties)
      for (const { holder } of party.offices)
        for (const secret of [holder.name, holder.mailbox]) {
          expect(text).not.toContain(secret);
          expect(html).not.toContain(secret);
        }
  });
});

describe('People read everything that is hashed', () => {
  it.each([
    ['wildfire-smoke', wildfire],
    ['road-closures', roads],
    ['short', short],
  ])('every text of %s stands in the HTML', (_name, file) => {
    const mou = mouOf(file);
    const page = seen(documentOf(mou).html);
    const words = wordsOf(signedMou(mou));
    expect(words.length).toBeGreaterThan(10);
    for (const text of words) expect(page).toContain(text);
    for (const id of CLAUSE_IDS) expect(page).toContain(clause(id).text);
  });

  it('says in words whether funds move', () => {
    const page = seen(example().html).replace(/\s+/g, ' ');
    expect(page).toContain('No funds move.');
    expect(page).toContain(
      'Planned: $1,200,000 of Public Health , from Public Health Emergency Fund , subject to appropriations; obligated only by instrument no. IAA-2027-0031 .',
    );
  });

  it('says who decides, who is consulted and what stays with whom', () => {
    const page = seen(example().html).replace(/\s+/g, ' ');
    expect(page).toContain('Who decides Emergency Services');
    expect(page).toContain('Who is consulted first Public Health , Air Quality');
    expect(page).toContain('All parties jointly');
    expect(page).toContain('Stays with Forestry The forecast of fire behavior.');
  });

  it('shows numbered groups, an annex with its hash, and a fixed first day', () => {
    const sha = 'ab'.repeat(32);
    const file = {
      ...wildfire,
      effective: { kind: 'on', day: '2027-03-01' },
      signing: {
        order: {
          kind: 'groups',
          groups: [
            ['health', 'air'],
            ['emergency', 'forestry'],
          ],
        },
      },
      annexes: [{ title: 'Map of centers', sha256: sha, bytes: 12_345, mediaType: 'application/pdf' }],
    };
    const page = seen(documentOf(mouOf(file)).html);
    for (const text of ['Public Health, Air Quality', 'Map of centers', '12,345', sha, 'Mon, Mar 1, 2027'])
      expect(page).toContain(text);
  });
});

describe('A text of the MOU is only text in the HTML', () => {
  it('whatever it holds', () => {
    const nasty = fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='x",
      '&lt;b&gt;',
      '<!--',
      ']]>',
    );
    const places = fc.constantFrom(
      'title',
      'parties.0.name',
      'parties.0.shortName',
      'parties.0.offices.0.title',
      'purpose.text',
      'purpose.outcomes.0',
      'decisionRights.0.what',
      'commitments.0.does',
      'commitments.2.funds.instrument',
      'kpis.0.name',
      'kpis.0.unit',
      'ladder.levels.0.name',
      'ladder.referee.name',
      'publicCredit.0.what',
      'sections.0.title',
      'sections.0.text',
      'definitions.0.term',
      'closingDuties.0.does',
      'kpis.0.quality.source',
      'survivingObligations.0.what',
    );
    const tags = (html: string) => [...html.matchAll(/<(\/?[a-z0-9]+)/g)].map(([, tag]) => tag).join();
    fc.assert(
      fc.property(places, nasty, (path, text) => {
        const { html } = documentOf(mouOf(changed(wildfire, path, `x ${text}`)));
        const plain = documentOf(mouOf(changed(wildfire, path, 'x'))).html;
        expect(tags(html) === tags(plain), `another tag by ${path}`).toBe(true);
        expect(html).not.toMatch(/<[^>]*\son\w+=/);
        expect(seen(html)).toContain(text);
      }),
      { seed: 4 },
    );
  });

  it('carries no script, style, image or link', () => {
    expect(example().html).not.toMatch(/<(script|style|img|a|iframe|form|input)\b|style=|href=|src=/);
  });
});

describe('The register keeps what changes', () => {
  it('has the offices and holders of each party, its domains, signatory and liaison', () => {
    const [health, , emergency] = register(mouOf(wildfire));
    expect(health).toMatchObject({
      party: 'health',
      name: 'Alder Department of Public Health',
      shortName: 'Public Health',
      mailDomains: ['health.alder.example'],
      liaison: 'smoke-lead',
      signatory: 'secretary',
      signatories: ['secretary'],
    });
    expect(emergency?.offices.director).toEqual({
      title: 'Director of Emergency Services',
      holder: {
        name: 'Ruth Castellanos',
        mailbox: 'ruth.castellanos@oes.alder.example',
        capacity: 'acting',
        from: '2026-09-14',
        instrument: "Governor's Designation 2026-41",
      },
    });
  });
});

describe('Where nothing is agreed', () => {
  it('no party stands on a ladder or has a veto, and no term has a key', () => {
    expect(register(mouOf(bare)).map(({ levels, mayVeto }) => [levels, mayVeto])).toEqual([
      [[], false],
      [[], false],
    ]);
    expect(registeredMou(mouOf(bare)).terms).toEqual({
      ...{ decisionRights: [], commitments: [], kpis: [], publicCredit: [] },
    });
  });

  it('a veto is that of the parties that the MOU names', () => {
    const file = changed(short, 'veto.whoMayVeto', ['police']);
    expect(register(mouOf(file)).map(({ mayVeto }) => mayVeto)).toEqual([false, true]);
    expect(register(mouOf(short)).map(({ mayVeto }) => mayVeto)).toEqual([true, true]);
  });

  it('the text has no section for it, and one last line that says so', () => {
    const html = documentOf(mouOf(bare)).html;
    const titles = [...html.matchAll(/<h3[^>]*>([^<]*)</g)].map(([, title]) => title);
    expect(titles).toEqual([
      '1. Purpose',
      '2. Parties and their authority',
      '3. Effect, term and sunset review',
      '4. Handling of this record',
      '5. Signing',
      '6. What this MOU leaves open',
    ]);
    expect(html.slice(html.indexOf('leaves open'))).toContain('<li dir="auto">A ladder for disagreements</li>');
  });
});

describe('The register keeps, beside the parties,', () => {
  it('the title of the MOU and the keys of its terms, in the order of the text', () =>
    expect(registeredMou(mouOf(wildfire))).toEqual({
      title: wildfire.title,
      parties: wildfire.parties.map(({ key, name }) => ({ key, name })),
      terms: {
        decisionRights: wildfire.decisionRights.map(({ key }) => key),
        commitments: wildfire.commitments.map(({ key }) => key),
        kpis: ['notice', 'shelter', 'asthma-visits', 'acres-burned'],
        publicCredit: ['alerts', 'yearly-report'],
      },
    }));
});

describe('Signing groups', () => {
  it('are one group when all are asked at once', () =>
    expect(signingGroups(mouOf(short))).toEqual([['transport', 'police']]));
  it('are the groups of the MOU otherwise', () => {
    const file = changed(short, 'signing', { order: { kind: 'groups', groups: [['police'], ['transport']] } });
    expect(signingGroups(mouOf(file))).toEqual([['police'], ['transport']]);
  });

  it('have a seat for each office that signs, those of parties that leave in the last group', () => {
    const { parties, ...rest } = signedMou(mouOf(short));
    const [transport, police] = parties;
    if (!transport || !police) throw new Error('The short example has two parties');
    const offices = [
      { key: 'head', title: 'Chief' },
      { key: 'cfo', title: 'CFO' },
    ];
    const both = { ...police, signatories: ['head', 'cfo'], offices };
    const succession = {
      ...{ version: 2, kind: 'amendment' as const, follows: { version: 1, documentHash: 'd'.repeat(64) } },
      leaving: signingsOf({ ...both, key: 'parks', name: 'Parks' }),
    };
    const text = { ...rest, parties: [transport, both], succession };
    expect(signingGroups(text)).toEqual([['transport', 'police', 'police_cfo', 'parks', 'parks_cfo']]);
    expect(signersOf(text).map(({ key, office, leaves }) => [key, office, leaves])).toEqual([
      ['transport', 'Commissioner', undefined],
      ['police', 'Chief', undefined],
      ['police_cfo', 'CFO', undefined],
      ['parks', 'Chief', 2],
      ['parks_cfo', 'CFO', 2],
    ]);
  });
});
