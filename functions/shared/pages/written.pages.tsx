/** What was typed in a form that could not be taken, in boxes from which it can be copied. */
import type { Saved, Written } from './written.ts';

/** The height of a box, so that most texts are seen whole. */
const rowsFor = (text: string): 'one' | 'few' | 'many' => {
  const lines = text.split('\n').length;
  if (lines === 1 && text.length <= 60) return 'one';
  return lines > 5 || text.length > 400 ? 'many' : 'few';
};

const Box = ({ of: { label, text, chosen }, id }: { of: Written; id: string }) => {
  if (chosen)
    return (
      <p dir="auto">
        {label}: <strong>{text}</strong>
      </p>
    );
  return (
    <div class="usa-form-group">
      <label class="usa-label" for={id} dir="auto">
        {label}
      </label>
      <textarea class={`usa-textarea concord-rows-${rowsFor(text)}`} id={id} dir="auto" readOnly>
        {text}
      </textarea>
      {/* A box prints only as much as it shows. */}
      <p class="concord-words concord-on-paper" dir="auto" aria-hidden="true">
        {text}
      </p>
    </div>
  );
};

interface WrittenProps {
  of: Saved;
  /** The level of its heading. */
  heading?: 'h2' | 'h3';
}

export const WhatWasWritten = ({ of: { fields, files }, heading: Heading = 'h2' }: WrittenProps) =>
  fields.length + files.length === 0 ? null : (
    <section aria-labelledby="written">
      <Heading id="written">What you had written</Heading>
      <p>It was not recorded. Copy it before you leave this page.</p>
      {fields.map((one, index) => (
        <Box key={index} of={one} id={`written-${index}`} />
      ))}
      {files.map((name) => (
        <p key={name} dir="auto">
          The file <strong>{name || 'that you chose'}</strong> was not kept: choose it again.
        </p>
      ))}
    </section>
  );
