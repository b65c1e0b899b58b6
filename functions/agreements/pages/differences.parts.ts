/** What a new version changes, section by section and word by word, in the sentences that people read; what is not named is the same. */
import { diffArrays } from 'diff';
import type { SignedMou } from '../domain/signed-mou.ts';
import { type Line, type LinedSection, linesOf } from './document-lines.ts';

export interface Part {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** One line that is reworded, gone or new; `under` is the heading it stands under within its section. */
export interface Change {
  under: string;
  parts: Part[];
}

/** A section without changes is word for word the same. */
export interface SectionDifference {
  title: string;
  /** Its number in the version before, where it has another one now. */
  was?: string;
  changes: Change[];
}

/** Beyond so many edits the two have nothing in common that would help a reader, and looking for it takes seconds. */
const MOST_EDITS = 600;
/** Lines that share less than this part of their words are shown as one gone and one new: woven together they read as neither. */
const ALIKE = 0.4;

const one = (kind: Part['kind'], { under, text }: Line): Change => ({ under, parts: [{ kind, text }] });

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

function alike(old: Line, line: Line): boolean {
  const [before, after] = [wordsOf(old.text), wordsOf(line.text)];
  const shared = [...before].filter((word) => after.has(word));
  return shared.length >= ALIKE * Math.max(before.size, after.size, 1);
}

/** A number is one word with its commas and its point: whoever reads of money sees the whole amount struck out, not its last digits. */
const WORDS = /\p{Nd}+(?:[.,]\p{Nd}+)*|[\p{L}\p{M}\p{N}_]+|\s+|./gsu;
const pieces = (text: string): string[] => text.match(WORDS) ?? [];

/** Neighboring edits with only a space between them are one: a reader sees a phrase, not its pieces. */
function reworded(old: Line, line: Line): Change[] {
  const diff = diffArrays(pieces(old.text), pieces(line.text), { maxEditLength: MOST_EDITS });
  if (!diff) return [one('removed', old), one('added', line)];
  const parts: Part[] = [];
  let [removed, added, space] = ['', '', ''];
  const flush = () => {
    if (removed) parts.push({ kind: 'removed', text: removed });
    if (added) parts.push({ kind: 'added', text: added });
    if (space) parts.push({ kind: 'same', text: space });
    [removed, added, space] = ['', '', ''];
  };
  for (const { value: words, added: isNew, removed: isGone } of diff) {
    const value = words.join('');
    if (isNew || isGone) {
      [removed, added, space] = [removed + space, added + space, ''];
      if (isNew) added += value;
      else removed += value;
    } else if ((removed || added) && !space && value.trim() === '') space = value;
    else {
      flush();
      parts.push({ kind: 'same', text: value });
    }
  }
  flush();
  return [{ under: line.under, parts }];
}

/** Lines that went and lines that came in the same place: each that is still recognized is shown reworded. */
function replaced(gone: readonly Line[], come: readonly Line[]): Change[] {
  const changes: Change[] = [];
  let next = 0;
  for (const old of gone) {
    const found = come.findIndex((line, index) => index >= next && alike(old, line));
    const line = come[found];
    if (!line) {
      changes.push(one('removed', old));
      continue;
    }
    changes.push(...come.slice(next, found).map((before) => one('added', before)), ...reworded(old, line));
    next = found + 1;
  }
  return [...changes, ...come.slice(next).map((line) => one('added', line))];
}

function changesOf(before: readonly Line[], after: readonly Line[]): Change[] {
  const comparator = (old: Line, line: Line) => old.text === line.text;
  const runs = diffArrays([...before], [...after], { comparator, maxEditLength: MOST_EDITS });
  if (!runs) return replaced(before, after);
  const changes: Change[] = [];
  let gone: Line[] = [];
  for (const { value, added, removed } of [...runs, { value: [], added: false, removed: false }]) {
    if (removed) gone = value;
    else {
      changes.push(...replaced(gone, added ? value : []));
      gone = [];
    }
  }
  return changes;
}

/** `9` and `Signing` of `9. Signing` */
const headingOf = (title: string): { number: string; name: string } => {
  const [, number = '', name = title] = /^(\d+)\. (.*)$/s.exec(title) ?? [];
  return { number, name };
};

const asLine = (text: string): Line => ({ under: '', text });

function differenceOf(old: LinedSection | undefined, { title, lines }: LinedSection): SectionDifference {
  if (!old) return { title, changes: changesOf([], lines) };
  const [before, now] = [headingOf(old.title), headingOf(title)];
  const renamed = before.name === now.name ? [] : reworded(asLine(before.name), asLine(now.name));
  return {
    title,
    ...(before.number !== now.number && { was: before.number }),
    changes: [...renamed, ...changesOf(old.lines, lines)],
  };
}

/** Every section of the new document in its order, then those that only the old one had. */
export function differences(before: SignedMou, after: SignedMou): SectionDifference[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const known = new Set(now.map(({ part }) => part));
  return [
    ...now.map((section) =>
      differenceOf(
        old.find(({ part }) => part === section.part),
        section,
      ),
    ),
    ...old.filter(({ part }) => !known.has(part)).map(({ title, lines }) => ({ title, changes: changesOf(lines, []) })),
  ];
}

/** What a version changes in the one that it follows or replaced. */
export interface ShownRevision {
  since: number;
  /** The name of the agency that put it out. */
  organizer: string;
  note: string | undefined;
  differences: readonly SectionDifference[];
}

/** `by` is the party that put the version out. */
export const shownRevision = (
  { before, after, since, note }: { before: SignedMou; after: SignedMou; since: number; note?: string },
  by: string,
): ShownRevision => ({
  ...{ since, note },
  organizer: after.parties.find(({ key }) => key === by)?.name ?? by,
  differences: differences(before, after),
});
