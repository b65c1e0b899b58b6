/** The headings of a stored document by the part that each begins, so that what stands beside the text leads into it. */

export interface Heading {
  id: string;
  /** Escaped as it was stored, since some have titles that the parties wrote. */
  heading: string;
}

export const headingsIn = (html: string): ReadonlyMap<string, Heading> =>
  new Map(
    [...html.matchAll(/<section data-part="([^"]*)"><h3 id="(section-\d+)">([^<]*)<\/h3>/g)].map(
      ([, part = '', id = '', heading = '']) => [part, { id, heading }],
    ),
  );
