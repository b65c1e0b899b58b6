/** The MOU as people read and sign it: one article in numbered sections, every term in words, the same bytes for the same MOU. */
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { saySettings } from '../adoption/domain/settings.ts';
import { partyOf } from '../domain/seats.rules.ts';
import { annexesOf, type SignedElsewhere, type SignedMou, type Succession } from '../domain/signed-mou.ts';
import { Facts, Listed, many, On, Prose, Said, sayMonth } from './document.parts.tsx';
import { BoardRules, Ladder, Veto } from './document-board.pages.tsx';
import { Kpis } from './document-kpis.pages.tsx';
import { Annexes, Clauses, Closing, EffectAndTerm, Related, Signing, Withdrawal } from './document-life.pages.tsx';
import { leftOpen } from './document-open.pages.tsx';
import { Commitments, Contacts, Credit, DecisionRights, officeTitle } from './document-terms.pages.tsx';

/** A section of the article. `part` says which one it is, whatever number it has in a version. */
export interface Section {
  part: string;
  title: string;
  body: ComponentChildren;
}

const HANDLING = {
  public: 'Public: anyone may read this MOU.',
  parties: 'Parties: the parties may read this MOU; others ask under the law on public records.',
  named:
    'Named people: only people whom the parties name may read this MOU; others ask under the law on public records.',
} as const;

const Parties = ({ mou }: { mou: SignedMou }) => (
  <>
    {mou.parties.map((party) => (
      <section key={party.key}>
        <h4 dir="auto">{party.name}</h4>
        <Facts
          of={[
            ['Called here', party.shortName === undefined ? undefined : <Said>{party.shortName}</Said>],
            ['Authority', <Said key="statute">{party.authority.statute}</Said>],
            ['What it allows', <Prose key="text" text={party.authority.text} />],
            ['Jurisdiction', party.jurisdiction === 'federal' ? 'Federal' : undefined],
            [
              'Fiscal year',
              party.fiscalYearStartsIn === undefined ? undefined : `Begins in ${sayMonth(party.fiscalYearStartsIn)}`,
            ],
            [
              'Signs through',
              party.signatories.length === 1 ? (
                <Said>{officeTitle(mou, party.key, party.signatories[0])}</Said>
              ) : (
                <>
                  <p>All of these offices:</p>
                  <Listed of={party.signatories.map((office) => officeTitle(mou, party.key, office))} />
                </>
              ),
            ],
            ['Liaison', <Said key="liaison">{officeTitle(mou, party.key, party.liaison)}</Said>],
            ['Offices named here', <Listed key="offices" of={party.offices.map(({ title }) => title)} />],
          ]}
        />
      </section>
    ))}
    <p>An office signs and acts through whoever holds it at the time; a change of holder does not change this MOU.</p>
  </>
);

const Purpose = ({ mou: { purpose } }: { mou: SignedMou }) => (
  <>
    <Prose text={purpose.text} />
    {purpose.outcomes.length > 0 && (
      <>
        <p>When this MOU works:</p>
        <ol>
          {purpose.outcomes.map((outcome, index) => (
            <li key={index} dir="auto">
              {outcome}
            </li>
          ))}
        </ol>
      </>
    )}
  </>
);

const Definitions = ({ mou }: { mou: SignedMou }) => (
  <Facts
    of={mou.definitions.map(({ term, means }) => [<Said key="term">{term}</Said>, <Prose key="means" text={means} />])}
  />
);

const Own = ({ of: { text, numbered } }: { of: SignedMou['sections'][number] }) =>
  numbered ? (
    <ol>
      {text
        .split('\n')
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          <li key={index} dir="auto">
            {paragraph}
          </li>
        ))}
    </ol>
  ) : (
    <Prose text={text} />
  );

const IndependentAction = ({ of: { days, text } }: { of: NonNullable<SignedMou['independentActionNotice']> }) => (
  <>
    <p>A party gives {many(days, 'day')} of notice before it acts on its own.</p>
    <Prose text={text} />
  </>
);

const Handling = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>{HANDLING[mou.handling]}</p>
    {mou.figuresPublic ? (
      <p>Figures of the shared KPIs may be shown to everyone, without names and notes.</p>
    ) : (
      mou.kpis.length > 0 && <p>Figures of the shared KPIs are read by the parties.</p>
    )}
  </>
);

const given = (is: unknown, section: Section): Section[] => (is ? [section] : []);

