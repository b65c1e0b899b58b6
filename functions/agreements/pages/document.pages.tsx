/** The MOU as people read and sign it: one article in numbered sections, every term in words, the same bytes for the same MOU. */
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { SignedMou, Succession } from '../domain/signed-mou.ts';
import { Facts, many, On, Prose, Said } from './document.parts.tsx';
import { Annexes, Clauses, EffectAndTerm, Ending, Signing } from './document-life.pages.tsx';
import { BoardRules, Commitments, DecisionRights, Kpis, Ladder, officeTitle } from './document-terms.pages.tsx';

interface Section {
  title: string;
  body: (mou: SignedMou) => ComponentChildren;
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
            ['Signs through', <Said key="head">{officeTitle(mou, party.key, party.signatory)}</Said>],
            [
              'Liaison',
              party.liaison === undefined ? undefined : <Said>{officeTitle(mou, party.key, party.liaison)}</Said>,
            ],
            [
              'Offices named here',
              <ul key="offices">
                {party.offices.map((office) => (
                  <li key={office.key} dir="auto">
                    {office.title}
                  </li>
                ))}
              </ul>,
            ],
          ]}
        />
      </section>
    ))}
    <p>An office signs and acts through whoever holds it at the time; a change of holder does not change this MOU.</p>
  </>
);

const Purpose = ({ mou }: { mou: SignedMou }) => (
  <>
    <Prose text={mou.purpose.problem} />
    <p>When this MOU works:</p>
    <ol>
      {mou.purpose.outcomes.map((outcome) => (
        <li key={outcome} dir="auto">
          {outcome}
        </li>
      ))}
    </ol>
  </>
);

const SECTIONS: readonly Section[] = [
  { title: 'The problem we share', body: (mou) => <Purpose mou={mou} /> },
  { title: 'Parties and their authority', body: (mou) => <Parties mou={mou} /> },
  { title: 'Who decides what', body: (mou) => <DecisionRights mou={mou} /> },
  { title: 'Commitments and funds', body: (mou) => <Commitments mou={mou} /> },
  { title: 'Public credit', body: (mou) => <Prose text={mou.publicCredit} /> },
  { title: 'Shared KPIs', body: (mou) => <Kpis mou={mou} /> },
  { title: 'When we disagree', body: (mou) => <Ladder mou={mou} /> },
  { title: 'The operating board', body: (mou) => <BoardRules mou={mou} /> },
  {
    title: 'Notice of independent action',
    body: (mou) => (
      <>
        <p>A party gives {many(mou.independentActionNotice.days, 'day')} of notice before it acts on its own.</p>
        <Prose text={mou.independentActionNotice.text} />
      </>
    ),
  },
  { title: 'Effect, term and sunset review', body: (mou) => <EffectAndTerm mou={mou} /> },
  { title: 'Withdrawal and what survives', body: (mou) => <Ending mou={mou} /> },
  { title: 'Handling of this record', body: (mou) => <p>{HANDLING[mou.handling]}</p> },
  { title: 'Fixed clauses', body: (mou) => <Clauses mou={mou} /> },
  { title: 'Annexes', body: (mou) => <Annexes mou={mou} /> },
  { title: 'Signing', body: (mou) => <Signing mou={mou} /> },
];

/** Which text it follows, and from when to when it holds. */
const successionFacts = ({ version, kind, follows, firstDay, lastDay, leaving }: Succession) =>
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
        to <On day={lastDay} />
      </>,
    ],
    [
      'Leaves with this version',
      leaving.length === 0 ? undefined : (
        <ul key="leaving">
          {leaving.map(({ key, name }) => (
            <li key={key} dir="auto">
              {name}
            </li>
          ))}
        </ul>
      ),
    ],
  ] as const;

export const Article = ({ mou }: { mou: SignedMou }) => (
  <article class="concord-document usa-prose" lang="en">
    <h2 dir="auto">{mou.title}</h2>
    <Facts
      of={[
        ['Memorandum of understanding', mou.number],
        ...(mou.succession ? successionFacts(mou.succession) : []),
        [
          'Among',
          <ul key="parties">
            {mou.parties.map((party) => (
              <li key={party.key} dir="auto">
                {party.name}
              </li>
            ))}
          </ul>,
        ],
        [
          'The agency that organizes this agreement',
          <Said key="convener">{mou.parties.find(({ key }) => key === mou.convener)?.name ?? ''}</Said>,
        ],
      ]}
    />
    {SECTIONS.map(({ title, body }, index) => (
      <section key={title}>
        <h3 id={`section-${index + 1}`}>
          {index + 1}. {title}
        </h3>
        {body(mou)}
      </section>
    ))}
  </article>
);

/** The fragment, without page around it; its headings begin at level 2. */
export const documentHtml = (mou: SignedMou): string => render(<Article mou={mou} />);
