/** The MOU as people read and sign it: one article in numbered sections, every term in words, the same bytes for the same MOU. */
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { annexesOf, type SignedMou } from '../domain/signed-mou.ts';
import { Facts, Listed, Said } from './document.parts.tsx';
import { Annexes, Clauses, Handling, Related } from './document-attached.pages.tsx';
import { BoardRules, IndependentAction, Ladder, Veto } from './document-board.pages.tsx';
import { adoptedFacts, successionFacts } from './document-head.pages.tsx';
import { Kpis } from './document-kpis.pages.tsx';
import { Closing, EffectAndTerm, Withdrawal } from './document-life.pages.tsx';
import { leftOpen, Open } from './document-open.pages.tsx';
import { Parties } from './document-parties.pages.tsx';
import { Signing } from './document-signing.pages.tsx';
import { Commitments, Contacts, Credit, DecisionRights } from './document-terms.pages.tsx';
import { Definitions, OwnSection, Purpose } from './document-words.pages.tsx';

/** A section of the article. `part` says which one it is, whatever number it has in a version. */
export interface Section {
  part: string;
  title: string;
  body: ComponentChildren;
}

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
    ...mou.sections.map((one) => ({ part: `section ${one.key}`, title: one.title, body: <OwnSection of={one} /> })),
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
