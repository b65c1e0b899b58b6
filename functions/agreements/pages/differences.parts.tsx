/** Differences as people read them: what was removed is struck through and said to be, what was added is underlined and said to be. */
import type { Change, Part, SectionDifference, ShownRevision } from './differences.parts.ts';

/** Color and line alone tell a screen reader nothing, so the word for it is there to be heard. */
const Marked = ({ part: { kind, text } }: { part: Part }) => {
  if (kind === 'same') return <>{text}</>;
  const said = (
    <>
      <span class="usa-sr-only"> [{kind}: </span>
      {text}
      <span class="usa-sr-only">] </span>
    </>
  );
  return kind === 'removed' ? <del>{said}</del> : <ins>{said}</ins>;
};

const WHOLE = { same: '', removed: 'Removed', added: 'Added' } as const;

const Changed = ({ of: { under, parts } }: { of: Change }) => {
  const [first] = parts;
  const whole = parts.length === 1 && first ? WHOLE[first.kind] : '';
  return (
    <li class="concord-change">
      {(under || whole) && (
        <p class="concord-small">
          {whole}
          {under && whole && ', '}
          {under && (
            <>
              {whole ? 'under' : 'Under'} <bdi>{under}</bdi>
            </>
          )}
        </p>
      )}
      <p class="concord-change-text" dir="auto">
        {parts.map((part, index) => (
          <Marked key={index} part={part} />
        ))}
      </p>
    </li>
  );
};

const changed = ({ changes }: SectionDifference): boolean => changes.length > 0;

/** `level` is that of the sections' headings, one below the heading it all stands under. */
export const Differences = ({ of, level = 2 }: { of: readonly SectionDifference[]; level?: 2 | 3 | 4 }) => {
  const Heading = `h${level}` as const;
  const same = of.filter((section) => !changed(section));
  return (
    <div class="concord-differences" lang="en">
      {same.length === of.length ? (
        <p>
          No word that people read has changed. The texts differ in what ties them together inside, such as the short
          key of a party, and each has a hash of its own.
        </p>
      ) : (
        <p>
          Words that were <del>removed</del> are struck through; words that were <ins>added</ins> are underlined.
        </p>
      )}
      {of.filter(changed).map(({ title, was, changes }) => (
        <section key={title}>
          <Heading>{title}</Heading>
          {was && <p class="concord-small">Section {was} before</p>}
          <ul class="concord-changes">
            {changes.map((change, index) => (
              <Changed key={index} of={change} />
            ))}
          </ul>
        </section>
      ))}
      {same.length > 0 && same.length < of.length && (
        <section>
          <Heading>Unchanged, word for word</Heading>
          <ul class="usa-list">
            {same.map(({ title, was }) => (
              <li key={title}>
                {title}
                {was && `, section ${was} before`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

export const RevisionNote = ({ organizer, note }: Pick<ShownRevision, 'organizer' | 'note'>) =>
  note === undefined ? null : (
    <>
      <p>
        <bdi>{organizer}</bdi> says of this version:
      </p>
      <blockquote class="concord-words" dir="auto">
        {note}
      </blockquote>
    </>
  );

/** Below the title of a page that shows the whole text; nothing of a first version. */
export const RevisionSection = ({ of }: { of: ShownRevision | undefined }) =>
  of ? (
    <section id="changes" aria-labelledby="changes-heading">
      <h2 id="changes-heading">What changed since version {of.since}</h2>
      <RevisionNote {...of} />
      <Differences of={of.differences} level={3} />
    </section>
  ) : null;
