/** What the parties say in words of their own: purpose, definitions, and sections that no field of the form holds. */
import type { SignedMou } from '../domain/signed-mou.ts';
import { Facts, Prose, paragraphsOf, Said } from './document.parts.tsx';

export const Purpose = ({ mou: { purpose } }: { mou: SignedMou }) => (
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

export const Definitions = ({ mou }: { mou: SignedMou }) => (
  <Facts
    of={mou.definitions.map(({ term, means }) => [<Said key="term">{term}</Said>, <Prose key="means" text={means} />])}
  />
);

export const OwnSection = ({ of: { text, numbered } }: { of: SignedMou['sections'][number] }) =>
  numbered ? (
    <ol>
      {paragraphsOf(text).map((paragraph, index) => (
        <li key={index} dir="auto">
          {paragraph}
        </li>
      ))}
    </ol>
  ) : (
    <Prose text={text} />
  );
