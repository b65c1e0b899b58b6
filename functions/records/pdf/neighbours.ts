/** Pieces of a line that go into one element of the structure: those of one link, and those that are read in one direction. */
import type { Piece } from './lines.ts';

/** Neighbours that are alike. */
function runsOf<T>(all: readonly T[], alike: (one: T, other: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const one of all) {
    const last = runs.at(-1);
    if (last?.[0] !== undefined && alike(last[0], one)) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

export const byLink = (pieces: readonly Piece[]) =>
  runsOf(pieces, (one, other) => one.link === other.link).map((run) => ({ link: run[0]?.link, pieces: run }));

/**
 * Glyphs stand in a file from left to right, also those that are read from right to left: for who reads by its structure, these have
 * what they say in the order in which it is said.
 */
export const byDirection = (pieces: readonly Piece[]) =>
  runsOf(pieces, (one, other) => one.level > 0 === other.level > 0).map((run) => ({
    pieces: run,
    ...(run.some(({ level }) => level % 2 === 1) && {
      actual: [...run]
        .sort((one, other) => one.place - other.place)
        .map(({ says }) => says)
        .join(''),
    }),
  }));
