/** What was typed in a form that could not be taken, in boxes from which it can be copied. */
import type { Saved, Written } from './written.ts';

const LONGEST_LINE = 80;
/** Rows of a box, so that most texts are seen whole. */
const rowsFor = (text: string): 'many' | 'few' => (text.length > 400 || text.split('\n').length > 5 ? 'many' : 'few');

const Box = ({ of: { label, text, chosen }, id }: { of: Written; id: string }) => {
  if (chosen)
    return (
      <p dir="auto">
        {label}: <strong>{text}</strong>
      </p>
    );
  const line = text.length <= LONGEST_LINE && !text.includes('\n');
  return (
    <div class="usa-form-group">
      <label class="usa-label" for={id} dir="auto">
        {label}
      </label>
      {line ? (
        <input class="usa-input concord-wide" type="text" id={id} dir="auto" readOnly value={text} />
      ) : (
        <textarea class={`usa-textarea concord-rows-${rowsFor(text)}`} id={id} dir="auto" readOnly>
          {text}
        </textarea>
      )}
    </div>
  );
};

export const WhatWasWritten = ({ of: { fields, files } }: { of: Saved }) =>
  fields.length + files.length === 0 ? null : (
    <section aria-labelledby="written">
      <h2 id="written">What you had written</h2>
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
