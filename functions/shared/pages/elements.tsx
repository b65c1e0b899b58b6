/** The parts from which pages are made: each says what it is to a screen reader, and keeps what was typed. */
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../kernel.ts';
import { useError } from './page-errors.ts';

/** What was wrong and what to do, announced at once. Stands under the heading of the page whose act was refused. */
export const Alert = ({ refusal }: { refusal: Pick<Refusal, 'wrong' | 'remedy'> }) => {
  useError(refusal);
  return (
    <div class="usa-alert usa-alert--error" role="alert">
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading" dir="auto">
          {refusal.wrong}
        </h2>
        <p class="usa-alert__text" dir="auto">
          {refusal.remedy}
        </p>
      </div>
    </div>
  );
};

/** Something to know before going on; not announced. */
export const Notice = ({
  kind = 'info',
  heading,
  children,
}: {
  kind?: 'info' | 'success' | 'warning';
  heading?: string;
  children: ComponentChildren;
}) => (
  <div class={`usa-alert usa-alert--${kind}`}>
    <div class="usa-alert__body">
      {heading && <h2 class="usa-alert__heading">{heading}</h2>}
      <div class="usa-alert__text">{children}</div>
    </div>
  </div>
);

/** What an agreement is called above its title; the number breaks only where nothing else helps. */
export const Numbered = ({ number }: { number: string }) => <span class="concord-number">{number}</span>;

/** Terms and values, side by side where there is room; an entry without a value is left out. */
export const SummaryList = ({ of }: { of: readonly (readonly [term: string, value: ComponentChildren])[] }) => (
  <dl class="concord-facts">
    {of
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
  </dl>
);

/** Lines of a cell: one below the other, without marks. */
export const Lines = ({ of }: { of: readonly string[] }) => (
  <ul class="concord-listed">
    {of.map((line) => (
      <li key={line} dir="auto">
        {line}
      </li>
    ))}
  </ul>
);

/** A hash in full: it wraps on a phone, and copies as one piece. */
export const HashText = ({ children }: { children: string }) => <code class="concord-hash">{children}</code>;

/**
 * A fragment that Concord itself rendered, such as the stored document of an MOU, byte for byte as it was hashed. Never give it
 * anything typed or sent.
 */
export const Rendered = ({ html }: { html: string }) => <div dangerouslySetInnerHTML={{ __html: html }} />;
