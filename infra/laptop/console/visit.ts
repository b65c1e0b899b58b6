/** One request to the console: what it asks, what it may look at, and the few ways to answer it. */
import type { Ahead } from './ahead.ts';
import type { Guide } from './guide/guide.ts';
import type { Move } from './move.ts';
import { type Page, shell } from './shell.tsx';
import type { Surface } from './surface.ts';

export interface Visit {
  cloud: Surface;
  guide: () => Guide | Promise<Guide>;
  /** What MOUs have ahead, the soonest first. */
  ahead?: (() => Promise<readonly Ahead[]>) | undefined;
  /** The last move of the clock, for the page that tells of it. */
  moves: { last?: Move };
  /** Parameters of the path, decoded. */
  path: Record<string, string>;
  query: URLSearchParams;
  form: URLSearchParams;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export type Act = (visit: Visit) => Answer | Promise<Answer>;

/** @param cloud none while it starts */
export const show = ({ cloud }: { cloud?: Surface }, page: Page, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: shell(cloud, page),
});

export const seeOther = (location: string): Answer => ({ status: 303, headers: { location }, body: '' });

/** A file to save, never to be shown as a page of the console. */
export const download = (name: string, body: Buffer): Answer => ({
  status: 200,
  headers: {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`)}`,
  },
  body,
});

export const missing = (visit: Visit, what: string, section: string): Answer =>
  show(
    visit,
    {
      title: 'Not found',
      shows: `There is no ${what} here.`,
      section,
      main: undefined,
    },
    404,
  );