/** What the parties have agreed on has a section; what they have not, a line of the last one. */
export function sectionsOf(mou: SignedMou): Section[] {
  const open = leftOpen(mou);
  const { boardRules, veto, independentActionNotice, terminationNotice } = mou;
  return [
    { part: 'purpose', title: 'Purpose', body: <Purpose mou={mou} /> },
    { part: 'parties', title: 'Parties and their authority', body: <Parties mou={mou} /> },
    ...given(mou.definitions.length, {
      part: 'definitions',
      title: 'Definitions',
      body: <Definitions mou={mou} />,
    }),
    ...mou.sections.map((one) => ({ part: `section ${one.key}`, title: one.title, body: <Own of={one} /> })),
    ...given(mou.decisionRights.length, {
      part: 'decision rights',
      title: 'Who decides what',
      body: <DecisionRights mou={mou} />,
    }),
    ...given(mou.commitments.length, {
      part: 'commitments',
      title: 'Commitments and funds',
      body: <Commitments mou={mou} />,
    }),
    ...given(mou.publicCredit.length, { part: 'public credit', title: 'Public credit', body: <Credit mou={mou} /> }),
    ...given(mou.kpis.length, { part: 'kpis', title: 'Shared KPIs', body: <Kpis mou={mou} /> }),
    ...given(mou.ladder, { part: 'ladder', title: 'When we disagree', body: <Ladder mou={mou} /> }),
    ...given(boardRules, { part: 'board', title: 'The operating board', body: <BoardRules mou={mou} /> }),
    ...given(veto, { part: 'veto', title: 'Veto', body: <Veto mou={mou} /> }),
    ...given(independentActionNotice, {
      part: 'independent action',
      title: 'Notice of independent action',
      body: independentActionNotice && <IndependentAction of={independentActionNotice} />,
    }),
    { part: 'term', title: 'Effect, term and sunset review', body: <EffectAndTerm mou={mou} /> },
    ...given(terminationNotice, {
      part: 'withdrawal',
      title: 'Withdrawal',
      body: terminationNotice && <Withdrawal of={terminationNotice} />,
    }),
    ...given(mou.closingDuties.length + mou.survivingObligations.length, {
      part: 'closing',
      title: 'Closing duties and what survives',
      body: <Closing mou={mou} />,
    }),
    ...given(mou.contacts.length, { part: 'contacts', title: 'Contacts', body: <Contacts mou={mou} /> }),
    ...given(mou.related.length, { part: 'related', title: 'Related MOUs', body: <Related mou={mou} /> }),
    { part: 'handling', title: 'Handling of this record', body: <Handling mou={mou} /> },
    ...given(mou.clauses.length, { part: 'clauses', title: 'Fixed clauses', body: <Clauses mou={mou} /> }),
    ...given(annexesOf(mou).length, { part: 'annexes', title: 'Annexes', body: <Annexes mou={mou} /> }),
    { part: 'signing', title: 'Signing', body: <Signing mou={mou} /> },
    ...given(open.length, { part: 'open', title: 'What this MOU leaves open', body: <Open of={open} /> }),
  ];
}

const Open = ({ of }: { of: readonly string[] }) => (
  <>
    <p>The parties have not agreed on:</p>
    <Listed of={of} />
  </>
);

/** A party that leaves is named once, however many offices sign for it. */
const isFirst = ({ key }: { key: string }): boolean => key === partyOf(key);

/** Which text it follows, and from when to when it holds. */
const successionFacts = ({ version, kind, follows, firstDay, lastDay, certifies, leaving }: Succession) =>
  [
    [
      'Version',
      `Version ${version}, ${kind === 'renewal' ? 'a renewal' : 'an amendment'} of version ${follows.version}`,
    ],
    [
      `Version ${follows.version} is the text with the hash`,
      <code key="follows" class="concord-hash">
        {follows.documentHash}
      </code>,
    ],
    [
      'Holds',
      <>
        {firstDay === undefined ? (
          'From the last signature'
        ) : kind === 'renewal' ? (
          <>
            From the last moment of version {follows.version}, which ends with <On day={firstDay} />,
          </>
        ) : (
          <>
            From <On day={firstDay} />, or from the last signature if that is later,
          </>
        )}{' '}
        {lastDay === undefined ? (
          'with no last day'
        ) : (
          <>
            to <On day={lastDay} />
          </>
        )}
      </>,
    ],
    [
      'By signing it, every party certifies',
      certifies === undefined ? undefined : <Prose key="certifies" text={certifies} />,
    ],
    [
      'Leaves with this version',
      leaving.length === 0 ? undefined : (
        <ul key="leaving">
          {leaving.filter(isFirst).map(({ key, name }) => (
            <li key={key} dir="auto">
              {name}
            </li>
          ))}
        </ul>
      ),
    ],
  ] as const;

/** That it was signed elsewhere, and what of it the signed original does not say. */
const adoptedFacts = ({ signedOn, since, pdf, settings }: SignedElsewhere) =>
  [
    ['Signed elsewhere', <On key="signed" day={signedOn} />],
    ['In force since', <On key="since" day={since} />],
    [
      'The signed original is the PDF with the SHA-256 hash',
      <code key="original" class="concord-hash">
        {pdf.sha256}
      </code>,
    ],
    ['Set here, not in the signed original', settings.length === 0 ? undefined : saySettings(settings)],
  ] as const;

export const Article = ({ mou }: { mou: SignedMou }) => (
  <article class="concord-document usa-prose" lang="en">
    <h2 dir="auto">{mou.title}</h2>
    <Facts
      of={[
        ['Memorandum of understanding', mou.number],
        ...(mou.succession ? successionFacts(mou.succession) : []),
        ...(mou.adopted ? adoptedFacts(mou.adopted) : []),
        ['Among', <Listed key="parties" of={mou.parties.map(({ name }) => name)} />],
        [
          'The agency that organizes this agreement',
          <Said key="convener">{mou.parties.find(({ key }) => key === mou.convener)?.name ?? ''}</Said>,
        ],
      ]}
    />
    {sectionsOf(mou).map(({ part, title, body }, index) => (
      <section key={part} data-part={part}>
        <h3 id={`section-${index + 1}`}>
          {index + 1}. {title}
        </h3>
        {body}
      </section>
    ))}
  </article>
);

/** The fragment, without page around it; its headings begin at level 2. */
export const documentHtml = (mou: SignedMou): string => render(<Article mou={mou} />);
